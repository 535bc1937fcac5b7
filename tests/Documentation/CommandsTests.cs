using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PrintedMlp.Tests.Documentation;

/// <summary>Runs what README.md and docs/ tell a reader to run, page after page, each once, in one folder and through the real launcher. Searches get the
/// least budget. Only the first run has the simulators: all others do the same with other files, and compilers take most of the time.</summary>
public sealed partial class CommandsTests : IDisposable
{
    /// <summary>Commands that are not run here, and why.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["./test"] = "it is what runs this",
        ["./printedmlp dataset get "] = "asks the network; DatasetCacheTests",
        ["./printedmlp design pendigits "] = "asks the network; DatasetCacheTests",
        ["./printedmlp design ROWS.csv "] = "its rows are those of another project",
        ["./printedmlp explore examples/papers.json "] = "takes hours; PapersPageTests",
        ["scripts/archive.sh "] = "SelfContainedArchiveTests",
        ["tar "] = "SelfContainedArchiveTests",
        ["printedmlp-"] = "SelfContainedArchiveTests",
        ["docker "] = "ContainerTests",
        ["dotnet "] = "ToolPackageTests",
        ["tools/"] = "ToolPackageTests",
    };

    /// <summary>What is added to a command, so that it takes seconds.</summary>
    private static readonly (string Command, string Words)[] Quicker =
    [
        ("./printedmlp design examples/", " --effort quick --restarts 1 --random-vectors 10 --max-designs 3 --prove-seconds 0"),
        ("./printedmlp design readings.csv --templates ", " --method none --restarts 1 --random-vectors 10 --prove-seconds 0"),
        ("./printedmlp design readings.csv --model ", " --method none --random-vectors 10 --prove-seconds 0"),
        ("./printedmlp explore examples/balance-scale.csv ", " --set method=none --set restarts=1 --set random-vectors=10 --set clip=0 --set test-kit-cells=0"),
        ("./printedmlp shrink ", " --effort quick"),
    ];

    private readonly TempFolder _folder = new();

    public CommandsTests()
    {
        File.CreateSymbolicLink(_folder.File("printedmlp"), Repository.Path("printedmlp"));
        Directory.CreateDirectory(_folder.File("examples"));
        File.Copy(Repository.Path("examples", "balance-scale.csv"), _folder.File("examples/balance-scale.csv"));
        File.Copy(Repository.Path("examples", "balance-scale.csv"), _folder.File("readings.csv"));
        string neuron = "[" + string.Join(',', Enumerable.Repeat("1", 4)) + "]";
        File.WriteAllText(_folder.File("network.onnx"), $$"""
            {"format": "printedmlp-trained-1",
             "layers": [{"weights": [{{neuron}}, {{neuron}}], "biases": [0, -1]},
                        {"weights": [[1, 0], [0, 1], [1, 1]], "biases": [0, 0, 0]}]}
            """);
        File.WriteAllText(_folder.File("examples/sizes.json"), File.ReadAllText(Repository.Path("examples", "sizes.json"))
            .Replace("[3, 5]", "[1]", StringComparison.Ordinal)
            .Replace("\"effort\": \"quick\"", "\"method\": \"none\", \"restarts\": 1, \"random-vectors\": 10, \"clip\": \"0\"", StringComparison.Ordinal));
        Directory.CreateDirectory(_folder.File("programs"));
        string[] path = Environment.GetEnvironmentVariable("PATH")!.Split(':');
        foreach (string program in path.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
        {
            string link = _folder.File($"programs/{Path.GetFileName(program)}");
            if (!Simulator().IsMatch(link) && !Path.Exists(link))
            {
                File.CreateSymbolicLink(link, program);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Speed", "slow")]
    public void Every_command_of_the_readme_and_of_the_pages_runs_as_it_stands_in_order_in_one_folder()
    {
        string[] pages = [Repository.Path("README.md"), .. Directory.GetFiles(Repository.Path("docs"), "*.md").Order()];
        (string Page, string Command)[] commands = [.. pages.SelectMany(page => Commands(page).Select(command => (Path.GetFileName(page), command)))];
        Assert.InRange(commands.Length, 40, 100);
        Assert.All(Elsewhere.Keys, known => Assert.Contains(commands, c => c.Command.StartsWith(known, StringComparison.Ordinal)));
        bool isFirst = true;
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach ((string page, string command) in commands)
        {
            // What a page repeats would do the same again in the same folder.
            if (!done.Add(command.Split('#')[0].TrimEnd()) || Elsewhere.Keys.Any(known => command.StartsWith(known, StringComparison.Ordinal)))
            {
                continue;
            }
            Run(page, command, isFirst);
            if (isFirst)
            {
                string[] rows = File.ReadAllLines(_folder.File("out/balance/designs.csv"));
                Assert.All(rows[1..], row => Assert.Contains(",yes,", row, StringComparison.Ordinal));
            }
            isFirst = false;
        }
    }

    private void Run(string page, string command, bool withSimulators)
    {
        bool inDesign = (page is "run-folder.md" or "next-steps.md") && !command.StartsWith("./printedmlp ", StringComparison.Ordinal);
        string words = string.Concat(Quicker.Where(q => command.StartsWith(q.Command, StringComparison.Ordinal)).Select(q => q.Words));
        ProcessStartInfo start = new("bash", ["-c", $"({command.Split(" #")[0]}{words}) 2>&1"])
        {
            WorkingDirectory = inDesign ? _folder.File("out/balance/designs/01") : _folder.Path,
            RedirectStandardOutput = true,
        };
        start.Environment["PRINTEDMLP_NO_INSTALL"] = "1";
        if (!withSimulators && !inDesign)
        {
            start.Environment["PATH"] = _folder.File("programs");
        }
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{page}: {command}{words}\n{output}");
    }

    /// <summary>Indented lines that begin with a program, and the commands of the README's table.</summary>
    private static IEnumerable<string> Commands(string page)
    {
        bool isFenced = false;
        foreach (string line in File.ReadLines(page))
        {
            isFenced ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isFenced && Indented().Match(line) is { Success: true } indented)
            {
                yield return indented.Groups[1].Value;
            }
            else if (!isFenced && line.StartsWith("| `./printedmlp ", StringComparison.Ordinal))
            {
                foreach (Match quoted in Quoted().Matches(line.Split('|')[1]))
                {
                    yield return quoted.Groups[1].Value;
                }
            }
        }
    }

    [GeneratedRegex(@"^    ((\./(printedmlp|test)|printedmlp|scripts/|tools/|make |iverilog |yosys |head |tar |docker |dotnet ).*)$")]
    private static partial Regex Indented();

    [GeneratedRegex("`(\\./printedmlp [^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("/(iverilog|vvp|verilator|ghdl)[^/]*$")]
    private static partial Regex Simulator();
}
