using System.Collections.Immutable;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Reports.Html;

namespace PrintedMlp.Generator.Explorations;

/// <summary>The tables of an exploration: <c>explore.csv</c>, a row a design, and <c>summary.csv</c>, means over seeds.
/// docs/explore.md describes the columns.</summary>
internal static class ExplorationTables
{
    /// <summary>Columns of explore.csv before those of designs.csv.</summary>
    public static ImmutableArray<string> PointColumns { get; } =
        ["point", "data", "searched_hidden", "input_bits", "method", "split", "seed", "float_accuracy_test", "float_balanced_accuracy_test"];

    /// <summary>Columns of summary.csv before the statistics.</summary>
    public static ImmutableArray<string> GroupColumns { get; } =
        ["data", "searched_hidden", "input_bits", "technology", "method", "split", "which", "seeds"];

    private static readonly string[] Averaged =
        ["accuracy_test", "balanced_accuracy_test", "area_cm2", "total_power_mw", "area_reduction", "power_reduction", "system_area_cm2", "system_power_mw"];

    /// <summary>explore.csv.</summary>
    /// <param name="runs">The points in the order of the plan.</param>
    public static (IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) Designs(IReadOnlyList<(ExplorationPoint Point, RunOnDisk Run)> runs)
    {
        string[] columns = [.. runs.SelectMany(r => r.Run.Designs[0].Row.Columns).Distinct()];
        return ([.. PointColumns, .. columns], [.. runs.SelectMany(r => r.Run.Designs.Select(d => (IReadOnlyList<string>)
            [.. Key(r.Point, r.Run), .. columns.Select(c => d.Row.Find(c) ?? "")]))]);
    }

    /// <summary>summary.csv: for each group of runs that differ in their seed only the exact networks and the recommended designs.</summary>
    /// <param name="runs">The points in the order of the plan.</param>
    public static (IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) Summary(IReadOnlyList<(ExplorationPoint Point, RunOnDisk Run)> runs)
    {
        string[] columns = [.. Averaged.Where(c => runs.All(r => r.Run.Designs[0].Row.Find(c) is not null))];
        IEnumerable<string> statistics = columns.SelectMany(c => new[] { c + "_mean", c + "_sd", c + "_ci95" });
        return ([.. GroupColumns, .. statistics], [.. runs.GroupBy(r => (r.Point.Data, r.Run.Settings)).SelectMany(group => new[] { "exact", "recommended" }.Select(which =>
            (IReadOnlyList<string>)
            [
                group.Key.Data, group.First().Run.Option("hidden"), group.First().Run.Option("input_bits"), group.First().Run.Technology,
                group.First().Run.Option("method"), Split(group.First().Run), which, $"{group.Count()}",
                .. columns.SelectMany(c => Figures([.. group.Select(r => Chosen(r.Run, which).Row.Number(c))])),
            ]))]);
    }

    private static DesignOnDisk Chosen(RunOnDisk run, string which) => run.Designs.First(d => which == "exact" ? d.IsBaseline : d.IsRecommended);

    private static IEnumerable<string> Key(ExplorationPoint point, RunOnDisk run) =>
    [
        point.Name, point.Data, run.Option("hidden"), run.Option("input_bits"), run.Option("method"), Split(run), run.Seed,
        .. new[] { "accuracy_test", "balanced_accuracy_test" }.Select(f => $"{run.Run.GetProperty("float_network").GetProperty(f).GetDouble():0.0000}"),
    ];

    private static string Split(RunOnDisk run) => run.Split.GetProperty("kind").GetString()!;

    /// <summary>Mean, sample standard deviation and half the 95 % interval; the last two are empty for a single seed, all three where a
    /// seed has no figure.</summary>
    private static string[] Figures(double?[] values)
    {
        if (values.Any(v => v is null))
        {
            return ["", "", ""];
        }
        double[] all = [.. values.Select(v => v!.Value)];
        if (all.Length == 1)
        {
            return [Text(all[0]), "", ""];
        }
        Statistic statistic = Statistic.Of("", all);
        return [Text(statistic.Mean), Text(statistic.Deviation), Text(statistic.HalfInterval)];
    }

    private static string Text(double value) => $"{value:0.######}";
}
