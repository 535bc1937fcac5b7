using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Verification;
using Spectre.Console;

namespace PrintedMlp.Generator.Reports;

/// <summary>The short table that a run ends with, and where the files are.</summary>
internal static class RunSummary
{
    public static void Print(TextWriter output, IReadOnlyList<RunResult> results, string folder, bool severalSeeds)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Math.Max(console.Profile.Width, 120);
        Table table = new Table { Border = TableBorder.Simple }.AddColumn("design");
        foreach (string column in new[] { "accuracy", "balanced", "area cm2", "power mW", "critical path ms" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }
        table.AddColumn("supply").AddColumn("verified");
        foreach (RunResult result in results)
        {
            foreach (DesignRow row in result.Designs)
            {
                table.AddRow(Cells(row, severalSeeds ? FormattableString.Invariant($"seed-{result.Seed}/") : ""));
            }
        }
        console.Write(table);
        output.WriteLine("accuracy and balanced accuracy on the test rows; power is total power, estimated as 1.05 x static");
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

    private static string[] Cells(DesignRow row, string prefix) =>
    [
        Markup.Escape(prefix + row.Name),
        FormattableString.Invariant($"{row.Design.Test.Accuracy:0.000}"),
        FormattableString.Invariant($"{row.Design.Test.BalancedAccuracy:0.000}"),
        FormattableString.Invariant($"{row.Design.Netlist.AreaCm2:0.###}"),
        FormattableString.Invariant($"{row.Design.TotalPowerMw:0.###}"),
        row.Design.Netlist.CriticalPathMs is { } path ? FormattableString.Invariant($"{path:0.#}") : "not known",
        Markup.Escape(Supply.For(row.Design.TotalPowerMw)),
        row.Verified,
    ];

    private static IEnumerable<Statistic> Statistics(IReadOnlyList<RunResult> results)
    {
        yield return Statistic.Of("float accuracy", [.. results.Select(r => r.FloatTest.Accuracy)]);
        yield return Statistic.Of("exact accuracy", [.. results.Select(r => r.Designs[^1].Design.Test.Accuracy)]);
        yield return Statistic.Of("exact area cm2", [.. results.Select(r => r.Designs[^1].Design.Netlist.AreaCm2)]);
    }

    /// <summary>What was not checked, and what disagrees.</summary>
    private static IEnumerable<string> Gaps(IReadOnlyList<RunResult> results) => results
        .SelectMany(r => r.Designs)
        .SelectMany(d => d.Report.Checks)
        .Where(c => c.Result != CheckResult.Passed)
        .Select(c => $"{c.Subject}, {c.Method}, {c.Tool}: {CheckText.Of(c)}")
        .Distinct();
}
