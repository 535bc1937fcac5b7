using PrintedMlp.Generator.Reports.Figures;
using PrintedMlp.Generator.Reports.Literature;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary>The figures of a page: accuracy against area and power, of the whole system where the table has such columns, and of the gates.</summary>
internal static class PageFigures
{
    private static readonly (string Cost, string Scope, string Column, string Axis)[] Costs =
    [
        ("area", "system", "system_area_cm2", "area with the sensors' front end (cm², logarithmic)"),
        ("power", "system", "system_power_mw", "power with the sensors' front end (mW, logarithmic)"),
        ("area", "gates", "area_cm2", "area of the gates (cm², logarithmic)"),
        ("power", "gates", "total_power_mw", "total power of the gates (mW, logarithmic)"),
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

    /// <summary>What the marks of a figure stand for, each kind that it has once.</summary>
    /// <param name="data">The runs.</param>
    /// <param name="figure">The figure.</param>
    public static IEnumerable<LegendEntry> Legend(RunsOnData data, ScatterFigure figure)
    {
        bool hasDesigns = figure.Marks.Any(m => m.Kind == MarkKind.Design);
        IEnumerable<LegendEntry> groups = data.Groups.Length > 1 ? data.Groups.Select(g => new LegendEntry(MarkKind.Design, g.Series, g.Label))
            : hasDesigns ? [new LegendEntry(MarkKind.Design, 0, "design")] : [];
        (MarkKind? Kind, string Text)[] kinds =
        [
            (MarkKind.Recommended, "recommended"), (MarkKind.Tree, "decision tree"), (MarkKind.Baseline, "exact baseline"),
            (MarkKind.MeanRecommended, "mean over seeds, 95 % interval"),
            (MarkKind.Published, "published"),
        ];
        return [.. groups, .. kinds.Where(k => figure.Marks.Any(m => m.Kind == k.Kind)).Select(k => new LegendEntry(k.Kind, 0, k.Text)),
            .. hasDesigns ? [new LegendEntry(null, 0, "front")] : Array.Empty<LegendEntry>()];
    }

    private static IEnumerable<Mark> Published(RunsOnData data, string scope, string cost, string accuracy) =>
        accuracy != "accuracy_test" ? [] : data.Published.Select(c => (Circuit: c, X: Cost(c, scope, cost))).Where(c => c.X is not null)
            .Select(c => new Mark(MarkKind.Published, c.X!.Value, c.Circuit.Accuracy,
                $"{c.Circuit.Work}: {c.Circuit.Accuracy:0.0%}, {c.X:0.###} {(cost == "area" ? "cm²" : "mW")}; {c.Circuit.Note}")
            {
                Label = c.Circuit.ShortName,
                Name = c.Circuit.Work,
            });

    private static double? Cost(PublishedCircuit circuit, string scope, string cost) => (scope, cost) switch
    {
        ("system", "area") => circuit.SystemAreaCm2,
        ("system", _) => circuit.SystemPowerMw,
        (_, "area") => circuit.AreaCm2,
        _ => circuit.TotalPowerMw,
    };

    private static IEnumerable<Mark> Designs(RunsOnData data, RunGroup group, string cost, string accuracy, Func<int, DesignOnDisk, string> idOf) =>
        from run in @group.Runs
        from design in run.Run.Designs
        let y = design.Row.Number(accuracy)
        let x = design.Row.Number(cost)
        where x is not null && y is not null
        select new Mark(Kind(design), x.Value, y.Value,
            $"{RunLabel(data, group, run.Run)}{Name(design)}: {y:0.0%}{(accuracy == "accuracy_test" ? Interval(design) : "")}, "
                + $"{x:0.###} {FigureColumn.Of(cost).Unit}")
        {
            Design = idOf(run.Number, design),
            Name = design.Name,
            Group = @group.Label,
            Seed = run.Run.Seed,
            Series = @group.Series,
            Label = Kind(design) == MarkKind.Tree && !@group.HasSeveralSeeds ? "tree" : null,
        };

    private static MarkKind Kind(DesignOnDisk design) => design.IsBaseline ? MarkKind.Baseline : design.IsRecommended ? MarkKind.Recommended
        : design.IsTree ? MarkKind.Tree : MarkKind.Design;

    private static string Interval(DesignOnDisk design) => design.Accuracy is { } interval
        ? $" (95 % interval {interval.Low:0.0%} to {interval.High:0.0%})" : "";

    private static string Name(DesignOnDisk design) => design.IsBaseline ? "exact baseline"
        : $"{(design.IsTree && design.Name != "tree" ? "tree " : "")}{design.Name}{(design.IsRecommended ? ", recommended" : "")}";

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
                Name = $"{what}, mean of {group.Seeds.Count()} seeds",
                Group = group.Label,
                Series = group.Series,
                XInterval = x.HalfInterval,
                YInterval = y.HalfInterval,
            };
        }
    }
}
