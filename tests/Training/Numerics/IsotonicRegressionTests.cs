using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Numerics;

public class IsotonicRegressionTests
{
    [Fact]
    public void What_never_falls_stays_and_what_falls_is_pooled()
    {
        Assert.Equal([1, 2, 2, 5], IsotonicRegression.Fit([1, 2, 2, 5]));
        Assert.Equal([1, 3, 3, 3, 6], IsotonicRegression.Fit([1, 5, 3, 1, 6]));
        Assert.Equal([2, 2, 2], IsotonicRegression.Fit([3, 2, 1]));
        Assert.Empty(IsotonicRegression.Fit([]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_other_sequence_that_never_falls_is_nearer(ulong seed)
    {
        RandomStream random = new(seed);
        for (int i = 0; i < 200; i++)
        {
            double[] values = [.. Enumerable.Range(0, 1 + random.Next(12)).Select(_ => 10 * random.NextDouble() - 5)];
            double[] other = [.. values.Select(value => value + 4 * random.NextDouble() - 2).Order()];
            double[] fitted = IsotonicRegression.Fit(values);
            Assert.True(fitted.Zip(fitted.Skip(1)).All(pair => pair.First <= pair.Second));
            Assert.True(Squares(fitted, values) <= Squares(other, values) + 1e-9);
        }

        static double Squares(double[] sequence, double[] values) => sequence.Zip(values, (a, b) => (a - b) * (a - b)).Sum();
    }
}
