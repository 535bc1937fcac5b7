
namespace PrintedMlp.Tests;

/// <summary>Runs <c>./test</c> where programs are missing, with an apt-get and a dotnet that only write down what they are
/// asked, so that nothing is installed and nothing is tested.</summary>
public sealed class TestScriptTests : IDisposable
{
    private readonly FakePrograms _programs = new(["test", "scripts/programs.sh"], "bash", "basename", "dirname", "env", "grep", "sed", "mktemp", "rm");

    public TestScriptTests()
    {
        _programs.Add("verilator", "");
        _programs.Add("make", "");
        _programs.Add("apt-get", FakePrograms.Record);
        _programs.Add("dotnet", FakePrograms.Record + """
            while [ $# -gt 0 ]; do
              if [ "$1" = --results-directory ]; then echo '<Counters total="3" passed="2" failed="1" />' > "$2/tests.trx"; exit 1; fi
              shift
            done
            """);
    }

    [Fact]
    public void Missing_programs_are_installed_before_the_tests_run()
    {
        (int exitCode, string output, string[] asked) = Run("root");

        Assert.Equal(["apt-get update -qq", "apt-get install -y -qq --no-install-recommends iverilog yosys berkeley-abc g++ python3 ghdl ngspice chromium"], asked[..2]);
        Assert.Equal(["dotnet build", "dotnet format", "dotnet test"], asked[2..].Select(line => string.Join(' ', line.Split(' ')[..2])));
        Assert.EndsWith("2 passed, 1 failed\n", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public void Nothing_is_installed_when_nothing_is_missing()
    {
        foreach (string program in new[] { "iverilog", "yosys", "berkeley-abc", "g++", "python3", "ghdl", "ngspice", "chromium" })
        {
            _programs.Add(program, "");
        }

        Assert.StartsWith("dotnet build", Run("root").Asked[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Package_lists_that_cannot_be_refreshed_do_not_stop_the_installation()
    {
        _programs.Add("apt-get", FakePrograms.Record + "[ \"$1\" != update ]");

        (_, string output, string[] asked) = Run("root");

        Assert.Contains("going on with the package lists that are there", output, StringComparison.Ordinal);
        Assert.StartsWith("apt-get install", asked[1], StringComparison.Ordinal);
        Assert.EndsWith("2 passed, 1 failed\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_user_installs_through_sudo()
    {
        _programs.Add("sudo", FakePrograms.Record + "\"$@\"");

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
            _programs.Remove("apt-get");
        }
        if (lacking == "package")
        {
            _programs.Add("apt-get", FakePrograms.Record + "[ \"$1\" != install ]");
        }

        (int exitCode, string output, string[] asked) = Run(lacking == "sudo" ? "somebody" : "root");

        Assert.Equal(3, exitCode);
        Assert.Contains($"{why}\nInstall these programs, then run ./test again: iverilog yosys berkeley-abc g++ python3 ghdl ngspice chromium\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain(asked, line => line.StartsWith("dotnet", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_sdk_it_says_what_is_needed()
    {
        _programs.Remove("dotnet");

        (int exitCode, string output, string[] asked) = Run("root");

        Assert.Equal(3, exitCode);
        Assert.Contains(".NET SDK 10", output, StringComparison.Ordinal);
        Assert.Empty(asked);
    }

    public void Dispose() => _programs.Dispose();

    private (int ExitCode, string Output, string[] Asked) Run(string user)
    {
        (int exitCode, string output) = _programs.Run("./test", asRoot: user == "root");
        return (exitCode, output, _programs.Asked);
    }
}
