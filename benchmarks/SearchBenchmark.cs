using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Benchmarks;

/// <summary>Searched circuits of the five data sets of the papers, published split: for each seed the smallest design that
/// keeps an accuracy, chosen on training and validation rows, with the area of Yosys and ABC on its RTL.</summary>
internal static class SearchBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs one data set and seed and writes <c>results/search/NAME-SEED-METHOD.csv</c>.</summary>
    public static int Run(string name, ulong seed, SearchMethod method)
    {
        SearchGoal goal = SearchGoal.All.Single(g => g.DataSet == name);
        BenchmarkData benchmark = BenchmarkData.All.Single(d => d.Name == name);
        RunOptions options = benchmark.Options with
        {
            Split = SplitKind.Published,
            Seed = seed,
            HiddenSizes = [[goal.Hidden]],
            Method = method,
            Threads = 2,
            MaxLoss = 0.05,
        };
        RunData data = RunData.Of(benchmark.Read(), options);
        Tools tools = new();
        CellLibrary library = TechnologyCatalogue.Load(options.Technology);
        CircuitMapper mapper = new(library, Optimizer.Builtin, tools);
        Stopwatch watch = Stopwatch.StartNew();
        Mlp exact = BespokeQuantizer.Quantize(DesignRun.Train(data, options, null), data.Validation);
        Netlist exactNetlist = mapper.Builtin.Map(MlpCircuit.Build(exact));
        ImmutableArray<NetworkSearch> searches = new FrontSearch(options, data, mapper.Builtin, null, RunLog.Console)
            .Run(exact);
        double searched = watch.Elapsed.TotalSeconds;
        ImmutableArray<DesignCandidate> front = new FrontChoice(options, data, mapper.Builtin).Front(searches);
        double seconds = watch.Elapsed.TotalSeconds;
        double peak = PeakMemory();
        RankQuality quality = RankQuality.Of(searches[0].Samples());
        Console.Error.WriteLine(FormattableString.Invariant($"{name} seed {seed}: searched {searched:0} s, with choice {seconds:0} s, rank {quality.Spearman:0.000}, worst {quality.WorstError:0.00}"));
        OpenFlow flow = new(tools.Yosys!, tools.Abc!, Limit);
        List<string> rows = [Row("exact", new DesignCandidate(exact, exactNetlist, 0, Figure(data.Training, exact), Figure(data.Validation, exact), data.Validation.Count))];
        DesignCandidate reference = new(exact, exactNetlist, 0, Figure(data.Training, exact), Figure(data.Validation, exact), data.Validation.Count);
        foreach (double target in goal.Targets)
        {
            double margin = Confidence.Margin(target, data.Training.Count + data.Validation.Count);
            Add($"accuracy {target:0.000}", front.Where(c => Pooled(c) >= target + margin && c.Judged >= target));
        }
        // The open flow's area is a few per cent above or below ours.
        if (front.Where(c => c.Netlist!.AreaCm2 <= 0.9 * goal.AreaCm2).MaxBy(c => c.Judged) is { } best)
        {
            rows.Add(Row("within the area", best));
        }
        foreach (double loss in (ReadOnlySpan<double>)[0.01, 0.02, 0.05])
        {
            Add($"loss {loss:0.00}", front.Where(c => c.Judged >= reference.Judged - loss));
        }
        rows.AddRange(front.Select(c => Row("front", c)));
        ResultFile.Write(FormattableString.Invariant($"search/{name.Replace(' ', '-')}-{seed}-{method.ToString().ToLowerInvariant()}.csv"),
            "chosen,accuracy_train,accuracy_validation,accuracy_test,balanced_accuracy_test,area_cm2,open_flow_cm2,static_power_mw,seconds,peak_mb\n" + string.Concat(rows));
        return 0;

        double Pooled(DesignCandidate c) => (c.Training * data.Training.Count + c.Validation * data.Validation.Count) / (data.Training.Count + data.Validation.Count);

        void Add(FormattableString why, IEnumerable<DesignCandidate> candidates)
        {
            if (candidates.MinBy(c => c.Netlist!.AreaCm2) is { } smallest)
            {
                rows.Add(Row(FormattableString.Invariant(why), smallest));
            }
        }

        string Row(string why, DesignCandidate c)
        {
            Score test = Score.Of(data.Test, codes => c.Mlp!.Classify(codes));
            string open = "";
            if (why is not "front")
            {
                using WrittenDesigns written = new();
                Design design = written.Add("network", c.Mlp!, [data.Training.Codes[0]]);
                open = FormattableString.Invariant($"{flow.Synthesise(design.RtlFile, design.Name, library, MlpCircuit.Inputs(c.Mlp!), c.Mlp!.ClassBits).AreaCm2:0.######}");
            }
            return string.Create(CultureInfo.InvariantCulture,
                $"{why},{c.Training:0.0000},{c.Validation:0.0000},{test.Accuracy:0.0000},{test.BalancedAccuracy:0.0000},{c.Netlist!.AreaCm2:0.######},{open},{c.StaticPowerMw:0.####},{seconds:0},{peak:0}\n");
        }
    }

    /// <summary>Most memory of the process so far, MB; taken before the open flow runs.</summary>
    private static double PeakMemory()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    private static double Figure(CodedRows rows, Mlp mlp) => Score.Of(rows, codes => mlp.Classify(codes)).Accuracy;
}
