using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Tests.Approx.Networks;

public class IntervalTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 15, 4)]
    [InlineData(0, 16, 5)]
    [InlineData(-1, 0, 1)]
    [InlineData(-1, 1, 2)]
    [InlineData(-8, 7, 4)]
    [InlineData(-9, 7, 5)]
    [InlineData(-8, 8, 5)]
    [InlineData(-5, -3, 4)]
    public void A_width_is_the_fewest_bits_that_hold_every_value(long low, long high, int width) =>
        Assert.Equal(width, new Interval(low, high).Width);

    [Fact]
    public void Sums_and_mirrors_are_exact()
    {
        Assert.Equal(new Interval(-3, 12), new Interval(-5, 7) + new Interval(2, 5));
        Assert.Equal(new Interval(-7, 5), -new Interval(-5, 7));
    }
}
