using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Benchmarks;

/// <summary>Whole systems, classifier and front end, published split: for each goal the smallest whose accuracy promises it, and
/// the most accurate within the goal's area and power, both chosen on training and validation rows.</summary>
internal sealed class SystemBenchmark
{
    private static readonly FrontEnd[] FrontEnds = [.. new[] { FrontEndCatalogue.Default }
        .Concat(FrontEndCatalogue.Names.Where(n => n != FrontEndCatalogue.Default)).Select(FrontEndCatalogue.Load)];

    private readonly RunOptions _options;
    private readonly RunData _data;
    private readonly CellLibrary _library;
    private readonly List<string> _rows = [];

    private SystemBenchmark(string name, ulong seed, string mode)
    {
        BenchmarkData data = BenchmarkData.All.Single(d => d.Name == name);
        RunOptions usual = BenchmarkData.Published(data.Options);
        _options = usual with
        {
            Seed = seed,
            Training = usual.Training with { Hidden = [SystemGoal.All.First(g => g.DataSet == name).Hidden] },
            Search = usual.Search with { Budget = SearchBudget.Quick },
            Gates = new GateSettings
            {
                OffsetCopies = mode == "offset" ? 2 : 0,
                Levels = Enum.TryParse(mode, ignoreCase: true, out LevelKind kind) ? kind : LevelKind.Uniform,
                Copies = mode.StartsWith("copies-", StringComparison.Ordinal) ? int.Parse(mode["copies-".Length..], CultureInfo.InvariantCulture) : null,
            },
        };
        _data = RunData.Of(data.Read(), _options);
        _library = _options.Output.Technology.Value;
    }

    /// <summary>Runs one data set and seed and writes <c>results/systems/NAME-SEED[-MODE].csv</c>.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="mode"><c>levels</c>; <c>offset</c>, fitting shifted copies too; <c>codes</c>; <c>copies-N</c>, with N jittered
    /// copies; or a <see cref="LevelKind"/>.</param>
    public static int Run(string name, ulong seed, string mode)
    {
        SystemBenchmark run = new(name, seed, mode);
        run.Run(name, mode);
        string columns = string.Concat(FrontEnds.Select(f => $",{f.Name}_cm2,{f.Name}_mw"));
        ResultFile.Write($"systems/{name.Replace(' ', '-')}-{seed}{(mode == "levels" ? "" : "-" + mode)}.csv",
            "chosen,stage,accuracy_train,accuracy_validation,accuracy_test,balanced_accuracy_test,gates_cm2,gates_mw,gates_0.6V_mw,features,levels"
            + columns + ",offset_0.25_mean,offset_0.25_p5,offset_0.5_mean,offset_0.5_p5,seconds,cpu_seconds\n" + string.Concat(run._rows));
        return 0;
    }

    private void Run(string name, string mode)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Mapper mapper = new(_library);
        Mlp exact = BespokeQuantizer.Quantize(Trained.Network(_data, _options), _data.Validation);
        ImmutableArray<Design> front = new FrontChoice(_options, _data, mapper)
            .Front(new FrontSearch(_options, _data, mapper, null, RunLog.Console).Run(exact));
        RunOptions options = mode == "codes" ? _options with { Gates = _options.Gates with { ReadsLevels = false, PowerWorth = 0 } } : _options;
        ImmutableArray<Design> found = [.. new GateStage(options, _data, mapper, null, RunLog.Console)
            .Run(front, new MlpClassifier(exact), mapper.Map(MlpCircuit.Build(exact))).Select(c => c with { FrontEnd = FrontEndUse.Cost(FrontEnds[0], c.Netlist, _data), IsSystem = true })];
        double seconds = watch.Elapsed.TotalSeconds, cpu = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        Design[] trees = [.. found.Where(IsTree)], gates = [.. found.Where(c => !IsTree(c))];
        foreach (SystemGoal goal in SystemGoal.All.Where(g => g.DataSet == name))
        {
            AddChoices("", goal, gates, seconds, cpu);
            AddChoices("tree ", goal, trees, seconds, cpu);
        }
        foreach (Design c in FrontChoice.Front(found))
        {
            Add("front", c, seconds, cpu);
        }
    }

    private static bool IsTree(Design c) => c.Classifier.Origin == Origin.Tree;

    private void AddChoices(string prefix, SystemGoal goal, Design[] candidates, double seconds, double cpu)
    {
        int count = _data.Training.Count + _data.Validation.Count;
        double margin = Confidence.Margin(goal.Accuracy, count);
        Add($"{prefix}accuracy {goal.Accuracy:0.000}", candidates
            .Where(c => (c.Judgement.Training * _data.Training.Count + c.Judgement.Validation * _data.Validation.Count) / count >= goal.Accuracy + margin && c.Judged >= goal.Accuracy)
            .MinBy(c => c.AreaCm2), seconds, cpu);
        Add(prefix + goal.Within, candidates
            .Where(c => c.AreaCm2 <= goal.AreaCm2 && TotalMw(c) <= goal.PowerMw).MaxBy(c => c.Judged), seconds, cpu);
    }

    private static double TotalMw(Design c) => TotalPower.OverStatic * c.StaticPowerMw + c.FrontEnd.PowerMw;

    private void Add(string why, Design? c, double seconds, double cpu)
    {
        if (c is null)
        {
            return;
        }
        PartRows rows = _data.For(c.Classifier);
        Score test = Score.Of(c.Classifier.Classify(rows.Test.Codes), rows.Test.Labels, rows.Test.Classes);
        Netlist netlist = c.Netlist;
        double lowMw = LowVoltage.StaticPowerMw(netlist, rows.Training.Codes);
        string systems = string.Concat(FrontEnds.Select(f => FrontEndUse.Cost(f, netlist, _data)).Select(cost => string.Create(CultureInfo.InvariantCulture,
            $",{netlist.AreaCm2 + cost.AreaCm2:0.#####},{TotalPower.OverStatic * c.StaticPowerMw + cost.PowerMw:0.####}")));
        string offsets = string.Concat(new[] { 0.25, 0.5 }.Select(offset => c.Classifier is GateClassifier { ReadsLevels: true } levels && why != "front"
            ? Text(OffsetTrial.Of(levels, _data, offset, RunStreams.Devices(_options.Seed))) : ",,"));
        _rows.Add(string.Create(CultureInfo.InvariantCulture,
            $"{why},{(IsTree(c) ? "tree" : c.Network is null ? "gates" : "approximate")},{c.Judgement.Training:0.0000},{c.Judgement.Validation:0.0000},{test.Accuracy:0.0000},{test.BalancedAccuracy:0.0000},{netlist.AreaCm2:0.#####},{TotalPower.OverStatic * c.StaticPowerMw:0.####},{TotalPower.OverStatic * lowMw:0.####},{c.FrontEnd.Features},{c.FrontEnd.Levels}{systems}{offsets},{seconds:0},{cpu:0}\n"));
    }

    private static string Text(OffsetTrial trial) => $",{trial.Mean:0.0000},{trial.FifthPercentile:0.0000}";
}
