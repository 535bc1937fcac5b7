using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Tests.Training.Search.Area;

public class RankQualityTests
{
    private static readonly Genome Genome = new(Populations.Shape);

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, 1)]
    [InlineData(new double[] { 5, 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 2, 1, 4, 3, 5 }, 0.8)]
    // Two equal values share the rank 0.5: checked by hand against the definition.
    [InlineData(new double[] { 1, 1, 3, 4, 5 }, 0.974679434480896)]
    public void Spearman_is_the_correlation_of_ranks(double[] estimates, double expected) =>
        Assert.Equal(expected, Of(estimates, [10, 20, 30, 40, 50]).Spearman, 12);

    [Fact]
    public void The_worst_error_is_relative_and_counts_both_ways()
    {
        Assert.Equal(0.5, Of([1, 4.5, 3], [1, 3, 3]).WorstError, 12);
        Assert.Equal(0.4, Of([1, 1.8, 3], [1, 3, 3]).WorstError, 12);
    }

    [Fact]
    public void Circuits_without_area_are_left_out()
    {
        RankQuality quality = Of([1, 2, 3], [0, 2, 3]);
        Assert.Equal((2, 1.0, 0.0), (quality.Circuits, quality.Spearman, quality.WorstError));
        Assert.Equal(0, Of([1], [0]).Circuits);
    }

    private static RankQuality Of(double[] estimates, double[] areas) =>
        RankQuality.Of(estimates.Zip(areas, (estimate, area) => new AreaSample([], estimate, area, Genome)));
}
