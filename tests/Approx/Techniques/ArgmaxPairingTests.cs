using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class ArgmaxPairingTests
{
    [Fact]
    public void Without_ties_every_pairing_gives_the_same_class()
    {
        int compared = 0;
        foreach ((Mlp mlp, byte[][] codes, var random) in DrawnNetworks.Take(60, 5))
        {
            int[] order = [.. Enumerable.Range(0, mlp.Classes)];
            random.Shuffle<int>(order);
            Mlp paired = ArgmaxPairing.Apply(mlp, [.. order]);
            foreach (byte[] row in codes)
            {
                long[] outputs = mlp.Outputs(row);
                int[] best = [.. order.Where(c => outputs[c] == outputs.Max())];
                Assert.Equal(best[0], paired.Classify(row));
                compared += best.Length == 1 ? 1 : 0;
            }
        }
        Assert.True(compared > 1000);
    }

    [Fact]
    public void A_class_named_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => ArgmaxPairing.Apply(SmallNetworks.Exact, [0, 1, 1]));
}
