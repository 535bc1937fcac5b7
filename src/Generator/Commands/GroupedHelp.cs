using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Generator.Commands;

/// <summary>Help of a command with many options: in groups, those for experts with <c>--help-all</c> only.</summary>
internal static class GroupedHelp
{
    private static readonly ImmutableArray<(SettingGroup? Group, string Title)> Titles =
    [
        (SettingGroup.Data, "Data"), (SettingGroup.Training, "Network"), (SettingGroup.Search, "Search"), (SettingGroup.Gates, "Gates and front end"),
        (SettingGroup.Output, "Results"), (null, "Other"),
    ];

    /// <summary>What a first run has no use for.</summary>
    private static readonly HashSet<string> ForExperts =
    [
        "--missing", "--skip-lines", "--decimal", "--class-from-file-name", "--ordered", "--clip", "--split-column", "--split-words",
            "--group-column",
        "--model-inputs", "--restarts", "--l2", "--method", "--power-worth", "--levels", "--front-end", "--feature-cost", "--offset",
            "--offset-copies",
        "--jitter-copies", "--jitter", "--languages", "--random-vectors", "--optimizer", "--map-for", "--prove-conflicts", "--templates", "--format",
        "--scaler", "--trees", "--spread", "--defect-rate", "--defect-tolerance", "--spice", "--test-kit-cells",
        "--cost", "--sensor-cost", "--teacher", "--refit",
    ];

    /// <summary>Gives a command such help.</summary>
    /// <param name="root">The command line, whose help option it is that shows it.</param>
    /// <param name="command">One of its commands.</param>
    public static void Add(RootCommand root, Command command)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        var usual = (HelpAction)option.Action!;
        Option<bool> all = new("--help-all")
        {
            Description = "Show this with the options for experts",
            Action = new Grouped(usual, command, isAll: true),
        };
        command.Options.Add(all);
        option.Action = new Grouped(usual, command, isAll: false);
    }

    /// <summary>The usual help with its options in groups.</summary>
    /// <param name="text">The usual help.</param>
    /// <param name="isAll">Whether those for experts are among them.</param>
    private static IEnumerable<string> Lines(string text, bool isAll)
    {
        string[] lines = text.TrimEnd().Split('\n');
        int first = Array.FindIndex(lines, StartsOption);
        ILookup<bool, string[]> options = Options(lines[first..]).ToLookup(option => Names(option).Any(ForExperts.Contains));
        ILookup<SettingGroup?, string[]> groups = Options(lines[first..]).Where(option => isAll || !Names(option).Any(ForExperts.Contains))
            .ToLookup(option => Names(option).Select(name => RunSettings.Find(name[2..])).FirstOrDefault(s => s is not null)?.Group);
        // The line before the first option is the heading of all.
        IEnumerable<string> grouped = Titles.Where(t => groups[t.Group].Any())
            .SelectMany(t => groups[t.Group].SelectMany(option => option).Prepend($"{t.Title}:").Append(""));
        return [.. lines[..(first - 1)], .. grouped, .. isAll ? Array.Empty<string>()
            : [$"{options[true].Count()} more options, for experts: --help-all"]];
    }

    /// <summary>Each option with the lines that go on about it.</summary>
    private static IEnumerable<string[]> Options(string[] lines)
    {
        List<string> option = [];
        foreach (string line in lines.Where(line => line.Trim().Length > 0))
        {
            if (StartsOption(line) && option.Count > 0)
            {
                yield return [.. option];
                option.Clear();
            }
            option.Add(line);
        }
        yield return [.. option];
    }

    private static bool StartsOption(string line) => line.StartsWith("  -", StringComparison.Ordinal);

    /// <summary>What an option may be called: the words before its value and its description.</summary>
    private static string[] Names(string[] option) => [.. option[0].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
        .TakeWhile(word => word.StartsWith('-')).Where(word => word.StartsWith("--", StringComparison.Ordinal))];

    private sealed class Grouped(HelpAction usual, Command command, bool isAll) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            if (parseResult.CommandResult.Command != command)
            {
                return usual.Invoke(parseResult);
            }
            TextWriter output = parseResult.InvocationConfiguration.Output;
            using StringWriter text = new() { NewLine = "\n" };
            parseResult.InvocationConfiguration.Output = text;
            int exitCode = usual.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output = output;
            foreach (string line in Lines(text.ToString(), isAll))
            {
                output.WriteLine(line);
            }
            return exitCode;
        }
    }
}
