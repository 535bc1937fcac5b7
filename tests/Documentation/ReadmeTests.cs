using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PrintedMlp.Tests.Documentation;

/// <summary>Runs what README.md tells a reader to run: every line that starts with <c>./printedmlp design</c>, through the
/// real launcher, with little training, little search and a folder of its own.</summary>
public partial class ReadmeTests
{
    public static TheoryData<string> Commands => new(File.ReadLines(Repository.Path("README.md"))
        .Select(line => line.Trim()).Where(line => line.StartsWith("./printedmlp design ", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Commands))]
    [Trait("Speed", "slow")]
    public void A_command_of_the_readme_ends_in_a_verified_design(string command)
    {
        using var folder = new TempFolder();
        string script = OutOption().Replace(command, "") + $" --out '{folder.File("run")}' --restarts 1 --random-vectors 10 --effort quick --max-designs 2 --prove-seconds 0";
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script + " 2>&1"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{script}\n{output}");
        string[] designs = Directory.GetFiles(folder.Path, "designs.csv", SearchOption.AllDirectories);
        Assert.NotEmpty(designs);
        Assert.All(designs, file => Assert.All(File.ReadAllLines(file)[1..], row => Assert.Contains(",yes,", row, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@" (--out|--restarts|--random-vectors|--effort|--max-designs|--prove-seconds)[ =]\S+")]
    private static partial Regex OutOption();
}
