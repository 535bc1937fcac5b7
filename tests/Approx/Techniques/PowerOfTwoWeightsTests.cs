using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class PowerOfTwoWeightsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(5, 4)]
    [InlineData(-6, -8)]
    [InlineData(-11, -8)]
    [InlineData(12, 16)]
    [InlineData(int.MinValue, -(1 << 30))]
    public void A_weight_becomes_the_nearest_power_of_two(int weight, int expected) =>
        Assert.Equal(expected, PowerOfTwoWeights.Round(weight));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 4)]
    [InlineData(-2, -4)]
    [InlineData(20, 16)]
    [InlineData(-100, -16)]
    public void A_range_of_exponents_cuts_weights_off_at_both_ends(int weight, int expected) =>
        Assert.Equal(expected, PowerOfTwoWeights.Round(weight, 2, 4));

    [Fact]
    public void Rounding_finds_the_minimum_of_all_distances()
    {
        int[] members = [0, 2, 4, 8, 16, 32];
        for (int weight = 0; weight < 100; weight++)
        {
            Assert.Equal(members.Min(m => Math.Abs(m - weight)), Math.Abs(PowerOfTwoWeights.Round(weight, 1, 5) - weight));
        }
    }

    [Fact]
    public void Powers_of_two_stay_and_others_go()
    {
        Mlp rounded = PowerOfTwoWeights.Apply(SmallNetworks.Exact);
        Assert.All(rounded.Layers.SelectMany(l => l.Neurons).SelectMany(n => n.Summands), s => Assert.True(s.IsPowerOfTwo));
        Assert.Equal(MlpFile.Write(rounded), MlpFile.Write(PowerOfTwoWeights.Apply(rounded)));
        Assert.NotEqual(MlpFile.Write(SmallNetworks.Exact), MlpFile.Write(rounded));
    }
}
