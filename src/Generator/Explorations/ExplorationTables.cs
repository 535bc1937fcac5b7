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
        ["accuracy_test", "balanced_accuracy_test", "area_cm2", "total_power_mw", "area_reduction", "power_reduction", "system_area_cm2",
            "system_power_mw"];

    /// <summary>explore.csv.</summary>
    /// <param name="runs">The points in the order of the plan.</param>
    public static (IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) Designs(
        IReadOnlyList<(ExplorationPoint Point, RunOnDisk Run)> runs)
    {
        string[] columns = [.. runs.SelectMany(r => r.Run.Designs[0].Row.Columns).Distinct().Except(PointColumns)];
        (string Column, string Trait)[] traits = Traits(runs, [.. PointColumns, .. columns]);
        return ([.. PointColumns, .. columns, .. traits.Select(t => t.Column)],
            [.. runs.SelectMany(r => r.Run.Designs.Select(d => (IReadOnlyList<string>)
            [.. Key(r.Point, r.Run), .. columns.Select(c => d.Row.Find(c) ?? ""), .. traits.Select(t => RunTrait.ValueOf(r.Run.Traits, t.Trait))]))]);
    }

    /// <summary>summary.csv: for each group of runs that differ in their seed only the exact networks and the recommended designs.</summary>
    /// <param name="runs">The points in the order of the plan.</param>
    public static (IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) Summary(
        IReadOnlyList<(ExplorationPoint Point, RunOnDisk Run)> runs)
    {
        string[] columns = [.. Averaged.Where(c => runs.All(r => r.Run.Designs[0].Row.Find(c) is not null))];
        IEnumerable<string> statistics = columns.SelectMany(c => new[] { c + "_mean", c + "_sd", c + "_ci95" });
        (string Column, string Trait)[] traits = Traits(runs, GroupColumns);
        return ([.. GroupColumns, .. statistics, .. traits.Select(t => t.Column)],
            [.. runs.GroupBy(r => (r.Point.Data, r.Run.Settings)).SelectMany(group => new[] { "exact", "recommended" }.Select(which =>
            (IReadOnlyList<string>)
            [
                group.Key.Data, group.First().Run.Option("hidden"), group.First().Run.Option("input_bits"), group.First().Run.Technology,
                group.First().Run.Option("method"), Split(group.First().Run), which, $"{group.DistinctBy(r => r.Run.Seed).Count()}",
                .. columns.SelectMany(c => Figures([.. group.DistinctBy(r => r.Run.Seed).Select(r => Chosen(r.Run, which).Row.Number(c))])),
                .. traits.Select(t => RunTrait.ValueOf(group.First().Run.Traits, t.Trait)),
            ]))]);
    }

    /// <summary>Options that differ among the runs and that no column says yet, each with the name of a column of its own.</summary>
    private static (string Column, string Trait)[] Traits(IReadOnlyList<(ExplorationPoint Point, RunOnDisk Run)> runs,
        IReadOnlyCollection<string> columns) =>
        [.. RunTrait.Varying(runs.Select(r => r.Run.Traits)).Where(name => !IsSaid(name, runs))
            .Select(name => (columns.Contains(name) ? "option_" + name : name, name))];

    /// <summary>True for what the first columns say. Two technologies of one name in different files are not told apart by it.</summary>
    private static bool IsSaid(string trait, IReadOnlyList<(ExplorationPoint Point, RunOnDisk Run)> runs) =>
        trait is "hidden" or "input_bits" or "method" or "split"
        || (trait == "technology" && runs.Select(r => (r.Run.Technology, r.Run.Option(trait))).Distinct().Count() == runs
            .Select(r => r.Run.Technology).Distinct().Count());

    private static DesignOnDisk Chosen(RunOnDisk run, string which) => run.Designs.First(d => which == "exact" ? d.IsBaseline : d.IsRecommended);

    private static IEnumerable<string> Key(ExplorationPoint point, RunOnDisk run) =>
    [
        point.Name, point.Data, run.Option("hidden"), run.Option("input_bits"), run.Option("method"), Split(run), run.Seed,
        .. new[] { "accuracy_test", "balanced_accuracy_test" }.Select(f =>
            $"{run.Run.GetProperty("float_network").GetProperty(f).GetDouble():0.0000}"),
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
