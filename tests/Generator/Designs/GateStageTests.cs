using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Generator.Designs;

public sealed class GateStageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_run_with_the_search_over_gates_has_designs_of_that_stage_and_smaller_ones()
    {
        RunOptions networks = SmallRun.Options with { Gates = SmallRun.Options.Gates with { AreSearched = false } };
        DesignRow[] with = [.. Run("with", SmallRun.Options)], without = [.. Run("without", networks)];
        DesignRow gates = with.First(d => d.Cells.Contains("gates"));
        Assert.IsType<GateClassifier>(gates.Design.Classifier);
        Assert.Contains("printedmlp-gates-1", File.ReadAllText(_folder.File($"with/{gates.Name}/model.json")), StringComparison.Ordinal);
        Assert.DoesNotContain(without, d => d.Cells.Contains("gates"));
        Assert.True(with[0].Design.Netlist.AreaCm2 <= without[0].Design.Netlist.AreaCm2);
        Assert.Contains(without, network => with.Any(d => d.Cells.Contains("gates")
            && d.Design.Validation.Correct >= network.Design.Validation.Correct && d.Design.Netlist.AreaCm2 < network.Design.Netlist.AreaCm2));
        Assert.All(with, d => Assert.DoesNotContain(d.Report.Checks, c => c.Result == PrintedMlp.Generator.Verification.CheckResult.Failed));
    }

    [Fact]
    public void What_decides_by_two_comparators_is_proven_smallest()
    {
        RandomStream random = new(2);
        ImmutableArray<double[]> rows = [.. Enumerable.Range(0, 300).Select(_ => new double[] { random.Next(16), random.Next(16), random.Next(16) })];
        Dataset dataset = new(["a", "b", "c"], ["0", "1"], rows, [.. rows.Select(r => r[0] >= 8 && r[2] >= 4 ? 0 : 1)]);
        RunOptions options = SmallRun.Options with { Gates = SmallRun.Options.Gates with { ReadsLevels = true } };
        RunData data = RunData.Of(dataset, options);
        Classifier exact = new MlpClassifier(BespokeQuantizer.Quantize(Trained.Network(data, options), data.Validation));
        Design[] found = [.. new GateStage(options, data, SmallRun.Mapper, null, new RunLog(TextWriter.Null, false))
            .Run([], exact, SmallRun.Mapper.Map(exact.ToCircuit())).Where(d => d.Classifier.Origin == Origin.Search)];
        Design right = found.Where(d => d.Judged == 1).MinBy(d => d.AreaCm2)!;
        Assert.True(right.IsSmallest);
        Assert.Equal("NAND2X1", Assert.Single(right.Netlist.Instances).Cell.Name);
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<DesignRow> Run(string name, RunOptions options)
    {
        Directory.CreateDirectory(_folder.File(name));
        return SmallRun.Run(SmallRun.Balance, options, _folder.File(name)).Result.Designs;
    }
}
