using PrintedMlp.Generator.Designs;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Generator.Designs;

public class CommonestClassTests
{
    private static readonly RunOptions Options = new();
    private static readonly RunData Data = RunData.Of(SmallRun.Balance, Options);

    [Fact]
    public void A_design_that_always_answers_the_commonest_class_does_not_beat_it()
    {
        var commonest = CommonestClass.Of(Data);
        Assert.Equal("L", commonest.Label);
        Assert.Equal(1.0 / 3, commonest.Test.BalancedAccuracy, 6);
        Assert.False(commonest.IsBeatenBy(Answering(_ => 1), Options));
        Assert.False(commonest.IsBeatenBy(Answering(_ => 0), Options));
        Assert.True(commonest.IsBeatenBy(Answering(label => label), Options));
    }

    [Fact]
    public void A_design_that_knows_training_rows_alone_does_not_beat_it()
    {
        Design knows = Answering(label => label), guesses = Answering(_ => 1);
        int rows = 0;
        // The first training rows that are of other classes.
        Design few = Answering(label => label != 1 && rows++ < 20 ? label : 1) with { Validation = guesses.Validation };
        Assert.True(few.Training.BalancedAccuracy > guesses.Training.BalancedAccuracy);
        Assert.False(CommonestClass.Of(Data).IsBeatenBy(few with { Judgement = knows.Judgement }, Options));
        // Validation rows of that class alone say nothing.
        CommonestClass alone = CommonestClass.Of(Data) with { Validation = Score.Of([1, 1], [1, 1], 3) };
        Assert.True(alone.IsBeatenBy(few with { Validation = alone.Validation, Judgement = knows.Judgement }, Options));
    }

    [Fact]
    public void The_choice_never_recommends_such_a_design_however_much_it_may_lose()
    {
        FrontChoice choice = new(Options with { Search = Options.Search with { MaxLoss = 1 } }, Data, SmallRun.Mapper);
        Assert.Null(choice.Recommended([Answering(_ => 1)], Answering(label => label)));
    }

    [Fact]
    public void Rare_classes_are_noted_unless_they_already_count()
    {
        const string note = "1 class of fewer than one row in ten (\"B\"): accuracy hardly sees it; --objective balanced makes search and choice count every class the same";
        Assert.Contains(note, Data.Notes);
        Assert.DoesNotContain(note, RunData.Of(SmallRun.Balance, Options with { Search = Options.Search with { Balanced = true } }).Notes);
    }

    [Fact]
    public void Without_a_given_loss_designs_within_one_standard_error_in_both_measures_are_allowed()
    {
        // All of the rare class B lost is a loss of a few rows, and of a third of the balanced accuracy.
        Design exact = Answering(label => label), withoutRare = Answering(label => label == 0 ? 1 : label);
        int rows = 0;
        Design fewWrong = Answering(label => rows++ % 200 == 0 ? (label + 1) % 3 : label);
        Assert.True(withoutRare.Judged >= exact.Judged - 0.1);
        Assert.Equal([true, false], Allowed(null));
        Assert.Equal([true, true], Allowed(0.1));

        bool[] Allowed(double? maxLoss)
        {
            Design[] found = [fewWrong, withoutRare];
            return [.. found.Select(Recommendation.Of(Options with { Search = Options.Search with { MaxLoss = maxLoss } }, found, exact))];
        }
    }

    /// <summary>The sentence is of what the rule goes by.</summary>
    [Theory]
    [InlineData(null, Weighting.Rows, "within one standard error of the best in accuracy and in balanced accuracy")]
    [InlineData(null, Weighting.Costs, "within one standard error of that with the lowest mean cost of a row, in cost and in accuracy")]
    [InlineData(0.05, Weighting.Rows, "at most 5 points below the exact network (--max-loss 0.05)")]
    [InlineData(0.05, Weighting.Classes, "at most 5 points of balanced accuracy below the exact network (--max-loss 0.05)")]
    [InlineData(0.05, Weighting.Costs, "whose answers cost at most 5 % of the worst answers more than the exact network's (--max-loss 0.05)")]
    public void The_rule_says_what_it_goes_by(double? maxLoss, Weighting weighting, string rule) =>
        Assert.Equal($"the smallest design {rule}, chosen on training and validation rows", Recommendation.Rule(maxLoss, weighting));

    private static Design Answering(Func<int, int> answer)
    {
        (Score training, Score validation) = (On(Data.Training), On(Data.Validation));
        return new Design(null!, training, validation, Judgement.Of(training, validation, Options.Search.Weighting));

        Score On(CodedRows rows) => Score.Of([.. rows.Labels.Select(answer)], rows.Labels, rows.Classes);
    }
}
