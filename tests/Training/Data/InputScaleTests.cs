using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Training.Data;

public class InputScaleTests
{
    private static readonly double[][] ZeroToHundred = [.. Enumerable.Range(0, 101).Select(i => new double[] { i })];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3.124, 0)]
    [InlineData(3.125, 1)]
    [InlineData(50, 8)]
    [InlineData(90.624, 14)]
    [InlineData(90.625, 15)]
    [InlineData(100, 15)]
    [InlineData(-40, 0)]
    [InlineData(140, 15)]
    public void A_four_bit_code_rounds_sixteen_x_and_saturates(double raw, byte code) =>
        Assert.Equal([code], InputScale.Fit(ZeroToHundred, 4).Encode([raw]));

    [Theory]
    [InlineData(1, 24, 0)]
    [InlineData(1, 25, 1)]
    [InlineData(8, 0.19, 0)]
    [InlineData(8, 0.2, 1)]
    [InlineData(8, 100, 255)]
    public void Codes_have_as_many_bits_as_asked_for(int bits, double raw, byte code) =>
        Assert.Equal([code], InputScale.Fit(ZeroToHundred, bits).Encode([raw]));

    [Fact]
    public void Percentiles_clip_both_ends()
    {
        FeatureRange range = InputScale.Fit(ZeroToHundred, 4, 1.5, 99).Ranges[0];
        Assert.Equal((1.5, 99, 50), (range.Low, range.High, range.Median));
    }

    [Fact]
    public void A_feature_that_percentiles_would_make_constant_keeps_its_ends()
    {
        double[][] rows = [.. Enumerable.Range(0, 200).Select(i => new double[] { i == 77 ? 9 : 0 })];
        FeatureRange range = InputScale.Fit(rows, 4, 1, 99).Ranges[0];
        Assert.Equal((0, 9), (range.Low, range.High));
    }

    [Fact]
    public void A_constant_column_has_one_code_and_no_threshold()
    {
        var scale = InputScale.Fit([[3.5], [3.5]], 4);
        Assert.All(new[] { -1e9, 3.5, 1e9 }, raw => Assert.Equal([(byte)0], scale.Encode([raw])));
        Assert.Equal(double.PositiveInfinity, scale.Ranges[0].Threshold(1, 4));
    }

    [Fact]
    public void A_missing_cell_is_coded_as_the_median_of_the_training_rows()
    {
        var scale = InputScale.Fit([[0], [double.NaN], [8], [16]], 4);
        Assert.Equal([(byte)8], scale.Encode([double.NaN]));
    }

    [Fact]
    public void The_largest_doubles_do_not_overflow()
    {
        var scale = InputScale.Fit([[-1.7e308], [1.7e308]], 4);
        Assert.Equal([0, 8, 15], new[] { -1.7e308, 0, 1.7e308 }.Select(raw => (int)scale.Encode([raw])[0]));
    }

    [Theory]
    [InlineData(0.99007, 1.00369)]
    [InlineData(-1, 1)]
    [InlineData(-418.2, -3.5e-7)]
    public void A_threshold_is_the_smallest_value_of_its_code(double low, double high)
    {
        FeatureRange range = InputScale.Fit([[low], [high]], 4).Ranges[0];
        for (int code = 1; code <= 15; code++)
        {
            double threshold = range.Threshold(code, 4);
            Assert.Equal(code, range.Code(threshold, 4));
            Assert.Equal(code - 1, range.Code(Math.BitDecrement(threshold), 4));
        }
    }

    [Fact]
    public void A_part_is_encoded_in_its_order_with_its_labels()
    {
        var data = new Dataset(["f1"], ["a", "b"], [[0], [16], [4]], [0, 1, 1]);
        CodedRows rows = data.Encode([2, 1], InputScale.Fit(data.Rows, 4));
        Assert.Equal([4, 15], rows.Codes.Select(codes => (int)codes[0]));
        Assert.Equal([1, 1], rows.Labels.ToArray());
        Assert.Equal((4, 2), (rows.Bits, rows.Classes));
    }
}
