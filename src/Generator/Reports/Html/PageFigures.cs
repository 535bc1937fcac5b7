using PrintedMlp.Generator.Reports.Figures;
using PrintedMlp.Generator.Reports.Literature;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary>The figures of a page: accuracy against area and power, of the gates and, where the table has such columns, of the
/// whole system.</summary>
internal static class PageFigures
{
    private static readonly (string Cost, string Scope, string Column, string Axis)[] Costs =
    [
        ("area", "gates", "area_cm2", "area (cm², logarithmic)"),
        ("power", "gates", "total_power_mw", "total power (mW, logarithmic)"),
        ("area", "system", "system_area_cm2", "area with the sensors' front end (cm², logarithmic)"),
        ("power", "system", "system_power_mw", "power with the sensors' front end (mW, logarithmic)"),
    ];

    private static readonly (string Column, string Axis)[] Accuracies =
        [("accuracy_test", "accuracy on test rows (%)"), ("balanced_accuracy_test", "balanced accuracy on test rows (%)")];

    /// <summary>The figures for runs on the same data.</summary>
    /// <param name="data">The runs.</param>
    /// <param name="idOf">Identifies a design of a run on the page.</param>
    public static IEnumerable<PageFigure> Of(RunsOnData data, Func<int, DesignOnDisk, string> idOf) =>
        from cost in Costs
        where data.Runs.All(r => r.Run.Designs.All(d => d.Row.Find(cost.Column) is not null))
        from accuracy in Accuracies
        select new PageFigure(cost.Cost, cost.Scope, accuracy.Column, new ScatterFigure(
            $"accuracy-{cost.Cost}{(cost.Scope == "system" ? "-system" : "")}{(accuracy.Column == "accuracy_test" ? "" : "-balanced")}",
            $"{data.Name}: {accuracy.Axis.Replace(" (%)", "", StringComparison.Ordinal)} against {cost.Axis.Split(" (")[0]}",
            cost.Axis, accuracy.Axis,
            [.. Published(data, cost.Scope, cost.Cost, accuracy.Column),
                .. data.Groups.SelectMany(g => Designs(data, g, cost.Column, accuracy.Column, idOf)),
                .. data.Groups.Where(g => g.HasSeveralSeeds).SelectMany(g => Means(g, cost.Column, accuracy.Column))])
        {
            Reference = Reference(data, $"commonest_{accuracy.Column}"),
            Limits = cost.Cost == "power" ? [.. Supply.All.Select(s => (s.LimitMw, s.ShortName))] : [],
        });

    /// <summary>What always answering the commonest class gives; null where runs differ in it or do not say it.</summary>
    private static (double Y, string Label)? Reference(RunsOnData data, string column) =>
        data.Runs.Select(r => r.Run.Designs[^1].Row).Select(row => row.Find(column) is null ? null : row.Number(column)).Distinct()
            .ToArray() is [{ } y] ? (y, "commonest class") : null;

    private static IEnumerable<Mark> Published(RunsOnData data, string scope, string cost, string accuracy) =>
        scope != "gates" || accuracy != "accuracy_test" ? []
            : PublishedCircuits.For(PublishedCircuits.Dataset(data.First.DataHashes), data.First.Technology)
            .Select(c => (Circuit: c, X: cost == "area" ? c.AreaCm2 : c.TotalPowerMw)).Where(c => c.X is not null)
            .Select(c => new Mark(MarkKind.Published, c.X!.Value, c.Circuit.Accuracy,
                $"{c.Circuit.Work}: {c.Circuit.Accuracy:0.0%}, {c.X:0.###} {(cost == "area" ? "cm²" : "mW")}; {c.Circuit.Note}")
            {
                Label = c.Circuit.ShortName,
            });

    private static IEnumerable<Mark> Designs(RunsOnData data, RunGroup group, string cost, string accuracy, Func<int, DesignOnDisk, string> idOf) =>
        from run in @group.Runs
        from design in run.Run.Designs
        let y = design.Row.Number(accuracy)
        let x = design.Row.Number(cost)
        where x is not null && y is not null
        select new Mark(design.IsBaseline ? MarkKind.Baseline : design.IsRecommended ? MarkKind.Recommended : MarkKind.Design, x.Value, y.Value,
            $"{RunLabel(data, group, run.Run)}{Name(design)}: {y:0.0%}, {x:0.###} {FigureColumn.Of(cost).Unit}")
        {
            Design = idOf(run.Number, design),
            Series = @group.Series,
        };

    private static string Name(DesignOnDisk design) => design.IsBaseline ? "exact baseline" : design.IsRecommended
        ? design.Name + ", recommended" : design.Name;

    private static string RunLabel(RunsOnData data, RunGroup group, RunOnDisk run) =>
        string.Concat(new[] { group.Label, group.Runs.Length > 1 ? $"seed {run.Seed}" : "" }.Where(t => t.Length > 0 && data.Runs.Skip(1).Any())
            .Select(t => t + ", "));

    private static IEnumerable<Mark> Means(RunGroup group, string cost, string accuracy)
    {
        bool hasFront = group.Runs.Any(r => r.Run.Designs.Any(d => d.IsRecommended && !d.IsBaseline));
        return new[] { Mean(MarkKind.MeanBaseline, "exact baseline", d => d.IsBaseline),
            hasFront ? Mean(MarkKind.MeanRecommended, "recommended design", d => d.IsRecommended) : null }
            .OfType<Mark>();

        Mark? Mean(MarkKind kind, string what, Func<DesignOnDisk, bool> wanted)
        {
            if (group.Mean(cost, wanted) is not { } x || group.Mean(accuracy, wanted) is not { } y)
            {
                return null;
            }
            string title = $"{what}, mean of {group.Seeds.Count()} seeds: {y.Mean * 100:0.0} ± {y.HalfInterval * 100:0.0} %, "
                + $"{x.Mean:0.###} ± {x.HalfInterval:0.###} {FigureColumn.Of(cost).Unit} (95 % interval)";
            return new Mark(kind, x.Mean, y.Mean, group.Label.Length > 0 ? $"{group.Label}, {title}" : title)
            {
                Series = group.Series,
                XInterval = x.HalfInterval,
                YInterval = y.HalfInterval,
            };
        }
    }
}
