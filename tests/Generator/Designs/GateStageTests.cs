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
    public void On_bits_the_search_goes_on_and_neither_threads_nor_a_stop_in_between_change_what_is_found_and_known()
    {
        RunOptions options = SmallRun.Options with
        {
            Data = SmallRun.Options.Data with { InputBits = 1 },
            Gates = SmallRun.Options.Gates with { Budget = new(Batches: 3, Rounds: 2, Moves: 300) },
        };
        string[] found = BitsAndHistory(options, null);
        StateFolder state = new(_folder.Path, "bits");
        Assert.Equal(found, BitsAndHistory(options with { Threads = 3 }, state));
        string beyond = Assert.Single(Directory.GetFiles(_folder.Path, "gates-beyond-*")), refit = Assert.Single(Directory.GetFiles(_folder.Path, "gates-refit-*"));
        // Stopped before the first batch behind the levels, before validation rows were seen, then before the search went on.
        File.Delete(state.File("gates-1"));
        Assert.Equal(found, BitsAndHistory(options, state));
        File.Delete(state.File("gates-1"));
        File.Delete(refit);
        Assert.Equal(found, BitsAndHistory(options, state));
        File.Delete(state.File("gates-1"));
        File.Delete(refit);
        File.Delete(beyond);
        Assert.Equal(found, BitsAndHistory(options, state));
    }

    [Fact]
    public void In_the_end_validation_rows_are_searched_on_unless_somebody_says_no_and_what_is_believed_then_follows_from_the_first_search()
    {
        (GateStage stage, Design[] found) = Noisy(OnLevels);
        Assert.NotEmpty(found);
        Assert.All(found, d => Assert.Same(stage.Refit, d.Refit));
        Assert.All(found, d => Assert.Equal(d.Training.Plus(d.Validation).Accuracy, d.Judgement.Training));
        Assert.All(found, d => Assert.True(d.Judgement.Validation <= d.Judgement.Training && d.Expected < d.Judgement.Validation));
        Assert.Contains(found, d => d.Expected < d.Judgement.Training);
        (GateStage without, Design[] unseen) = Noisy(OnLevels with { Gates = OnLevels.Gates with { Refits = false } });
        Assert.Null(without.Refit);
        Assert.All(unseen, d => Assert.Equal(d.Validation.Accuracy, d.Judgement.Validation));
        Assert.True(found.Max(d => d.Training.Plus(d.Validation).Correct) > unseen.Max(d => d.Training.Plus(d.Validation).Correct));

        static (GateStage Stage, Design[] Found) Noisy(RunOptions options) =>
            Found(400, value => value, r => r[0] + r[1] * r[2] + 0.2 * Math.Sin(1e4 * r[1]) >= 0.7 ? 1 : 0, options);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_trees_that_vote_know_more_than_all_that_was_found_they_are_designs(bool readsLevels)
    {
        RunOptions options = SmallRun.Options with { Gates = SmallRun.Options.Gates with { ReadsLevels = readsLevels } };
        Design[] all = All(600, Enumerable.Range(0, 12).Select(i => $"x{i}"), value => value, r => r.Sum() >= 6 ? 1 : 0, options, null).All;
        ILookup<bool, Design> votes = all.ToLookup(d => d.Classifier.Origin == Origin.Votes);
        Assert.NotEmpty(votes[true]);
        double best = votes[false].Where(d => d.Classifier.Origin == Origin.Search).Max(d => d.Judged);
        Assert.All(votes[true], d => Assert.True(d.Judged > best));
        Assert.All(votes[true], d => Assert.Equal(readsLevels, ((GateClassifier)d.Classifier).ReadsLevels));
        Assert.All(votes[true], d => Assert.Equal(Origin.Votes, GateFile.Parse(d.Classifier.ToJson(), "model.json").Origin));
    }

    [Fact]
    public void Where_defects_count_neither_a_stop_in_between_nor_a_helper_changes_what_is_found()
    {
        RunOptions options = SmallRun.Options with
        {
            Data = SmallRun.Options.Data with { InputBits = 1 },
            Search = SmallRun.Options.Search with { DefectRate = 0.005 },
            Gates = SmallRun.Options.Gates with { Budget = new(Batches: 2, Rounds: 2, Moves: 2000) },
        };
        string[] found = Bits(options, null);
        Assert.NotEqual(found, Bits(options with { Search = SmallRun.Options.Search }, null));
        StateFolder state = new(_folder.Path, "defects") { Use = StateUse.Shared };
        string[]? helped = null;
        // A thread of its own: those of the pool may all be busy with other tests.
        Thread helper = new(() => helped = Bits(options, state with { Use = StateUse.Helped }));
        helper.Start();
        Assert.Equal(found, Bits(options, state));
        helper.Join();
        Assert.Empty(helped!);
        // Stopped before the search that counts defects.
        File.Delete(Assert.Single(Directory.GetFiles(_folder.Path, "gates-defects-*")));
        Assert.Equal(found, Bits(options, state with { Use = StateUse.Own }));
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
    private static (GateStage Stage, Design[] Found) Found(int count, Func<double, double> value, Func<double[], int> label, RunOptions options) =>
        Found(count, ["a", "b", "c"], value, label, options, null);

    private static (GateStage Stage, Design[] Found) Found(
        int count, IEnumerable<string> features, Func<double, double> value, Func<double[], int> label, RunOptions options, StateFolder? state) =>
        All(count, features, value, label, options, state) is var (stage, all) ? (stage, [.. all.Where(d => d.Classifier.Origin == Origin.Search)]) : default;

    private static (GateStage Stage, Design[] All) All(
        int count, IEnumerable<string> features, Func<double, double> value, Func<double[], int> label, RunOptions options, StateFolder? state)
    {
        RandomStream random = new(2);
        ImmutableArray<double[]> rows = [.. Enumerable.Range(0, count).Select(_ => features.Select(_ => value(random.NextDouble())).ToArray())];
        RunData data = RunData.Of(new Dataset([.. features], ["0", "1"], rows, [.. rows.Select(label)]), options);
        Classifier exact = new MlpClassifier(BespokeQuantizer.Quantize(Trained.Network(data, options), data.Validation));
        GateStage stage = new(options, data, SmallRun.Mapper, state, new RunLog(TextWriter.Null, false));
        return (stage, [.. stage.Run([], exact, SmallRun.Mapper.Map(exact.ToCircuit()))]);
    }

    private static (GateStage Stage, Design[] Found) OfBits(RunOptions options, StateFolder? state) => Found(800, Enumerable.Range(0, 10).Select(i => $"x{i}"),
        value => Math.Floor(2 * value), r => (int)(r[0] * r[1] * r[2] + r[3] * r[4] * r[5] + r[6] * r[7] * r[8]) % 2, options, state);

    private static string[] Bits(RunOptions options, StateFolder? state) => [.. OfBits(options, state).Found.Select(d => d.Classifier.ToJson())];

    private static string[] BitsAndHistory(RunOptions options, StateFolder? state)
    {
        (GateStage stage, Design[] found) = OfBits(options, state);
        return [.. found.Select(d => $"{d.SearchLoss} {d.Classifier.ToJson()}"), .. stage.History.Fronts.Select(front => string.Join(' ', front))];
    }

    private IEnumerable<DesignRow> Run(string name, RunOptions options)
    {
        Directory.CreateDirectory(_folder.File(name));
        return SmallRun.Run(SmallRun.Balance, options, _folder.File(name)).Result.Designs;
    }
}
