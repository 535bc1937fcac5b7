using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class LinearOutputsTests
{
    [Fact]
    public void Only_rows_with_a_negative_dropped_or_saturated_output_can_change()
    {
        int changed = 0;
        foreach ((Mlp mlp, byte[][] codes, _) in DrawnNetworks.Take(200, 4))
        {
            Mlp linear = LinearOutputs.Apply(mlp);
            Assert.All(linear.Layers[^1].Neurons, n => Assert.Null(n.Activation));
            foreach (byte[] row in codes)
            {
                bool same = mlp.Outputs(row).SequenceEqual(linear.Outputs(row));
                Assert.True(!same || mlp.Classify(row) == linear.Classify(row));
                changed += mlp.Classify(row) == linear.Classify(row) ? 0 : 1;
            }
        }
        Assert.True(changed > 0);
    }
}
