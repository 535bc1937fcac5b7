using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class SignificanceTruncationTests
{
    private static readonly byte[][] Rows = [[10, 2, 0], [14, 6, 0]];

    [Fact]
    public void A_share_is_the_weighted_mean_of_the_source()
    {
        // 12 * 12, 3 * 4 and 5 * 0 for neuron 0.
        double[] shares = [.. SignificanceTruncation.Significance(SmallNetworks.Exact, Rows)[0][0]];
        Assert.Equal([144.0 / 156, 12.0 / 156, 0.0], shares);
    }

    [Fact]
    public void Products_below_the_threshold_keep_their_top_bits()
    {
        Mlp cut = SignificanceTruncation.Apply(SmallNetworks.Exact, Rows, [0.1, 0], 2);
        // 3 * 15 = 45 has 6 bits, 5 * 15 = 75 has 7.
        Assert.Equal([0, 4, 5], cut.Layers[0].Neurons[0].Summands.Select(s => s.DroppedBits));
        Assert.All(cut.Layers[1].Neurons.SelectMany(n => n.Summands), s => Assert.Equal(0, s.DroppedBits));
    }

    [Fact]
    public void A_threshold_of_zero_changes_nothing()
    {
        foreach ((Mlp mlp, byte[][] codes, _) in DrawnNetworks.Take(20, 2))
        {
            Mlp cut = SignificanceTruncation.Apply(mlp, codes, [.. mlp.Layers.Select(_ => 0.0)], 1);
            Assert.Equal(MlpFile.Write(mlp), MlpFile.Write(cut));
        }
    }

    [Fact]
    public void A_product_loses_less_than_two_to_the_dropped_bits()
    {
        Mlp cut = SignificanceTruncation.Apply(SmallNetworks.Exact, Rows, [0.1, 0], 2);
        foreach (Summand summand in cut.Layers[0].Neurons[0].Summands)
        {
            for (long source = 0; source < 16; source++)
            {
                long lost = Math.Abs((summand with { DroppedBits = 0 }).Value(source)) - Math.Abs(summand.Value(source));
                Assert.InRange(lost, 0, (1L << summand.DroppedBits) - 1);
            }
        }
    }
}
