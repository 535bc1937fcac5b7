using System.Collections.Immutable;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Generator.Designs;

public class OverfittingTests
{
    /// <summary>Netlists of 90, 95 and 99 % on 300 training rows lost 2, 3 and 9 points on 100 validation rows.</summary>
    private static readonly Overfitting Seen = Overfitting.Of([(Right(270, 300), Right(88, 100)), (Right(285, 300), Right(92, 100)), (Right(297, 300), Right(90, 100))]);

    [Theory]
    [InlineData(0.95, 0.95 - 0.03)]
    [InlineData(0.97, 0.97 - 0.06)]
    [InlineData(0.80, 0.80 - 0.02)]
    [InlineData(1.00, 1.00 - 0.09)]
    public void What_fits_all_rows_is_believed_what_as_good_a_fit_of_training_rows_kept(double fitted, double kept)
    {
        Judgement judged = Seen.Of(Right((int)Math.Round(300 * fitted), 300), Right((int)Math.Round(100 * fitted), 100), Weighting.Rows);
        Assert.Equal(fitted, judged.Training, 9);
        Assert.Equal(kept, judged.Validation, 9);
    }

    [Fact]
    public void Its_error_is_that_of_the_validation_rows() =>
        Assert.Equal(Right(92, 100).StandardError(Weighting.Rows), Seen.Of(Right(285, 300), Right(95, 100), Weighting.Rows).StandardError, 9);

    [Fact]
    public void Luck_of_one_netlist_on_validation_rows_counts_for_its_neighbours_too()
    {
        Overfitting lucky = Overfitting.Of([(Right(270, 300), Right(86, 100)), (Right(285, 300), Right(97, 100)), (Right(297, 300), Right(97, 100))]);
        // 4, -2 and 2 points: no sequence that never falls is nearer than 1, 1 and 2.
        Assert.Equal(0.95 - 0.01, lucky.Of(Right(285, 300), Right(95, 100), Weighting.Rows).Validation, 9);
    }

    [Fact]
    public void Nobody_is_believed_more_than_the_fit() =>
        Assert.Equal(0.9, Overfitting.Of([(Right(270, 300), Right(95, 100))]).Of(Right(270, 300), Right(90, 100), Weighting.Rows).Validation, 9);

    private static Score Right(int right, int all) => new([[right, all - right], ImmutableArray.Create(0, 0)]);
}
