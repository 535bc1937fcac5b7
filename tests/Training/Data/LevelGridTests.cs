using System.Collections.Immutable;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Data;

public class LevelGridTests
{
    /// <summary>Feature 0 even, feature 1 with an outlier, feature 2 constant, feature 3 with missing cells.</summary>
    private static readonly ImmutableArray<double[]> Rows = Draw(500);

    private static readonly InputScale Scale = InputScale.Fit(Rows, 4);

    [Theory]
    [InlineData(LevelKind.Uniform)]
    [InlineData(LevelKind.Quantile)]
    [InlineData(LevelKind.Clipped)]
    [InlineData(LevelKind.Fine)]
    public void A_code_reaches_a_level_exactly_where_the_raw_value_reaches_its_threshold(LevelKind kind)
    {
        LevelGrid grid = LevelGrid.Fit(Rows, Scale, kind);
        for (int feature = 0; feature < grid.Features; feature++)
        {
            ImmutableArray<double> thresholds = grid.Thresholds[feature];
            IEnumerable<double> values = Rows.Select(row => row[feature]).Concat(thresholds).Concat(thresholds.Select(Math.BitDecrement)).Append(-1e9).Append(1e9);
            foreach (double raw in values)
            {
                double filled = double.IsNaN(raw) ? Scale.Ranges[feature].Median : raw;
                Assert.All(thresholds, (threshold, i) => Assert.Equal(filled >= threshold, grid.Code(feature, raw) >= i + 1));
            }
        }
    }

    [Fact]
    public void Uniform_levels_are_the_steps_of_the_code()
    {
        LevelGrid grid = LevelGrid.Fit(Rows, Scale, LevelKind.Uniform);
        Assert.Equal(4, grid.Bits);
        Assert.All(Rows, row => Assert.Equal(Scale.Encode(row), row.Select((raw, feature) => grid.Code(feature, raw))));
        Assert.Equal([15, 15, 0, 15], grid.Thresholds.Select(t => t.Length));
    }

    [Theory]
    [InlineData(LevelKind.Quantile)]
    [InlineData(LevelKind.Clipped)]
    [InlineData(LevelKind.Fine)]
    public void The_steps_of_the_code_are_among_the_levels(LevelKind kind)
    {
        LevelGrid grid = LevelGrid.Fit(Rows, Scale, kind);
        Assert.InRange(grid.Bits, 5, 8);
        for (int code = 1; code < 16; code++)
        {
            Assert.Equal(Scale.Ranges[0].Threshold(code, 4), grid.Thresholds[0][grid.OfStep(0, code) - 1]);
        }
    }

    [Fact]
    public void Quantiles_divide_what_an_outlier_squeezes_together()
    {
        int Most(LevelGrid grid) => Rows.GroupBy(row => grid.Code(1, row[1])).Max(g => g.Count());
        Assert.Equal(499, Most(LevelGrid.Fit(Rows, Scale, LevelKind.Uniform)));
        Assert.InRange(Most(LevelGrid.Fit(Rows, Scale, LevelKind.Quantile)), 25, 40);
    }

    [Fact]
    public void Positions_rise_from_0_to_1()
    {
        LevelGrid grid = LevelGrid.Fit(Rows, Scale, LevelKind.Uniform);
        double[] positions = [.. Enumerable.Range(1, 15).Select(t => grid.Position(0, t))];
        Assert.All(positions, (position, i) => Assert.Equal((i + 0.5) / 16, position, 1e-9));
    }

    private static ImmutableArray<double[]> Draw(int count)
    {
        RandomStream random = new(5);
        return [.. Enumerable.Range(0, count).Select(i => new[]
        {
            random.NextDouble(), i == 7 ? 1e6 : random.NextDouble(), 3.5, i % 5 == 0 ? double.NaN : random.Next(100),
        })];
    }
}
