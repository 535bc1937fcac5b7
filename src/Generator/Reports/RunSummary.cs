using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Verification;
using Spectre.Console;

namespace PrintedMlp.Generator.Reports;

/// <summary>The short table that a run ends with, and where the files are. Of several seeds it shows the recommended design
/// and the baseline of each.</summary>
internal static class RunSummary
{
    public static void Print(TextWriter output, IReadOnlyList<RunResult> results, string folder, bool severalSeeds)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Math.Max(console.Profile.Width, 160);
        Table table = new Table { Border = TableBorder.Simple }.AddColumn("design");
        foreach (string column in new[] { "accuracy", "loss", "balanced", "area cm2", "smaller", "power mW", "less", "path ms" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }
        table.AddColumn("supply").AddColumn("verified");
        bool hasFront = results.Any(r => r.Designs.Length > 1);
        foreach (RunResult result in results)
        {
            foreach (DesignRow row in result.Designs.Where(d => !severalSeeds || d.Recommended || d == result.Designs[^1]))
            {
                table.AddRow(Cells(row, severalSeeds ? FormattableString.Invariant($"seed-{result.Seed}/") : "", hasFront));
            }
        }
        console.Write(table);
        output.WriteLine("accuracy, loss against the baseline and balanced accuracy on the test rows; power is total power, estimated as 1.05 x static");
        if (hasFront)
        {
            output.WriteLine("* recommended: the smallest design within --max-loss, chosen on training and validation rows");
        }
        foreach (Statistic statistic in severalSeeds ? Statistics(results) : [])
        {
            output.WriteLine(statistic.ToString());
        }
        foreach (string line in Gaps(results))
        {
            output.WriteLine(line);
        }
        output.WriteLine($"files: {folder}");
    }

    private static string[] Cells(DesignRow row, string prefix, bool isMarked) =>
    [
        Markup.Escape(prefix + row.Name + (isMarked && row.Recommended ? " *" : "")),
        FormattableString.Invariant($"{row.Design.Test.Accuracy:0.000}"),
        row.Design == row.Baseline ? "" : FormattableString.Invariant($"{row.Baseline.Test.Accuracy - row.Design.Test.Accuracy:0.000}"),
        FormattableString.Invariant($"{row.Design.Test.BalancedAccuracy:0.000}"),
        FormattableString.Invariant($"{row.Design.Netlist.AreaCm2:0.###}"),
        Factor(row, row.Baseline.Netlist.AreaCm2, row.Design.Netlist.AreaCm2),
        FormattableString.Invariant($"{row.Design.TotalPowerMw:0.###}"),
        Factor(row, row.Baseline.TotalPowerMw, row.Design.TotalPowerMw),
        row.Design.Netlist.CriticalPathMs is { } path ? FormattableString.Invariant($"{path:0.#}") : "not known",
        Markup.Escape(Supply.For(row.Design.TotalPowerMw)),
        row.Verified,
    ];

    private static string Factor(DesignRow row, double baseline, double value) =>
        row.Design == row.Baseline || value <= 0 ? "" : FormattableString.Invariant($"{baseline / value:0.0}x");

    private static IEnumerable<Statistic> Statistics(IReadOnlyList<RunResult> results)
    {
        DesignRow[] exact = [.. results.Select(r => r.Designs[^1])], recommended = [.. results.Select(r => r.Designs.First(d => d.Recommended))];
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
        .SelectMany(d => d.Report.Checks.Where(c => c.Result != CheckResult.Passed)
            .Select(c => (d.Name, Line: $"{c.Subject}, {c.Method}, {c.Tool}: {CheckText.Of(c)}")))
        .GroupBy(gap => gap.Line)
        .Select(g => g.Count() == results.Sum(r => r.Designs.Length) ? g.Key
            : $"{string.Join(", ", g.Select(gap => gap.Name).Distinct())}: {g.Key}");
}
