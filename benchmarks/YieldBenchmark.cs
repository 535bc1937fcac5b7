using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Benchmarks;

/// <summary>Whether a front that is chosen by the accuracy of a sheet beats the plain one at equal area: what one search found, chosen both ways.</summary>
internal static class YieldBenchmark
{
    private static readonly ImmutableArray<string> DataSets = ["Balance", "Iris", "Seeds", "Vertebral"];
    private static readonly ImmutableArray<double> Rates = [0.001, 0.005, 0.02];

    /// <summary>Writes <c>results/yield.md</c>.</summary>
    public static int Run()
    {
        List<string> lines =
        [
            "# Choosing by yield", "",
            "One quick search a data set, seed 1. At the area of each design of the plain front: the most accurate plain design within that area, and of the front",
            "chosen at the rate of defects the one with the highest expected accuracy, both judged on training rows. Figures are expected accuracies of a sheet on",
            "test rows, means over these areas, in percent.", "",
            "| data set | defect rate | areas | sound, plain | plain | by yield | difference | areas where it is higher / lower |", "|---|---|---|---|---|---|---|---|",
        ];
        foreach (string name in DataSets)
        {
            BenchmarkData benchmark = BenchmarkData.All.Single(d => d.Name == name);
            RunOptions options = benchmark.Options with
            {
                Gates = new GateSettings(),
                Search = benchmark.Options.Search with { Effort = Effort.Quick },
            };
            RunData data = RunData.Of(benchmark.Read(), options);
            DesignTask task = new(options, data, new CircuitMapper(options.Output.Technology.Value, options.Output.Optimizer, new Tools()), null, RunLog.Console);
            Searched searched = Searched.Of(task, Trained.Of(task));
            Design[] candidates = [.. searched.Front, .. searched.Gates];
            ImmutableArray<Design> plain = FrontChoice.Front(candidates);
            lines.AddRange(Rates.Select(rate => Row(name, rate, plain, candidates, data, options)));
        }
        ResultFile.Write("yield.md", string.Join('\n', lines) + "\n");
        return 0;
    }

    private static string Row(string name, double rate, ImmutableArray<Design> plain, Design[] candidates, RunData data, RunOptions options)
    {
        RunOptions asked = options with { Search = options.Search with { DefectRate = rate } };
        ImmutableArray<Design> front = FrontChoice.Front([.. candidates.Select(d => d.WithDefects(data, asked))]);
        Dictionary<Design, double> known = new(ReferenceEqualityComparer.Instance);
        double Sheet(Design design) => known.TryGetValue(design, out double accuracy) ? accuracy : known[design] = SheetYield.Of(
            design.Netlist, BitRows.Pack(data.For(design.Classifier).Test.Codes, design.Netlist.Inputs), data.For(design.Classifier).Test.Labels,
            rate, 0.01, RunStreams.Defects(options.Seed)).Accuracy.Value;
        (Design Plain, Design ByYield)[] pairs = [.. plain.Select(d => (plain.Where(p => p.AreaCm2 <= d.AreaCm2).MaxBy(p => p.Judged)!,
            front.Where(f => f.AreaCm2 <= d.AreaCm2).MaxBy(f => f.Merit)!)).Where(p => p.Item2 is not null)];
        double[] differences = [.. pairs.Select(p => Sheet(p.ByYield) - Sheet(p.Plain))];
        double sound = pairs.Average(p => data.For(p.Plain.Classifier).Test is var test
            ? PrintedMlp.Training.Data.Score.Of(p.Plain.Classifier.Classify(test.Codes), test.Labels, test.Classes).Accuracy : 0);
        return $"| {name} | {rate} | {pairs.Length} | {100 * sound:0.0} | {100 * pairs.Average(p => Sheet(p.Plain)):0.0} | {100 * pairs.Average(p => Sheet(p.ByYield)):0.0} "
            + $"| {100 * differences.Average():+0.00;-0.00} | {differences.Count(d => d > 1e-4)} / {differences.Count(d => d < -1e-4)} |";
    }
}
