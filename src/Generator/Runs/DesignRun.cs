using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;

namespace PrintedMlp.Generator.Runs;

/// <summary>The main job for one seed: rows to float network to exact bespoke network to verified hardware, written as
/// a run folder.</summary>
/// <param name="library">The technology.</param>
/// <param name="templates">The Verilog templates.</param>
/// <param name="tools">The simulators that are there.</param>
/// <param name="log">Told what happens.</param>
internal sealed class DesignRun(CellLibrary library, Templates templates, Tools tools, RunLog log)
{
    /// <summary>Runs and writes everything into <paramref name="folder"/>, which exists.</summary>
    public RunResult Run(Dataset dataset, RunOptions options, string folder)
    {
        CircuitMapper mapper = new(library, options.Optimizer, tools);
        RunData data = RunData.Of(dataset, options);
        log.Line($"data: {dataset.Rows.Length} rows, {dataset.Features.Length} features, {dataset.Classes.Length} classes");
        log.Line($"split: {data.Training.Count} training, {data.Validation.Count} validation, {data.Test.Count} test rows");
        FloatMlp floatMlp;
        using (TrainingLog progress = new(log))
        {
            floatMlp = Train(data, options, progress);
        }
        Mlp exact = BespokeQuantizer.Quantize(floatMlp, data.Validation);
        Circuit circuit = MlpCircuit.Build(exact);
        MappedCircuit mapped = mapper.Map(exact, circuit, data.All.Codes);
        PricedDesign baseline = PricedDesign.Of(exact, circuit, mapped.Netlist, data);
        ImmutableArray<DesignRow> rows = [Emit(folder, "baseline", baseline, baseline, data, options)];
        Score floatTest = floatMlp.ScoreOn(data.Test);
        DesignFiles.WriteWhole(Path.Combine(folder, "designs.csv"), CsvText.Of(DesignRow.Header, rows.Select(r => r.Cells)));
        DesignFiles.WriteWhole(Path.Combine(folder, "run.json"), RunFile.Write(data, options, floatTest, mapper.AbcVersion, [("baseline", mapped)]));
        return new RunResult(options.Seed, floatTest, rows);
    }

    /// <summary>The float network of a run.</summary>
    public static FloatMlp Train(RunData data, RunOptions options, IProgress<TrainingProgress>? progress)
    {
        TrainerOptions trainer = new()
        {
            Hidden = options.Hidden,
            Restarts = options.Restarts,
            L2 = options.L2,
            BalanceClasses = options.BalanceClasses,
            Threads = options.Threads,
        };
        return FloatTrainer.Train(data.Training, data.Validation, trainer, RunStreams.Training(options.Seed), progress);
    }

    private DesignRow Emit(
        string folder, string name, PricedDesign design, PricedDesign baseline, RunData data, RunOptions options)
    {
        log.Line($"{name}: {design.Netlist.Instances.Length} cells, {design.Netlist.AreaCm2:0.###} cm2; verifying");
        Design files = new(Path.Combine(folder, name), options.Name, design.Mlp,
            [.. data.All.Codes, .. RandomCodes.Draw(design.Mlp, options.RandomVectors, RunStreams.Vectors(options.Seed))],
            design.Netlist);
        DesignFiles.Write(files, new VerilogWriter(templates));
        DesignFiles.WriteWhole(Path.Combine(files.Folder, "model.json"), MlpFile.Write(design.Mlp));
        using DesignVerifier verifier = new(tools, templates, proof: TimeSpan.FromSeconds(options.ProveSeconds));
        VerificationReport report = verifier.VerifyAndRecord([files])[0];
        return new DesignRow(name, design, baseline, report, Recommended: true);
    }
}
