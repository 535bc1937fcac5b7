using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class ConnectionRemovalTests
{
    [Fact]
    public void A_removed_connection_takes_only_its_term_along()
    {
        foreach ((Mlp mlp, byte[][] codes, var random) in DrawnNetworks.Take(100, 10).Where(n => n.Mlp.Layers[0].Neurons[0].Summands.Length > 0))
        {
            Neuron before = mlp.Layers[0].Neurons[0];
            int index = random.Next(before.Summands.Length);
            Neuron after = ConnectionRemoval.Apply(mlp, 0, 0, index).Layers[0].Neurons[0];
            Neuron averaged = ConnectionRemoval.Apply(mlp, 0, 0, index, codes).Layers[0].Neurons[0];
            double mean = codes.Average(row => (double)before.Summands[index].Value(mlp.Values(row)[0][before.Summands[index].Source]));
            foreach (long[] sources in codes.Select(row => mlp.Values(row)[0]))
            {
                Assert.Equal(before.Sum(sources) - before.Summands[index].Value(sources[before.Summands[index].Source]), after.Sum(sources));
                Assert.Equal(after.Sum(sources) + (long)Math.Round(mean), averaged.Sum(sources));
            }
        }
    }
}
