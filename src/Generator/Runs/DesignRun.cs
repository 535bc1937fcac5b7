using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Reports.Details;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Models;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Runs;

/// <summary>The main job for one seed: rows to float network, exact bespoke network and a front of
/// approximate ones, each to verified hardware, written as a run folder.</summary>
/// <param name="library">The technology.</param>
/// <param name="templates">The Verilog templates.</param>
/// <param name="tools">The simulators that are there.</param>
/// <param name="log">Told what happens.</param>
internal sealed class DesignRun(CellLibrary library, Templates templates, Tools tools, RunLog log)
{
    /// <summary>Growth of a netlist's area that less power may cost.</summary>
    public const double ExtraAreaForPower = 0.02;

    /// <summary>Training rows whose power is looked at while it is made less.</summary>
    public const int RowsForPower = 512;

    /// <summary>So many rows, and this part of them, may the integer network answer differently from the float network without a word.</summary>
    private const int FewRows = 3;

    private const double FewOfAll = 0.01;

    /// <summary>Runs and writes everything into <paramref name="folder"/>, which exists.</summary>
    /// <param name="dataset">The table.</param>
    /// <param name="options">What to do.</param>
    /// <param name="folder">Where to write.</param>
    /// <param name="checkpoints">Folder that keeps the state of an unfinished search, or null.</param>
    public RunResult Run(Dataset dataset, RunOptions options, string folder, string? checkpoints = null)
    {
        CircuitMapper mapper = new(library, options.Output.Optimizer, tools);
        RunData data = RunData.Of(dataset, options);
        log.Line($"data: {dataset.Rows.Length} rows, {dataset.Features.Length} features, {dataset.Classes.Length} classes");
        log.Line($"split: {data.Training.Count} training, {data.Validation.Count} validation, {data.Test.Count} test rows");
        FrontSearch? search = options.Search.Method == SearchMethod.None ? null : new(options, data, mapper.Builtin, checkpoints, log);
        search?.Check();
        FloatMlp floatMlp = options.Training.Model is { } model ? Given(model, data) : Train(data, options);
        Mlp network = BespokeQuantizer.Quantize(floatMlp, data.Validation);
        NoteDifferences(BespokeQuantizer.Differing(floatMlp, network, data.All), data.All.Count);
        MlpClassifier exact = new(network);
        ImmutableArray<NetworkSearch> searches = search?.Run(network, options.Training.Model is null ? null : floatMlp) ?? [];
        FrontChoice choice = new(options, data, mapper.Builtin);
        ImmutableArray<DesignCandidate> front = choice.Front(searches);
        DesignCandidate? tree = null;
        if (options.GateBudget is not null && searches.Length > 0)
        {
            GateStage gates = new(options, data, mapper.Builtin, library, checkpoints, log);
            ImmutableArray<DesignCandidate> found = gates.Run(front, exact, mapper.Builtin.Map(exact.ToCircuit()));
            DesignCandidate[] trees = [.. found.Where(c => c.Classifier.Origin == Origin.Tree)];
            tree = choice.Recommended(trees, exact) ?? trees.MaxBy(c => c.Judged);
            front = FrontChoice.Front([.. front, .. found.Except(trees), .. trees.Where(c => choice.IsOfInterest(c, exact))]);
        }
        ImmutableArray<DesignCandidate> kept = FrontChoice.Thinned(front, choice.Recommended(front, exact), options.Search.MaxDesigns);
        MappedDesign[] mapped = [.. kept.Select(c => Mapped("", c))];
        // What is written is mapped with all effort, which may change who beats whom.
        DesignCandidate[] final = [.. kept.Zip(mapped, (c, d) => c with
        {
            Netlist = d.Mapped.Netlist,
            StaticPowerMw = d.Priced.StaticPowerMw,
            FrontEnd = c.FrontEnd is null ? null : d.Priced.FrontEnd,
        })];
        kept = FrontChoice.Front(final);
        DesignCandidate? recommended = choice.Recommended(kept, exact);
        if (searches.Length > 0)
        {
            log.Line($"front: {front.Length} designs, {kept.Length} are written");
        }
        MappedDesign[] designs = [.. kept.Select((c, i) => mapped[Array.IndexOf(final, c)] with
            {
                Name = Path.Combine("designs", $"{i + 1:00}"),
                IsRecommended = c == recommended,
            }),
            .. tree is null ? Array.Empty<MappedDesign>() : [Mapped("tree", tree)],
            Mapped("baseline", new DesignCandidate(exact, null, 0, 0, 0, 1)) with { IsRecommended = recommended is null }];
        ImmutableArray<DesignRow> rows = Emit(folder, designs);
        Score floatTest = floatMlp.ScoreOn(data.Test);
        WholeFile.Write(Path.Combine(folder, "designs.csv"), CsvText.Of(DesignRow.Header, rows.Select(r => r.Cells)));
        WholeFile.Write(Path.Combine(folder, "run.json"),
            RunFile.Write(data, options, floatTest, mapper.AbcVersion, designs.Select(d => (d.Name, d.Mapped)), searches));
        new ReportPage([RunOnDisk.Read(folder)], templates).Write(Path.Combine(folder, ReportPage.FileName));
        return new RunResult(options.Seed, floatTest, rows);

        MappedDesign Mapped(string name, DesignCandidate candidate)
        {
            Circuit circuit = candidate.Classifier.ToCircuit();
            MappedCircuit mapped = mapper.Map(candidate.Classifier, circuit, data.For(candidate.Classifier).All.Codes);
            // The search's own netlist is sometimes smaller than what the circuit maps to.
            mapped = candidate.Netlist is { } own && own.AreaCm2 < mapped.Netlist.AreaCm2 ? new MappedCircuit(own, Optimizer.Builtin, null) : mapped;
            if (options.Output.Goal == MappingGoal.Power)
            {
                BitRows rows = BitRows.Pack(RowsOfPower(data.For(candidate.Classifier).Training.Codes), circuit.Inputs);
                mapped = mapped with { Netlist = mapper.Builtin.WithLessPower(mapped.Netlist, rows, ExtraAreaForPower) };
            }
            return new MappedDesign(name, mapped, PricedDesign.Of(candidate.Classifier, circuit, mapped.Netlist, data, options), false);
        }

        ImmutableArray<DesignRow> Emit(string folder, IReadOnlyList<MappedDesign> designs)
        {
            DesignFolder[] files = [.. designs.Select(d => Write(folder, d, data, options))];
            log.Line($"verifying {files.Length} designs, {designs.Sum(d => d.Priced.Netlist.Instances.Length)} cells in all");
            using DesignVerifier verifier = new(tools, templates, proof: options.Output.ProveConflicts);
            IReadOnlyList<VerificationReport> reports = verifier.VerifyAndRecord(files);
            return [.. designs.Select((d, i) => new DesignRow(d.Name, d.Priced, designs[^1].Priced, reports[i], d.IsRecommended))];
        }
    }

    /// <summary>Says so where whole numbers lost more than a few rows.</summary>
    private void NoteDifferences(int rows, int all)
    {
        if (rows > FewRows && rows > all * FewOfAll)
        {
            log.Line($"note: the exact integer network answers differently from the float network on {rows} of {all} rows: its weights, rounded to 8 bits, are of very different size");
        }
    }

    private FloatMlp Train(RunData data, RunOptions options)
    {
        using TrainingLog progress = new(log);
        return Train(data, options, progress);
    }

    /// <summary>A network from elsewhere over the codes of a run. Says how well it does, so that wrong units show.</summary>
    private FloatMlp Given(TrainedModel model, RunData data)
    {
        model = model.For(data.Dataset);
        FloatMlp network = model.On(data.Scale);
        (Score own, Score coded) = (model.ScoreOn(data.Dataset, data.Split.Validation, data.Scale), network.ScoreOn(data.Validation));
        double commonest = data.Validation.Labels.CountBy(label => label).Select(c => (double)c.Value / data.Validation.Count).DefaultIfEmpty(0).Max();
        string units = model.Units.ToString().ToLowerInvariant();
        log.Line($"model: {model.Shape} over {units} inputs, validation accuracy {own.Accuracy:0.000} on values, {coded.Accuracy:0.000} on codes of {data.Scale.Bits} bits");
        if (own.Accuracy <= commonest)
        {
            log.Line($"note: the commonest class alone would have {commonest:0.000}; check --model-inputs, the order of the features and of the classes");
        }
        return network;
    }

    /// <summary>The rows whose power is looked at, spread evenly over all rows.</summary>
    public static byte[][] RowsOfPower(IReadOnlyList<byte[]> rows) => [.. rows.Where((_, i) => i % (1 + rows.Count / RowsForPower) == 0)];

    /// <summary>The float network of a run.</summary>
    public static FloatMlp Train(RunData data, RunOptions options, IProgress<TrainingProgress>? progress)
    {
        TrainerOptions trainer = new()
        {
            Hidden = options.Training.Hidden,
            Restarts = options.Training.Restarts,
            L2 = options.Training.L2,
            Weighting = options.Training.BalanceClasses ? Weighting.Classes : Weighting.Rows,
            Threads = options.Threads,
        };
        return FloatTrainer.Train(data.Training, data.Validation, trainer, RunStreams.Training(options.Seed), progress);
    }

    private DesignFolder Write(string folder, MappedDesign design, RunData data, RunOptions options)
    {
        DesignFolder files = new(Path.Combine(folder, design.Name), options.Output.Name, design.Priced.Classifier,
            [.. data.For(design.Priced.Classifier).All.Codes, .. RandomCodes.Draw(design.Priced.Classifier, options.Output.RandomVectors, RunStreams.Vectors(options.Seed))],
            design.Priced.Netlist)
        {
            FeatureNames = data.Dataset.Features,
        };
        DesignFiles.Write(files, new VerilogWriter(templates));
        WholeFile.Write(Path.Combine(files.Folder, "model.json"), design.Priced.Classifier.ToJson());
        DesignDetails.Of(design.Priced, BitRows.Pack(data.For(design.Priced.Classifier).All.Codes, design.Priced.Netlist.Inputs)).Write(files.Folder);
        return files;
    }

    /// <summary>A design on its way into the run's folder.</summary>
    private sealed record MappedDesign(string Name, MappedCircuit Mapped, PricedDesign Priced, bool IsRecommended);
}
