using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports.Literature;

namespace PrintedMlp.Generator.Explorations;

/// <summary><c>papers.md</c>, the table of both papers: what they published, and an exploration such as that of <c>examples/papers.json</c> beside.
/// docs/papers.md says what is compared.</summary>
internal static class PapersTable
{
    private const string Technology = "egfet-1.0V";

    private static readonly string[] Works = ["exact bespoke baseline", "ICCAD'23 released circuit", "DATE'24 released circuit"];

    private static readonly (string Method, string Name)[] Methods =
        [("nsga2_masks", "masks, NSGA-II (as ICCAD'23)"), ("nsga2", "all genes, NSGA-II (as DATE'24)"), ("memetic", "all genes, memetic")];

    /// <summary>Name of the file in the folder of an exploration.</summary>
    public const string FileName = "papers.md";

    /// <summary>The text; null for an exploration that lacks one of the methods for a data set, is of another technology than the published
    /// circuits, or has no data set with some.</summary>
    /// <param name="summary">The rows of <c>summary.csv</c>.</param>
    public static string? Of(ImmutableArray<CsvRow> summary)
    {
        string[] dataSets = [.. summary.Select(row => row["data"]).Distinct()];
        bool isOne = summary.All(row => row["technology"] == Technology) && dataSets.Any(data => !Published(data).IsEmpty)
            && dataSets.All(data => Methods.All(m =>
            summary.Count(row => row["data"] == data && row["method"] == m.Method && row["which"] == "recommended") == 1));
        return isOne ? Text(summary, dataSets) : null;
    }

    private static string Text(ImmutableArray<CsvRow> summary, string[] dataSets)
    {
        StringBuilder text = new();
        string seeds = string.Join(" or ", summary.Select(row => row["seeds"]).Distinct());
        text.Append($$"""
            # The table of both papers

            `./printedmlp explore examples/papers.json --out out/papers`; docs/papers.md says what is compared. Test accuracy, in brackets
            balanced over the classes, and area in cm2; ours are means; seeds: {{seeds}}.

            | data set | published exact | ICCAD'23 | DATE'24 | our exact | masks, NSGA-II | all genes, NSGA-II | default search |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (string data in dataSets)
        {
            IEnumerable<string> published = Works.Select(work => Published(data).FirstOrDefault(c => c.Work == work))
                .Select(c => c is null ? "" : $"{c.Accuracy:0.000}, {c.AreaCm2:G3}");
            IEnumerable<string> ours = Ours(summary, data).Select(row => string.Create(CultureInfo.InvariantCulture,
                $"{Number(row.Row["accuracy_test_mean"]):0.000} ({Number(row.Row["balanced_accuracy_test_mean"]):0.000}), "
                + $"{Number(row.Row["area_cm2_mean"]):G3}"));
            text.Append(CultureInfo.InvariantCulture, $"| {data} | {string.Join(" | ", [.. published, .. ours])} |\n");
        }
        text.Append("""

            The same with 95 % intervals of the means over the seeds (Student's t), power, and the
            factor to the exact network of the same row's makers.

            | data set | circuit | test accuracy | balanced | area cm2 | power mW | smaller |
            |---|---|---|---|---|---|---|

            """);
        foreach (string data in dataSets)
        {
            double? exact = Published(data).FirstOrDefault(c => c.Work == Works[0])?.AreaCm2;
            foreach (PublishedCircuit circuit in Published(data))
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"| {data} | {circuit.Work} | {circuit.Accuracy:0.000} | | {circuit.AreaCm2:G3} | {circuit.TotalPowerMw:G3} | ")
                    .Append(CultureInfo.InvariantCulture, $"{Factor(exact / circuit.AreaCm2)} |\n");
            }
            foreach ((string name, CsvRow row) in Ours(summary, data))
            {
                text.Append(Line(data, $"ours, {name}", row));
            }
        }
        return text.ToString();
    }

    private static ImmutableArray<PublishedCircuit> Published(string data) =>
        [.. PublishedCircuits.For(data, Technology).Where(c => Works.Contains(c.Work))];

    /// <summary>The exact networks, which do not depend on the method, and what each method recommends.</summary>
    private static IEnumerable<(string Name, CsvRow Row)> Ours(ImmutableArray<CsvRow> summary, string data)
    {
        CsvRow[] rows = [.. summary.Where(row => row["data"] == data)];
        return Methods.Select(m => (m.Name, rows.First(row => row["which"] == "recommended" && row["method"] == m.Method)))
            .Prepend(("exact", rows.First(row => row["which"] == "exact")));
    }

    private static string Line(string data, string circuit, CsvRow row) =>
        $"| {data} | {circuit} | {Mean(row, "accuracy_test", "0.000")} | {Mean(row, "balanced_accuracy_test", "0.000")} | "
            + $"{Mean(row, "area_cm2", "G3")} | {Mean(row, "total_power_mw", "G3")} | "
            + $"{(row["which"] == "exact" ? "" : Factor(Number(row["area_reduction_mean"])))} |\n";

    /// <summary>Mean and interval; of a single seed the figure alone.</summary>
    private static string Mean(CsvRow row, string column, string format) =>
        Number(row[column + "_mean"]).ToString(format, CultureInfo.InvariantCulture) + (row[column + "_ci95"] is { Length: > 0 } interval
            ? $" ± {Number(interval).ToString(format == "G3" ? "G2" : format, CultureInfo.InvariantCulture)}" : "");

    private static string Factor(double? factor) => factor is > 1 ? factor.Value.ToString(factor < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)
        : "";

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
