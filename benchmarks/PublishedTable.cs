using System.Collections.Immutable;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Benchmarks;

/// <summary>The published circuits of <c>literature/circuits.csv</c>, whose columns literature/README.md describes.</summary>
internal static class PublishedTable
{
    /// <summary>Those of some data sets, in the file's order.</summary>
    public static ImmutableArray<CsvRow> Of(IEnumerable<string> dataSets) =>
        [.. CsvRow.Read(ResultFile.Place("../../literature/circuits.csv")).Where(row => dataSets.Contains(row["dataset"]))];

    /// <summary>What one has to know about a figure: the note, how the area came about, power that is not static power at 1.0 V.</summary>
    public static string Caveat(CsvRow row)
    {
        string flow = row["area_flow"] == "open" ? "area by the open flow" : "area and power as published";
        string total = row["total_power_mw_0v6"] is { Length: > 0 } power ? $"{power} mW in all at 0.6 V" : "";
        return string.Join("; ", new[] { row["note"], flow, total }.Where(text => text.Length > 0));
    }
}
