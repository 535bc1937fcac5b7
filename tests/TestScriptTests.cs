using System.Diagnostics;

namespace PrintedMlp.Tests;

/// <summary>Runs <c>./test</c> where programs are missing, with an apt-get and a dotnet that only write down what they are
/// asked, so that nothing is installed and nothing is tested.</summary>
public sealed class TestScriptTests : IDisposable
{
    private const string Record = "#!/bin/bash\necho \"$(basename \"$0\") $*\" >> \"$LOG\"\n";

    private readonly TempFolder _folder = new();

    public TestScriptTests()
    {
        Directory.CreateDirectory(_folder.File("programs"));
        foreach (string program in new[] { "bash", "basename", "dirname", "env", "grep", "sed", "mktemp", "rm" })
        {
            File.CreateSymbolicLink(_folder.File($"programs/{program}"), Installed(program));
        }
        Add("verilator", "");
        Add("make", "");
        Add("apt-get", Record);
        Add("dotnet", Record + """
            while [ $# -gt 0 ]; do
              if [ "$1" = --results-directory ]; then echo '<Counters total="3" passed="2" failed="1" />' > "$2/tests.trx"; exit 1; fi
              shift
            done
            """);
        File.Copy(Repository.Path("test"), _folder.File("test"));
    }

    [Fact]
    public void Missing_programs_are_installed_before_the_tests_run()
    {
        (int exitCode, string output, string[] asked) = Run("root");

        Assert.Equal(["apt-get update -qq", "apt-get install -y -qq --no-install-recommends iverilog yosys berkeley-abc g++ chromium"], asked[..2]);
        Assert.Equal(["dotnet build", "dotnet format", "dotnet test"], asked[2..].Select(line => string.Join(' ', line.Split(' ')[..2])));
        Assert.EndsWith("2 passed, 1 failed\n", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public void Nothing_is_installed_when_nothing_is_missing()
    {
        foreach (string program in new[] { "iverilog", "yosys", "berkeley-abc", "g++", "chromium" })
        {
            Add(program, "");
        }

        Assert.StartsWith("dotnet build", Run("root").Asked[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Package_lists_that_cannot_be_refreshed_do_not_stop_the_installation()
    {
        Add("apt-get", Record + "[ \"$1\" != update ]");

        (_, string output, string[] asked) = Run("root");

        Assert.Contains("going on with the package lists that are there", output, StringComparison.Ordinal);
        Assert.StartsWith("apt-get install", asked[1], StringComparison.Ordinal);
        Assert.EndsWith("2 passed, 1 failed\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_user_installs_through_sudo()
    {
        Add("sudo", Record + "\"$@\"");

        string[] asked = Run("somebody").Asked;

        Assert.Equal("sudo apt-get update -qq", asked[0]);
        Assert.StartsWith("sudo env DEBIAN_FRONTEND=noninteractive apt-get install", asked[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apt-get", "There is no apt-get here.")]
    [InlineData("sudo", "Installing takes root or sudo.")]
    [InlineData("package", "apt-get could not install them.")]
    public void Where_nothing_can_be_installed_the_programs_are_named(string lacking, string why)
    {
        if (lacking != "sudo")
        {
            File.Delete(_folder.File("programs/apt-get"));
        }
        if (lacking == "package")
        {
            Add("apt-get", Record + "[ \"$1\" != install ]");
        }

        (int exitCode, string output, string[] asked) = Run(lacking == "sudo" ? "somebody" : "root");

        Assert.Equal(3, exitCode);
        Assert.Contains($"{why} Install these programs, then run ./test again: iverilog yosys berkeley-abc g++ chromium\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain(asked, line => line.StartsWith("dotnet", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_sdk_it_says_what_is_needed()
    {
        File.Delete(_folder.File("programs/dotnet"));

        (int exitCode, string output, string[] asked) = Run("root");

        Assert.Equal(3, exitCode);
        Assert.Contains(".NET SDK 10", output, StringComparison.Ordinal);
        Assert.Empty(asked);
    }

    public void Dispose() => _folder.Dispose();

    private (int ExitCode, string Output, string[] Asked) Run(string user)
    {
        Add("id", $"#!/bin/bash\necho {(user == "root" ? 0 : 1000)}\n");
        ProcessStartInfo start = new(Installed("bash"), ["-c", "./test 2>&1"]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true };
        start.Environment["PATH"] = _folder.File("programs");
        start.Environment["LOG"] = _folder.File("log");
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, File.Exists(_folder.File("log")) ? File.ReadAllLines(_folder.File("log")) : []);
    }

    private void Add(string program, string text)
    {
        string file = _folder.File($"programs/{program}");
        File.WriteAllText(file, text);
        using var process = Process.Start("chmod", ["+x", file]);
        process.WaitForExit();
    }

    private static string Installed(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, program)).First(File.Exists);
}
