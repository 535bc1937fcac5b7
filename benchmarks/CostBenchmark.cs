using System.Globalization;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Benchmarks;

/// <summary>What a matrix of costs is worth on Cardio: mean cost of a test row of the recommended design, searched with the matrix and without.</summary>
internal static class CostBenchmark
{
    private const string Header = "seed,matrix,cost,accuracy,system_cm2";

    /// <summary>Class 3 of the data set is pathologic, class 1 normal.</summary>
    private static readonly ErrorCost Missed = ErrorCost.Parse("3>1=10");

    /// <summary>Searches with one seed, with the matrix or without, and puts the figures into <c>results/costs.csv</c>.</summary>
    public static int Run(int seed, bool isAsked)
    {
        BenchmarkData cardio = BenchmarkData.All.Single(d => d.Name == "Cardio");
        Dataset dataset = cardio.Read();
        RunOptions options = WholeRun.Options(cardio) with { Seed = (ulong)seed };
        options = isAsked ? options with { Search = options.Search with { Costs = [Missed] } } : options;
        (RunData data, Mapped mapped) = WholeRun.Of(dataset, options);
        Design design = mapped.Recommended();
        CodedRows test = data.For(design.Classifier).Test;
        Score score = Score.Of(design.Classifier.Indices(test.Codes), test.Labels, test.Classes, ErrorCost.Matrix(dataset.Classes, [Missed]));
        string key = $"{seed},{(isAsked ? "with" : "without")},";
        ResultFile.Replace("costs.csv", Header, key,
            string.Create(CultureInfo.InvariantCulture, $"{key}{score.MeanCost:0.0000},{score.Accuracy:0.0000},{design.SystemAreaCm2:0.0000}"));
        return 0;
    }

    /// <summary>Writes <c>results/costs.md</c> from <c>results/costs.csv</c>.</summary>
    /// <returns>1 when the median cost with the matrix is not the lower one.</returns>
    public static int Table()
    {
        string[][] rows = [.. File.ReadLines(ResultFile.Place("costs.csv")).Skip(1).Select(line => line.Split(','))];
        List<string> lines =
        [
            "# Costs of errors", "",
            "Cardio, `--effort quick`, with `--cost \"3>1=10\"` (a pathologic case taken for a normal one costs 10, any other error 1) and without: mean cost of",
            "a test row of the recommended design by that matrix, accuracy on test rows, area of the system in cm2.",
            "A test part has some 425 rows, 35 of them pathologic: one more that is missed is 0.024.", "",
            "| seed | cost without | cost with | accuracy without | accuracy with | cm2 without | cm2 with |", "|---|---|---|---|---|---|---|",
        ];
        List<double> with = [], without = [];
        foreach (IGrouping<int, string[]> seed in rows.GroupBy(row => int.Parse(row[0], CultureInfo.InvariantCulture)).OrderBy(g => g.Key))
        {
            (string[] Without, string[] With) own = (seed.Single(row => row[1] == "without"), seed.Single(row => row[1] == "with"));
            without.Add(double.Parse(own.Without[2], CultureInfo.InvariantCulture));
            with.Add(double.Parse(own.With[2], CultureInfo.InvariantCulture));
            lines.Add($"| {seed.Key} | {string.Join(" | ", Enumerable.Range(2, 3).Select(i => $"{own.Without[i]} | {own.With[i]}"))} |");
        }
        lines.AddRange(["", $"Median cost of {with.Count} seeds: {Statistics.Median(without):0.000} without the matrix, {Statistics.Median(with):0.000} with it; "
            + $"means {without.Average():0.000} and {with.Average():0.000}; lower with it for {with.Zip(without).Count(c => c.First < c.Second)}."]);
        ResultFile.Write("costs.md", string.Join('\n', lines) + "\n");
        return Statistics.Median(with) < Statistics.Median(without) ? 0 : 1;
    }
}
