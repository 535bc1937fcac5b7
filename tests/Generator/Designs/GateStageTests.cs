using System.Collections.Immutable;
using PrintedMlp.Approx;
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
        (GateStage stage, Design[] found) = Found(300, value => Math.Floor(16 * value), r => r[0] >= 8 && r[2] >= 4 ? 0 : 1, OnLevels);
        Design right = found.Where(d => d.Judged == 1).MinBy(d => d.AreaCm2)!;
        Assert.True(right.IsSmallest);
        Assert.Null(stage.Teacher);
        Assert.Equal("NAND2X1", Assert.Single(right.Netlist.Instances).Cell.Name);
    }

    [Fact]
    public void A_teacher_that_knows_more_than_trees_is_believed_and_threads_change_nothing()
    {
        (GateStage stage, Design[] found) = Sloping(threads: 1);
        Assert.True(stage.Teacher!.IsBelieved, stage.Teacher.Why);
        Assert.Equal(found.Select(d => d.Classifier.ToJson()), Sloping(threads: 3).Found.Select(d => d.Classifier.ToJson()));

        static (GateStage Stage, Design[] Found) Sloping(int threads) => Found(1000, value => value, r => (int)(r.Sum() / 0.75) % 2,
            OnLevels with { Threads = threads, Gates = OnLevels.Gates with { AsksTeacher = true } });
    }

    [Fact]
    public void Where_trees_know_nearly_all_no_teacher_is_trained()
    {
        (GateStage stage, _) = Found(300, value => value, r => r[0] >= 0.5 ? 1 : 0, OnLevels with { Gates = OnLevels.Gates with { AsksTeacher = true } });
        Assert.Null(stage.Teacher!.TeacherErrors);
        Assert.False(stage.Teacher.IsBelieved);
        Assert.EndsWith("too few to ask a teacher", stage.Teacher.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_teacher_is_refused_where_errors_do_not_weigh_the_same()
    {
        RunOptions balanced = OnLevels with { Gates = OnLevels.Gates with { AsksTeacher = true }, Search = OnLevels.Search with { Balanced = true } };
        Assert.StartsWith("--teacher ask and --cost", Assert.Throws<UserException>(() => RunData.Of(SmallRun.Balance, balanced)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static RunOptions OnLevels => SmallRun.Options with { Gates = SmallRun.Options.Gates with { ReadsLevels = true } };

    /// <summary>What the search over gates finds in rows of three even numbers.</summary>
    private static (GateStage Stage, Design[] Found) Found(int count, Func<double, double> value, Func<double[], int> label, RunOptions options)
    {
        RandomStream random = new(2);
        ImmutableArray<double[]> rows = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 3).Select(_ => value(random.NextDouble())).ToArray())];
        RunData data = RunData.Of(new Dataset(["a", "b", "c"], ["0", "1"], rows, [.. rows.Select(label)]), options);
        Classifier exact = new MlpClassifier(BespokeQuantizer.Quantize(Trained.Network(data, options), data.Validation));
        GateStage stage = new(options, data, SmallRun.Mapper, null, new RunLog(TextWriter.Null, false));
        return (stage, [.. stage.Run([], exact, SmallRun.Mapper.Map(exact.ToCircuit())).Where(d => d.Classifier.Origin == Origin.Search)]);
    }

    private IEnumerable<DesignRow> Run(string name, RunOptions options)
    {
        Directory.CreateDirectory(_folder.File(name));
        return SmallRun.Run(SmallRun.Balance, options, _folder.File(name)).Result.Designs;
    }
}
