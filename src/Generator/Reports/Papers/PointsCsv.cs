using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports.Figures;
using PrintedMlp.Generator.Reports.Html;

namespace PrintedMlp.Generator.Reports.Papers;

/// <summary><c>points.csv</c>: what the figures show, a row a mark, so that anybody can draw them anew. docs/report.md describes the
/// columns.</summary>
internal static class PointsCsv
{
    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "figure", "data", "kind", "name", "group", "seed", "is_on_front", "cost", "cost_unit", "cost_half_interval", "accuracy",
        "accuracy_half_interval",
    ];

    /// <summary>The text.</summary>
    public static string Of(ReportPage page) => CsvText.Of(Header, page.Figures().SelectMany(f =>
    {
        HashSet<Mark> front = [.. f.Figure.Figure.Fronts.SelectMany(marks => marks)];
        return f.Figure.Figure.Marks.Select(m => (IEnumerable<string>)
        [
            f.Name, f.Data.Name, Kind(m.Kind), m.Name, m.Group, m.Seed, DesignRow.Flag(front.Contains(m)),
            $"{m.X:0.######}", f.Figure.Cost == "area" ? "cm2" : "mW",
            Half(m.XInterval), $"{m.Y:0.######}", Half(m.YInterval),
        ]);
    }));

    private static string Half(double interval) => interval > 0 ? $"{interval:0.######}" : "";

    private static string Kind(MarkKind kind) => kind switch
    {
        MarkKind.MeanBaseline => "mean of baselines",
        MarkKind.MeanRecommended => "mean of recommended",
        _ => $"{kind}".ToLowerInvariant(),
    };
}
