using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class BitWeightsTests
{
    [Fact]
    public void Merged_summands_have_the_same_sum()
    {
        foreach ((Mlp mlp, byte[][] codes, _) in DrawnNetworks.Take(200, 8))
        {
            Neuron all = new([.. mlp.Layers[0].Neurons.SelectMany(n => n.Summands)], 0);
            Neuron merged = all with { Summands = BitWeights.Merge(all.Summands, mlp.Ranges[0]) };
            Assert.All(codes, row => Assert.Equal(all.Sum(mlp.Values(row)[0]), merged.Sum(mlp.Values(row)[0])));
        }
    }

    [Fact]
    public void Weights_of_the_same_bits_are_added_and_equal_bits_joined() => Assert.Equal(
        [new Summand(0, 7), new Summand(1, 3, 0b0101), new Summand(1, -1, 0b1000)],
        [.. BitWeights.Merge([new(0, 5), new(1, 3, 0b0101), new(0, 2, 0b0011), new(0, 2, 0b1100), new(1, -1, 0b1000), new(1, 9, 0)],
            [Interval.Unsigned(4), Interval.Unsigned(4)])]);
}
