using System.Collections.Immutable;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Training.Data;
using Spectre.Console;

namespace PrintedMlp.Generator.Reports;

/// <summary>The short table that a run ends with, and where the files are. Of several seeds it shows the recommended design
/// and the baseline of each.</summary>
internal static class RunSummary
{
    /// <summary>Name of the page in the run's folder.</summary>
    public const string PageName = "report.html";

    /// <summary>Room beside the cells of a column, and beside the whole table.</summary>
    private const int BesideCells = 3, BesideTable = 2;

    /// <summary>Columns that stay away from a narrow terminal, the first one first.</summary>
    private static readonly ImmutableArray<string> LessNeeded =
    [
        "gates\nless", "gates\nsmaller", "path\nms", "gates\nmW", "gates\ncm2", "balanced", "system\nless", "supply", "system\nsmaller", "loss",
            "system\nmW",
    ];

    /// <param name="output">Where to print.</param>
    /// <param name="results">The runs.</param>
    /// <param name="folder">Where their files are.</param>
    /// <param name="severalSeeds">Whether each has a folder of its own.</param>
    /// <param name="width">Most characters of a line.</param>
    public static void Print(TextWriter output, IReadOnlyList<RunResult> results, string folder, bool severalSeeds, int width = int.MaxValue)
    {
        bool hasFront = results.Any(r => r.Designs.Length > 1);
        string[][] rows =
        [
            .. results.SelectMany(result => result.Designs.Where(d => !severalSeeds || d.Design.IsRecommended || d == result.Designs[^1])
                .Select(row => Cells(row, severalSeeds ? $"seed-{result.Seed}/" : "", hasFront))
                .Append(Reference(result.Designs[^1].Commonest, severalSeeds ? $"seed-{result.Seed}/" : ""))),
        ];
        int[] shown = Fitting(rows, width);
        Table table = new() { Border = TableBorder.Simple };
        foreach (int column in shown)
        {
            TableColumn one = new TableColumn(Columns[column]).NoWrap();
            table.AddColumn(LeftAligned.Contains(Columns[column]) ? one : one.RightAligned());
        }
        foreach (string[] cells in rows)
        {
            table.AddRow([.. shown.Select(column => Markup.Escape(cells[column]))]);
        }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Math.Max(console.Profile.Width, 160);
        console.Write(table);
        SearchSettings search = results[0].Options.Search;
        string[] notes =
        [
            "accuracy, loss against the baseline and balanced accuracy on the test rows; power is total power, estimated as 1.05 x static",
            "gates: the classifier; system: with the comparators that it reads, or those of the codes that it reads without their encoder",
            "smaller, less: the factors that area and power are below those of the baseline; supply is chosen by the system's power",
            .. hasFront ? [$"* recommended: {Recommendation.Rule(search.MaxLoss, search.Weighting)}"] : Array.Empty<string>(),
            .. shown.Length < Columns.Length
                ? [$"{Columns.Length - shown.Length} columns have no room here; designs.csv and the report have them"] : Array.Empty<string>(),
        ];
        foreach (string note in notes)
        {
            Say(note);
        }
        foreach (RunResult result in results.Where(r => !r.Options.Search.Costs.IsEmpty))
        {
            output.WriteLine((severalSeeds ? $"seed-{result.Seed}: " : "") + "mean cost of a test row: " + string.Join(", ", result.Designs
                .Where(d => d.Design.IsRecommended || d.Design.IsBaseline).Select(d => $"{d.Name} {d.Design.Test.MeanCost:0.###}")
                .Append($"always {Printable.Short(result.Designs[^1].Commonest.Label)} {result.Designs[^1].Commonest.Test.MeanCost:0.###}")));
        }
        if (!severalSeeds && hasFront)
        {
            Design recommended = results[0].Designs.First(d => d.Design.IsRecommended).Design;
            Say($"expected of {recommended.Name} on new rows: {recommended.Expected:0.000}, " + (recommended.Refit is null
                ? "its accuracy on validation rows less one standard error"
                : "its accuracy on training and validation rows, which it was searched on, less what such netlists lose on others"));
        }
        foreach (RunResult result in results.Where(r => !r.BeatsCommonestClass))
        {
            Say((severalSeeds ? $"seed-{result.Seed}: " : "") + result.Designs[^1].Commonest.BeatsAllNote);
        }
        foreach ((RunResult result, DesignRow row) in results.SelectMany(r => r.Designs.Select(d => (r, d)))
            .Where(d => d.d.Design.IsRecommended && d.d.Design.Test.Answered < Classes(d.d)))
        {
            Say($"note: {row.Name} answers {row.Design.Test.Answered} of {Classes(row)} classes on the test rows"
                + (result.Options.Search.Weighting == Weighting.Rows ? "; with --objective balanced all classes weigh the same" : ""));
        }
        foreach (Statistic statistic in severalSeeds ? Statistics(results) : [])
        {
            Say(statistic.ToString());
        }
        foreach (string line in Gaps(results))
        {
            Say(line);
        }
        if (MissingPrograms.Line(results.SelectMany(r => r.Designs).SelectMany(d => d.Report.Checks)) is { } missing)
        {
            Say(missing);
        }
        output.WriteLine($"files: {folder}");
        output.WriteLine($"report: {Path.Combine(folder, PageName)}");

        void Say(string text)
        {
            foreach (string line in TerminalWidth.Wrapped(text, width))
            {
                output.WriteLine(line);
            }
        }
    }

    private static int Classes(DesignRow row) => row.Design.Test.Counts.Length;

    private static readonly ImmutableArray<string> Columns =
    [
        "design", "accuracy", "loss", "balanced", "system\ncm2", "system\nsmaller", "system\nmW", "system\nless", "gates\ncm2", "gates\nsmaller",
        "gates\nmW", "gates\nless", "path\nms", "supply", "checked",
    ];

    private static readonly ImmutableArray<string> LeftAligned = ["design", "supply", "checked"];

    /// <summary>The columns, by their numbers, that a line has room for.</summary>
    private static int[] Fitting(string[][] rows, int width)
    {
        int[] widths = [.. Columns.Select((title, i) => title.Split('\n').Concat(rows.Select(r => r[i])).Max(text => text.Length) + BesideCells)];
        List<int> shown = [.. Enumerable.Range(0, Columns.Length)];
        foreach (string title in LessNeeded)
        {
            if (shown.Sum(column => widths[column]) + BesideTable > width)
            {
                shown.Remove(Columns.IndexOf(title));
            }
        }
        return [.. shown];
    }

    private static string[] Cells(DesignRow row, string prefix, bool isMarked)
    {
        (Design design, Design baseline) = (row.Design, row.Baseline);
        string[] cost =
        [
            $"{design.SystemAreaCm2:0.###}", Factor(row, baseline.SystemAreaCm2, design.SystemAreaCm2),
            $"{design.SystemPowerMw:0.###}", Factor(row, baseline.SystemPowerMw, design.SystemPowerMw),
            $"{design.Netlist.AreaCm2:0.###}", Factor(row, baseline.Netlist.AreaCm2, design.Netlist.AreaCm2),
            $"{design.TotalPowerMw:0.###}", Factor(row, baseline.TotalPowerMw, design.TotalPowerMw),
        ];
        return
        [
            prefix + row.Name + (isMarked && row.Design.IsRecommended ? " *" : ""),
            $"{design.Test.Accuracy:0.000}",
            design.IsBaseline ? "" : Share(baseline.Test.Accuracy - design.Test.Accuracy),
            $"{design.Test.BalancedAccuracy:0.000}",
            .. cost,
            design.Netlist.CriticalPathMs is { } path ? $"{path:0.#}" : "not known",
            Supply.ShortFor(design.SystemPowerMw),
            RungText.Of(row.Report.Checked),
        ];
    }

    /// <summary>What to hold the designs against: a circuit of nothing that always answers the same.</summary>
    private static string[] Reference(CommonestClass commonest, string prefix) =>
    [
        $"{prefix}always {Printable.Short(commonest.Label)}",
        $"{commonest.Test.Accuracy:0.000}", "", $"{commonest.Test.BalancedAccuracy:0.000}",
        .. Enumerable.Repeat("", Columns.Length - 4),
    ];

    /// <summary>A design without a gate, or without anything, has no factor.</summary>
    private static string Factor(DesignRow row, double baseline, double value) =>
        row.Design.IsBaseline ? "" : value <= 0 ? "all" : $"{baseline / value:0.0}x";

    /// <summary>Three decimals, and no sign where they are all 0.</summary>
    private static string Share(double share) => $"{Math.Round(share, 3) + 0.0:0.000}";

    private static IEnumerable<Statistic> Statistics(IReadOnlyList<RunResult> results)
    {
        DesignRow[] exact = [.. results.Select(r => r.Designs[^1])],
            recommended = [.. results.Select(r => r.Designs.First(d => d.Design.IsRecommended))];
        yield return Statistic.Of("float accuracy", [.. results.Select(r => r.FloatTest.Accuracy)]);
        yield return Statistic.Of("exact accuracy", [.. exact.Select(d => d.Design.Test.Accuracy)]);
        yield return Statistic.Of("exact area cm2", [.. exact.Select(d => d.Design.Netlist.AreaCm2)]);
        if (!exact.SequenceEqual(recommended))
        {
            yield return Statistic.Of("recommended accuracy", [.. recommended.Select(d => d.Design.Test.Accuracy)]);
            yield return Statistic.Of("recommended area cm2", [.. recommended.Select(d => d.Design.Netlist.AreaCm2)]);
        }
    }

    /// <summary>What was not checked, and what disagrees; with the designs that it is about, unless it is about all.</summary>
    private static IEnumerable<string> Gaps(IReadOnlyList<RunResult> results) => results
        .SelectMany(r => r.Designs)
        .SelectMany(d => d.Report.Checks.Where(c => c.Result != CheckResult.Passed && !MissingPrograms.IsWhy(c))
            .Select(c => (d.Name, Line: $"{c.Subject}, {c.Method}, {c.Tool}: {CheckText.Of(c)}")))
        .GroupBy(gap => gap.Line)
        .Select(g => g.Count() == results.Sum(r => r.Designs.Length) ? g.Key
            : $"{string.Join(", ", g.Select(gap => gap.Name).Distinct())}: {g.Key}");
}
