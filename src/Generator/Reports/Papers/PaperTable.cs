using System.Globalization;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Reports.Literature;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Reports.Papers;

/// <summary><c>table.tex</c>: the designs of runs beside the published circuits, a float for <c>\input</c> in a paper with the package
/// booktabs.</summary>
internal static class PaperTable
{
    /// <summary>The text.</summary>
    /// <param name="page">The runs.</param>
    /// <param name="templates">Has the template of the table.</param>
    public static string Of(ReportPage page, Templates templates) => templates.Render("report/table.tex.sbn", new
    {
        HasSingle = page.Data.Any(d => d.Groups.Any(g => !g.HasSeveralSeeds)),
        HasMeans = page.Data.Any(d => d.Groups.Any(g => g.HasSeveralSeeds)),
        HasPublished = Keys(page).Any(),
        Datasets = page.Data.Select(data => new
        {
            Name = LatexText.Of(data.Name),
            Published = data.Published.Select(Row).ToArray(),
            Groups = data.Groups.Select(g => new { Label = LatexText.Of(g.Label), Rows = Rows(g).ToArray() }).ToArray(),
        }).ToArray(),
    });

    /// <summary>The keys of the works that the table cites.</summary>
    public static IEnumerable<string> Keys(ReportPage page) => page.Data.SelectMany(d => d.Published.Select(c => c.Key)).Distinct();

    private static IEnumerable<TableRow> Rows(RunGroup group) => group.HasSeveralSeeds
        ? [Means(group, "exact baseline", d => d.IsBaseline), Means(group, "recommended", d => d.IsRecommended)]
        : group.Runs[0].Run.Designs.Select(Row);

    private static TableRow Row(PublishedCircuit circuit) => new(LatexText.Of(circuit.Work), circuit.Key, Percent(circuit.Accuracy), "",
        Short(circuit.SystemAreaCm2), Short(circuit.SystemPowerMw), Short(circuit.AreaCm2), Short(circuit.TotalPowerMw));

    private static TableRow Row(DesignOnDisk design) => new(
        LatexText.Of(design.Name) + (design.IsTree && design.Name != "tree" ? " (tree)" : "") + (design.IsRecommended ? @"~$\star$" : ""), "",
        Percent(design.Row.Number("accuracy_test")) + (design.Accuracy is { } i ? $" ({Percent(i.Low)}--{Percent(i.High)})" : ""),
        Percent(design.Row.Number("balanced_accuracy_test")),
        Short(design.Row.Number("system_area_cm2")), Short(design.Row.Number("system_power_mw")), Short(design.Row.Number("area_cm2")),
        Short(design.Row.Number("total_power_mw")));

    private static TableRow Means(RunGroup group, string what, Func<DesignOnDisk, bool> wanted)
    {
        return new TableRow($"{what}, {group.Seeds.Count()} seeds", "", Mean("accuracy_test", (value, _) => Percent(value)),
            Mean("balanced_accuracy_test", (value, _) => Percent(value)),
            Mean("system_area_cm2", Short), Mean("system_power_mw", Short), Mean("area_cm2", Short), Mean("total_power_mw", Short));

        string Mean(string column, Func<double?, int, string> text) =>
            group.Mean(column, wanted) is { } mean ? $"{text(mean.Mean, 3)} $\\pm$ {text(mean.HalfInterval, 2)}" : "";
    }

    private static string Percent(double? share) => $"{share * 100:0.0}";

    private static string Short(double? value) => Short(value, 3);

    /// <summary>So many significant digits, more where a number is large.</summary>
    private static string Short(double? value, int digits) => value is not { } number ? "" : number >= 100 ? $"{number:0}"
        : $"{double.Parse(number.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture):0.########}";
}
