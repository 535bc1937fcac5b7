using System.Globalization;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Gradient;

namespace PrintedMlp.Benchmarks;

/// <summary>Float and exact accuracy of all data sets as <c>printedmlp design --split stratified --seeds 5</c> finds them,
/// beside the figures of another trainer. Test rows are read once, for the table.</summary>
internal static class AccuracyBenchmark
{
    /// <summary>Seeds of the committed table; other numbers write files of their own.</summary>
    public const int Seeds = 5;

    private static readonly string[] Header =
    [
        "data_set", "hidden", "test_rows", "reference_float_mean", "float_mean", "float_sd", "float_half_interval_95", "exact_mean", "exact_sd",
        "loss_points", "area_cm2_mean", "float_reached", "loss_within",
    ];

    /// <summary>Writes <c>results/accuracy.csv</c> and <c>results/accuracy-by-seed.csv</c>; with another number of seeds
    /// <c>results/accuracy-N-seeds.csv</c>.</summary>
    public static void Run(int seeds)
    {
        Dictionary<string, double> reference = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "float-baselines.csv")).Skip(1)
            .Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => double.Parse(cells[2], CultureInfo.InvariantCulture));
        List<string[]> rows = [], bySeed = [];
        foreach (BenchmarkData data in BenchmarkData.All)
        {
            Result[] results = [.. Enumerable.Range(1, seeds).Select(seed => Measure(data, (ulong)seed))];
            rows.Add(Row(data, reference[data.Name], results));
            bySeed.AddRange(results.Select((r, i) => new[]
                { data.Name, Text(i + 1, "0"), Text(r.Float, "0.0000"), Text(r.Exact, "0.0000"), Text(r.AreaCm2, "0.000") }));
            Console.Error.WriteLine(string.Join(' ', rows[^1]));
        }
        if (seeds != Seeds)
        {
            ResultFile.Write($"accuracy-{seeds}-seeds.csv", CsvText.Of(Header, rows));
            return;
        }
        ResultFile.Write("accuracy-by-seed.csv", CsvText.Of(["data_set", "seed", "float_accuracy", "exact_accuracy", "area_cm2"], bySeed));
        ResultFile.Write("accuracy.csv", CsvText.Of(Header, rows));
    }

    private static Result Measure(BenchmarkData benchmark, ulong seed)
    {
        RunOptions options = benchmark.Options with { Seed = seed };
        RunData data = RunData.Of(benchmark.Read(), options);
        FloatMlp network = Trained.Network(data, options);
        MlpClassifier exact = new(BespokeQuantizer.Quantize(network, data.Validation));
        Netlist netlist = new Mapper(options.Output.Technology.Value).Map(exact.ToCircuit(), MappingEffort.Thorough);
        Design design = Design.Of(exact, data, options).Priced(new MappedCircuit(netlist, Optimizer.Builtin, null), data, options);
        return new Result(data.Test.Count, network.ScoreOn(data.Test).Accuracy, design.Test.Accuracy, design.Netlist.AreaCm2);
    }

    private static string[] Row(BenchmarkData data, double reference, Result[] results)
    {
        Statistic floats = Statistic.Of("float", [.. results.Select(r => r.Float)]);
        Statistic exact = Statistic.Of("exact", [.. results.Select(r => r.Exact)]);
        double loss = 100 * (floats.Mean - exact.Mean);
        double needed = data.Name == "Pendigits" ? 0.94 : reference - 0.01;
        return
        [
            data.Name, string.Join('-', data.Options.Training.Hidden), Text(results[0].TestRows, "0"), Text(reference, "0.000"),
            Text(floats.Mean, "0.0000"), Text(floats.Deviation, "0.0000"), Text(floats.HalfInterval, "0.0000"),
            Text(exact.Mean, "0.0000"), Text(exact.Deviation, "0.0000"), Text(loss, "0.00"), Text(results.Average(r => r.AreaCm2), "0.000"),
            floats.Mean >= needed ? "yes" : "no", loss <= 1.5 ? "yes" : "no",
        ];
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private sealed record Result(int TestRows, double Float, double Exact, double AreaCm2);
}
