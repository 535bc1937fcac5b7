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

    private static Design Answering(Func<int, int> answer)
    {
        (Score training, Score validation) = (On(Data.Training), On(Data.Validation));
        return new Design(null!, training, validation, Judgement.Of(training, validation, Options.Search.Weighting));

        Score On(CodedRows rows) => Score.Of([.. rows.Labels.Select(answer)], rows.Labels, rows.Classes);
    }
}
