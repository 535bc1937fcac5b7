using PrintedMlp.Generator.Reports;

namespace PrintedMlp.Tests.Generator.Reports;

public class WilsonIntervalTests
{
    // R: prop.test(right, rows, correct = FALSE)$conf.int
    [Theory]
    [InlineData(8, 10, 0.4901625, 0.9433178)]
    [InlineData(0, 10, 0, 0.2775328)]
    [InlineData(10, 10, 0.7224672, 1)]
    [InlineData(160, 320, 0.4455432, 0.5544568)]
    public void The_interval_is_that_of_statistics_packages(int right, int rows, double low, double high)
    {
        var interval = WilsonInterval.Of(right, rows);
        Assert.Equal(low, interval.Low, 1e-6);
        Assert.Equal(high, interval.High, 1e-6);
    }

    [Fact]
    public void Answers_that_are_no_class_are_wrong_rows() =>
        Assert.Equal(WilsonInterval.Of(8, 10), WilsonInterval.Of([[5, 0, 1], [1, 3, 0]]));

    /// <summary>Counts of a file that somebody changed: together they are more than a number of 32 bits holds.</summary>
    [Fact]
    public void Counts_are_summed_wide() =>
        Assert.Equal(WilsonInterval.Of(int.MaxValue, 2L * int.MaxValue), WilsonInterval.Of([[int.MaxValue, int.MaxValue], [0, 0]]));
}
