using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Reports.Literature;

/// <summary>The published circuits of <c>literature/</c>, found by the contents of the data files.</summary>
internal static class PublishedCircuits
{
    private static readonly Lazy<ImmutableArray<CsvRow>> Circuits = new(() => Table("circuits.csv"));
    private static readonly Lazy<ImmutableArray<CsvRow>> Datasets = new(() => Table("datasets.csv"));
    private static readonly Lazy<ImmutableArray<CsvRow>> Works = new(() => Table("works.csv"));

    private static readonly Lazy<ImmutableArray<string>> Entries = new(() =>
        [.. File.ReadAllText(Place("works.bib")).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Trim() + "\n")]);

    /// <summary>What the literature calls a data set; null when it is none that is known.</summary>
    /// <param name="sha256">SHA-256 of its files, lower-case hexadecimal.</param>
    public static string? Dataset(IEnumerable<string> sha256) =>
        Datasets.Value.FirstOrDefault(row => sha256.Contains(row["sha256"]))?["dataset"];

    /// <summary>The circuits for a data set that can stand beside those of a technology: all published ones are EGFET.</summary>
    /// <param name="dataset">See <see cref="Dataset"/>.</param>
    /// <param name="technology">Name of the technology, such as <c>egfet-1.0V</c>.</param>
    public static ImmutableArray<PublishedCircuit> For(string? dataset, string technology) =>
        technology.StartsWith("egfet", StringComparison.Ordinal)
            ? [.. Circuits.Value.Where(row => row["dataset"] == dataset).Select(row => Circuit(row, technology))] : [];

    private static PublishedCircuit Circuit(CsvRow row, string technology)
    {
        string voltage = technology.EndsWith("1.0V", StringComparison.Ordinal) ? "1v0" : technology.EndsWith("0.6V", StringComparison.Ordinal)
            ? "0v6" : "";
        string flow = row["area_flow"] == "open" ? "area measured with open tools" : "area as published";
        CsvRow work = Works.Value.First(w => w["work"] == row["work"]);
        return new PublishedCircuit(
            row["work"], row["topology"].Length > 0 ? row["topology"] : row["classifier"], Number(row["accuracy_pct"])!.Value / 100,
            Number(row["area_cm2"]),
            voltage.Length == 0 ? null : Number(row[$"total_power_mw_{voltage}"])
                ?? Number(row[$"static_power_mw_{voltage}"]) * TotalPower.OverStatic,
            (int?)Number(row["test_rows"]), row["note"].Length > 0 ? $"{flow}; {row["note"]}" : flow,
            work["source"], work["key"])
        {
            SystemAreaCm2 = Number(row["system_area_cm2"]),
            SystemPowerMw = voltage == "1v0" ? Number(row["system_power_mw_1v0"]) : null,
        };
    }

    /// <summary>The works with these keys as BibTeX, in their order in <c>works.bib</c>.</summary>
    public static string Bibliography(IEnumerable<string> keys)
    {
        HashSet<string> wanted = [.. keys];
        return string.Join('\n', Entries.Value.Where(entry => wanted.Contains(Key(entry))));
    }

    /// <summary>What stands between the brace that opens an entry and the first comma.</summary>
    private static string Key(string entry) => entry.Split('{', ',')[1];

    private static double? Number(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    private static ImmutableArray<CsvRow> Table(string file) => CsvRow.Read(Place(file));

    private static string Place(string file) => Path.Combine(AppContext.BaseDirectory, "literature", file);
}
