using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Reports;

/// <summary><c>seeds.csv</c>: one row for each seed and design of a run with several seeds.</summary>
internal static class SeedsCsv
{
    private const string Seed = "seed";

    public static string Write(IEnumerable<RunResult> results) => CsvText.Of(
        [Seed, "float_accuracy_test", "float_balanced_accuracy_test", .. DesignRow.Header.Where(c => c != Seed)],
        results.SelectMany(result => result.Designs.Select(design => (IEnumerable<string>)
        [
            $"{result.Seed}",
            $"{result.FloatTest.Accuracy:0.0000}",
            $"{result.FloatTest.BalancedAccuracy:0.0000}",
            .. DesignRow.Header.Zip(design.Cells).Where(c => c.First != Seed).Select(c => c.Second),
        ])));
}
