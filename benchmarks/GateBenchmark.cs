using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Benchmarks;

/// <summary>Netlists of gates of the five data sets of the papers, published split: for each goal the smallest whose accuracy
/// promises it, and the most accurate within the goal's area, both chosen on training and validation rows.</summary>
internal static class GateBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs one data set and seed and writes <c>results/gates/NAME-SEED.csv</c>, or <c>NAME-copies-N-SEED.csv</c>.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="networks">How long networks are searched before.</param>
    /// <param name="copies">Jittered copies of each training row; null for the usual number.</param>
    public static int Run(string name, ulong seed, SearchBudget networks, int? copies)
    {
        RunOptions usual = BenchmarkData.Published(BenchmarkData.All.Single(d => d.Name == name).Options), options = usual with
        {
            Seed = seed,
            Training = usual.Training with { Hidden = [SearchGoal.All.Single(g => g.DataSet == name).Hidden] },
            Search = usual.Search with { Budget = networks },
            Gates = new GateSettings { ReadsLevels = false, PowerWorth = 0, Copies = copies },
        };
        RunData data = RunData.Of(BenchmarkData.All.Single(d => d.Name == name).Read(), options);
        CellLibrary library = options.Output.Technology.Value;
        Mapper mapper = new(library);
        Mlp exact = BespokeQuantizer.Quantize(Trained.Network(data, options), data.Validation);
        ImmutableArray<Design> front = new FrontChoice(options, data, mapper)
            .Front(new FrontSearch(options, data, mapper, null, RunLog.Console).Run(exact));
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        ImmutableArray<Design> found = FrontChoice.Front(
            [.. front, .. new GateStage(options, data, mapper, null, RunLog.Console).Run(front, new MlpClassifier(exact), mapper.Map(MlpCircuit.Build(exact)))]);
        double seconds = watch.Elapsed.TotalSeconds, cpu = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        List<string> rows = [];
        int count = data.Training.Count + data.Validation.Count;
        foreach (GateGoal goal in GateGoal.All.Where(g => g.DataSet == name))
        {
            double margin = Confidence.Margin(goal.Accuracy, count);
            Add($"accuracy {goal.Accuracy:0.000}", found.Where(c => Pooled(c) >= goal.Accuracy + margin && c.Judged >= goal.Accuracy).MinBy(c => c.Netlist.AreaCm2));
            // The open flow's area is a few per cent above or below ours.
            Add($"within {goal.AreaCm2}", found.Where(c => c.Netlist.AreaCm2 <= 0.95 * goal.AreaCm2).MaxBy(c => c.Judged));
            Add($"within {goal.AimCm2}", found.Where(c => c.Netlist.AreaCm2 <= 0.95 * goal.AimCm2).MaxBy(c => c.Judged));
        }
        rows.AddRange(found.Select(c => Row("front", c, library, data, tools: null, seconds, cpu)));
        ResultFile.Write($"gates/{name.Replace(' ', '-')}{(copies is null ? "" : $"-copies-{copies}")}-{seed}.csv",
            "chosen,stage,accuracy_train,accuracy_validation,accuracy_test,balanced_accuracy_test,area_cm2,open_flow_cm2,static_power_mw,static_power_0.6V_mw,seconds,cpu_seconds\n" + string.Concat(rows));
        return 0;

        double Pooled(Design c) => (c.Judgement.Training * data.Training.Count + c.Judgement.Validation * data.Validation.Count) / count;

        void Add(string why, Design? candidate)
        {
            if (candidate is not null)
            {
                rows.Add(Row(why, candidate, library, data, new Tools(), seconds, cpu));
            }
        }
    }

    private static string Row(string why, Design c, CellLibrary library, RunData data, Tools? tools, double seconds, double cpu)
    {
        Score test = Score.Of(c.Classifier.Classify(data.Test.Codes), data.Test.Labels, data.Test.Classes);
        string open = "";
        if (tools is not null)
        {
            using WrittenDesigns written = new();
            DesignFolder design = written.Add("network", c.Classifier, [data.Training.Codes[0]]);
            open = $"{new OpenFlow(tools.Yosys!, tools.Abc!, Limit).Synthesise(design.RtlFile, design.Name, library, c.Netlist.Inputs, c.Classifier.ClassBits).AreaCm2:0.######}";
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"{why},{(c.Network is null ? "gates" : "approximate")},{c.Judgement.Training:0.0000},{c.Judgement.Validation:0.0000},{test.Accuracy:0.0000},{test.BalancedAccuracy:0.0000},{c.Netlist.AreaCm2:0.######},{open},{c.StaticPowerMw:0.####},{LowVoltage.StaticPowerMw(c.Netlist, data.Training.Codes):0.####},{seconds:0},{cpu:0}\n");
    }
}
