using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Training.Data;

public class ScoreTests
{
    [Fact]
    public void Accuracy_counts_rows_and_balanced_accuracy_counts_classes()
    {
        Score score = Score.Of([0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 1, 1], classes: 2);

        Assert.Equal(5.0 / 6, score.Accuracy);
        Assert.Equal((1.0 + 0.5) / 2, score.BalancedAccuracy);
        Assert.Equal([1, 1], score.Counts[1].ToArray());
    }

    [Fact]
    public void A_class_without_rows_does_not_count_in_balanced_accuracy() =>
        Assert.Equal(1.0, Score.Of([0, 2], [0, 2], classes: 3).BalancedAccuracy);

    [Fact]
    public void What_is_lost_is_counted_as_the_objective_counts()
    {
        var score = Score.Of([0, 0, 0, 1, 1], [0, 0, 0, 0, 1], 2, new CostMatrix([[0, 0.5], [9, 0]]));
        Assert.Equal((1, 0.5), (score.Lost(Weighting.Rows), score.Lost(Weighting.Costs)));
        Assert.Equal(5 * 0.125, score.Lost(Weighting.Classes), 12);
    }

    [Fact]
    public void Two_scores_together_are_that_of_all_rows()
    {
        Score few = Score.Of([0, 2, 1], [0, 0, 1], 2), many = Score.Of([1, 1, 0, 0], [1, 0, 0, 1], 2);
        Score all = Score.Of([0, 2, 1, 1, 1, 0, 0], [0, 0, 1, 1, 0, 0, 1], 2);
        Assert.Equal(all.Counts.Select(row => row.ToArray()), few.Plus(many).Counts.Select(row => row.ToArray()));
        Assert.Equal(all.Counts.Select(row => row.ToArray()), many.Plus(few).Counts.Select(row => row.ToArray()));
    }

    [Fact]
    public void No_rows_score_nothing()
    {
        Score score = Score.Of([], [], classes: 3);

        Assert.Equal(0, score.Accuracy);
        Assert.Equal(0, score.BalancedAccuracy);
    }

    [Fact]
    public void Predictions_without_labels_are_refused() =>
        Assert.Throws<ArgumentException>(() => Score.Of([0, 1], [0], classes: 2));
}
