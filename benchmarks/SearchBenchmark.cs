using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Search.Area;

namespace PrintedMlp.Benchmarks;

/// <summary>Searched circuits of the five data sets of the papers, published split: for each seed the smallest design that
/// keeps an accuracy, chosen on training and validation rows, with the area of Yosys and ABC on its RTL.</summary>
internal static class SearchBenchmark
{
    /// <summary>Candidates that the open flow synthesises for one choice.</summary>
    private const int Tries = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs one data set and seed and writes <c>results/search/NAME-SEED-METHOD.csv</c>.</summary>
    public static int Run(string name, ulong seed, SearchMethod method)
    {
        SearchGoal goal = SearchGoal.All.Single(g => g.DataSet == name);
        BenchmarkData benchmark = BenchmarkData.All.Single(d => d.Name == name);
        RunOptions usual = BenchmarkData.Published(benchmark.Options), options = usual with
        {
            Seed = seed,
            Training = usual.Training with { Hidden = [goal.Hidden] },
            Search = usual.Search with { Method = method, MaxLoss = 0.05 },
        };
        RunData data = RunData.Of(benchmark.Read(), options);
        Tools tools = new();
        CellLibrary library = options.Output.Technology.Value;
        CircuitMapper mapper = new(library, Optimizer.Builtin, tools);
        Stopwatch watch = Stopwatch.StartNew();
        Mlp exact = BespokeQuantizer.Quantize(Trained.Network(data, options), data.Validation);
        Netlist exactNetlist = mapper.Builtin.Map(MlpCircuit.Build(exact));
        ImmutableArray<NetworkSearch> searches = new FrontSearch(options, data, mapper.Builtin, null, RunLog.Console)
            .Run(exact);
        double searched = watch.Elapsed.TotalSeconds;
        Design[] mapped = new FrontChoice(options, data, mapper.Builtin).Candidates(searches);
        ImmutableArray<Design> front = FrontChoice.Front(mapped);
        double seconds = watch.Elapsed.TotalSeconds;
        double peak = PeakMemory();
        RankQuality quality = searches[0].Quality;
        Console.Error.WriteLine($"{name} seed {seed}: searched {searched:0} s, with choice {seconds:0} s, rank {quality.Spearman:0.000}, worst {quality.WorstError:0.00}");
        Design reference = Design.Of(new MlpClassifier(exact), data, options).Mapped(new MappedCircuit(exactNetlist, Optimizer.Builtin, null), data, options);
        List<(string Why, Design[] Few)> choices = [("exact", [reference])];
        foreach (double target in goal.Targets)
        {
            double margin = Confidence.Margin(target, data.Training.Count + data.Validation.Count);
            choices.Add(($"accuracy {target:0.000}", Smallest(mapped.Where(c => Pooled(c) >= target + margin && c.Judged >= target))));
        }
        foreach (double loss in (ReadOnlySpan<double>)[0.01, 0.02, 0.05])
        {
            choices.Add(($"loss {loss:0.00}", Smallest(mapped.Where(c => c.Judged >= reference.Judged - loss))));
        }
        OpenFlowAreas open = new(library, Limit);
        open.Prepare(choices.SelectMany(c => c.Few).Select(c => c.Network!));
        foreach (Design[] few in mapped.Where(c => c.Netlist.AreaCm2 <= goal.AreaCm2).OrderByDescending(c => c.Judged).Chunk(Tries))
        {
            open.Prepare(few.Select(c => c.Network!));
            if (few.FirstOrDefault(c => open[c.Network!] <= goal.AreaCm2) is { } best)
            {
                choices.Add(("within the area", [best]));
                break;
            }
        }
        string[] rows = [.. choices.Where(c => c.Few.Length > 0).Select(c => Row(c.Why, c.Few.MinBy(few => open[few.Network!])!)), .. front.Select(c => Row("front", c))];
        ResultFile.Write($"search/{name.Replace(' ', '-')}-{seed}-{method.ToString().ToLowerInvariant()}.csv",
            "chosen,accuracy_train,accuracy_validation,accuracy_test,balanced_accuracy_test,area_cm2,open_flow_cm2,static_power_mw,seconds,peak_mb\n" + string.Concat(rows));
        return 0;

        // The goals are areas of the open flow, so that flow decides among the smallest.
        static Design[] Smallest(IEnumerable<Design> candidates) => [.. candidates.OrderBy(c => c.Netlist.AreaCm2).Take(Tries)];

        double Pooled(Design c) => (c.Judgement.Training * data.Training.Count + c.Judgement.Validation * data.Validation.Count) / (data.Training.Count + data.Validation.Count);

        string Row(string why, Design c)
        {
            Score test = Score.Of(data.Test, codes => c.Network!.Classify(codes));
            string area = why is "front" ? "" : $"{open[c.Network!]:0.######}";
            return string.Create(CultureInfo.InvariantCulture,
                $"{why},{c.Judgement.Training:0.0000},{c.Judgement.Validation:0.0000},{test.Accuracy:0.0000},{test.BalancedAccuracy:0.0000},{c.Netlist.AreaCm2:0.######},{area},{c.StaticPowerMw:0.####},{seconds:0},{peak:0}\n");
        }
    }

    /// <summary>Most memory of the process so far, MB; taken before the open flow runs.</summary>
    private static double PeakMemory()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
