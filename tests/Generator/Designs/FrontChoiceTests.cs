using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Tests.Training.Search;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Tests.Generator.Designs;

public class FrontChoiceTests
{
    private static readonly RunData Data = RunData.Of(SmallRun.Balance, SmallRun.Options);
    private static readonly Lazy<(Mlp Exact, NetworkSearch Search)> Found = new(Search);

    [Fact]
    public void Nobody_of_the_front_beats_another_and_areas_are_those_of_netlists()
    {
        ImmutableArray<Design> front = Front(SmallRun.Options);
        Assert.InRange(front.Length, 3, 1000);
        Assert.All(front, c => Assert.Equal(SmallRun.Mapper.Map(MlpCircuit.Build(c.Network!)).AreaCm2, c.Netlist.AreaCm2, 12));
        Assert.Equal(front.Select(c => c.Netlist.AreaCm2).Order(), front.Select(c => c.Netlist.AreaCm2));
        Assert.DoesNotContain(front, a => front.Any(b => b != a && b.Judged >= a.Judged
            && b.Netlist.AreaCm2 <= a.Netlist.AreaCm2 && b.StaticPowerMw <= a.StaticPowerMw));
    }

    [Fact]
    public void Every_half_point_of_judged_accuracy_has_its_smallest_networks_among_the_candidates()
    {
        NetworkSearch search = Found.Value.Search;
        Design[] candidates = new FrontChoice(SmallRun.Options, Data, SmallRun.Mapper).Candidates([search]);
        (double Judged, double AreaCm2)[] all = [.. search.Archive.Entries.Where(e => search.Error(e) <= search.ReferenceError + 0.10)
            .Select(e => (Judged(e.Genome.ToHardware()).Judged, e.AreaCm2))];
        int[] near = [.. all.Where(e => e.AreaCm2 <= 1.15 * all.Where(o => o.Judged >= e.Judged).Min(o => o.AreaCm2)).Select(e => HalfPoint(e.Judged)).Distinct()];
        Assert.InRange(near.Length, 3, 100);
        Assert.All(near, step => Assert.InRange(candidates.Count(c => HalfPoint(c.Judged) == step), 1, 2));

        static int HalfPoint(double judged) => (int)(judged / 0.005);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.05)]
    [InlineData(0.3)]
    public void The_recommended_design_is_the_smallest_within_the_allowed_loss(double maxLoss)
    {
        RunOptions options = SmallRun.Options with { Search = SmallRun.Options.Search with { MaxLoss = maxLoss } };
        ImmutableArray<Design> front = Front(options);
        Design? recommended = new FrontChoice(options, Data, SmallRun.Mapper).Recommended(front, Judged(Found.Value.Exact));
        Design exact = Judged(Found.Value.Exact);
        Assert.All(front.TakeWhile(c => c != recommended), c => Assert.True(c.Judged < exact.Judged - maxLoss));
        Assert.True(recommended is null || recommended.Judged >= exact.Judged - maxLoss);
    }

    [Fact]
    public void Some_loss_recommends_a_design_and_no_design_is_recommended_when_none_is_good_enough()
    {
        FrontChoice choice = new(SmallRun.Options with { Search = SmallRun.Options.Search with { MaxLoss = 0.3 } }, Data, SmallRun.Mapper);
        Assert.NotNull(choice.Recommended(Front(SmallRun.Options), Judged(Found.Value.Exact)));
        Assert.Null(choice.Recommended([], Judged(Found.Value.Exact)));
    }

    [Fact]
    public void Accuracy_on_training_rows_counts_only_as_far_as_validation_rows_bear_it_out()
    {
        // One standard error of 0.8 on 100 rows is 0.04.
        Assert.Equal(0.84, new Judgement(0.95, 0.8, 0.04).Believed, 12);
        Assert.Equal(0.82, new Judgement(0.82, 0.8, 0.04).Believed, 12);
        Assert.Equal(1, new Judgement(1, 1, 0).Believed, 12);
    }

    [Fact]
    public void What_a_rare_class_says_is_believed_as_far_as_its_few_rows_go()
    {
        // 24 of 33 rare rows among a thousand: their recall has an error of 8 points, the mean of the two of 4.
        Score training = Score.Of([.. Enumerable.Repeat(0, 2900), .. Enumerable.Repeat(1, 100)], [.. Enumerable.Repeat(0, 2900), .. Enumerable.Repeat(1, 100)], 2);
        Score validation = Score.Of([.. Enumerable.Repeat(0, 967 + 9), .. Enumerable.Repeat(1, 24)], [.. Enumerable.Repeat(0, 967), .. Enumerable.Repeat(1, 33)], 2);
        Assert.InRange(Judgement.Of(training, validation, Weighting.Classes).Believed - validation.BalancedAccuracy, 0.035, 0.045);
        Assert.InRange(Judgement.Of(training, validation, Weighting.Rows).Believed - validation.Accuracy, 0.002, 0.004);
    }

    [Fact]
    public void With_costs_the_recommended_design_is_near_the_cheapest_in_cost_and_in_accuracy()
    {
        RunOptions options = SmallRun.Options with { Search = SmallRun.Options.Search with { Costs = [ErrorCost.Parse("B>L=10")] } };
        CostMatrix costs = ErrorCost.Matrix(["B", "L", "R"], options.Search.Costs)!;
        int[] labels = [.. Enumerable.Range(0, 400).Select(i => i % 10 == 0 ? 0 : 1 + i % 2)];
        Design cheapest = Wrong(4), alike = Wrong(6), cheapButInaccurate = Wrong(12);
        Assert.True(cheapest.Judged > alike.Judged);
        Assert.Equal([true, true, false], new[] { cheapest, alike, cheapButInaccurate }.Select(Recommendation.Of(options, [cheapest, alike, cheapButInaccurate], cheapest)));
        // By cost alone it would do: eight cheap errors are less than a dear one.
        Assert.True(cheapButInaccurate.Judged >= cheapest.Judged - cheapest.Validation.StandardError(Weighting.Costs));

        Design Wrong(int rows)
        {
            Score score = Score.Of([.. labels.Select((label, i) => label > 0 && i % 10 == 1 && i < 10 * rows ? 3 - label : label)], labels, 3, costs);
            return new Design(null!, score, score, Judgement.Of(score, score, Weighting.Costs));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void Thinning_keeps_the_recommended_design_and_the_order(int count)
    {
        ImmutableArray<Design> front = Drawn(40);
        foreach (Design recommended in front)
        {
            ImmutableArray<Design> kept = FrontChoice.Thinned(front, recommended, count);
            Assert.Equal(count, kept.Length);
            Assert.Contains(recommended, kept);
            Assert.True(front.Where(kept.Contains).SequenceEqual(kept));
        }
    }

    [Fact]
    public void Thinning_keeps_the_ends_and_gives_up_the_crowded()
    {
        ImmutableArray<Design> front = Drawn(40);
        ImmutableArray<Design> kept = FrontChoice.Thinned(front, null, 10);
        Assert.Equal((front[0], front[^1]), (kept[0], kept[^1]));
        double before = front.Zip(front.Skip(1), (a, b) => b.Judged - a.Judged).Min(), after = kept.Zip(kept.Skip(1), (a, b) => b.Judged - a.Judged).Min();
        Assert.InRange(after, before * 2, 1);
    }

    [Fact]
    public void A_short_front_stays_as_it_is()
    {
        ImmutableArray<Design> front = Drawn(5);
        Assert.True(front.SequenceEqual(FrontChoice.Thinned(front, front[2], 5)));
        Assert.Empty(FrontChoice.Thinned([], null, 5));
    }

    private static readonly Score Nothing = Score.Of([], [], 1);

    private static ImmutableArray<Design> Front(RunOptions options) =>
        new FrontChoice(options, Data, SmallRun.Mapper).Front([Found.Value.Search]);

    private static Design Judged(Mlp mlp) => Design.Of(new MlpClassifier(mlp), Data, SmallRun.Options);

    /// <summary>Candidates of growing accuracy; their netlists are real and of any size.</summary>
    private static ImmutableArray<Design> Drawn(int count)
    {
        RandomStream random = new(1);
        GenomeShape shape = new(4, 4, 3, 3);
        double[] accuracies = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble()).Order()];
        return [.. Enumerable.Range(0, count).Select(i => RandomGenomes.Draw(shape, new RandomStream((ulong)i)).ToHardware())
            .Select(mlp => (Mlp: mlp, Netlist: SmallRun.Mapper.Map(MlpCircuit.Build(mlp)))).OrderBy(m => m.Netlist.AreaCm2)
            .Select((m, i) => new Design(new MlpClassifier(m.Mlp), Nothing, Nothing, new Judgement(accuracies[i], accuracies[i], 0.0001))
            {
                Hardware = new MappedCircuit(m.Netlist, Optimizer.Builtin, null),
                StaticPowerMw = 1,
            })];
    }

    private static (Mlp, NetworkSearch) Search()
    {
        Mlp exact = BespokeQuantizer.Quantize(Trained.Network(Data, SmallRun.Options), Data.Validation);
        SearchTask task = new(Data.Training, Data.Validation, Hidden: 2, exact,
            new SearchOptions { Budget = SmallRun.Options.NetworkBudget, Threads = 2 }, SmallRun.Mapper, RunStreams.Search(1));
        return (exact, task.Finished());
    }
}
