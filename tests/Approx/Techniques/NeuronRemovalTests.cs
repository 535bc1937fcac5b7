using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class NeuronRemovalTests
{
    [Fact]
    public void A_neuron_that_is_always_the_same_can_be_removed_exactly()
    {
        int removed = 0;
        foreach ((Mlp drawn, byte[][] codes, var random) in DrawnNetworks.Take(150, 11).Where(n => n.Mlp.Layers.Length > 1 && n.Mlp.Layers[0].Neurons.Length > 1))
        {
            int index = random.Next(drawn.Layers[0].Neurons.Length);
            Mlp mlp = SummandMasks.Apply(drawn, (layer, neuron, _) => (layer, neuron) == (0, index) ? 0 : Summand.AllBits);
            Mlp without = NeuronRemoval.Apply(mlp, 0, index, codes);
            ErrorReport report = ErrorReport.Of(mlp, without, codes);
            Assert.Equal((null, ApproximationError.None, 0), (report.Layers[0], report.Outputs, report.ChangedClasses));
            removed++;
        }
        Assert.True(removed > 30);
    }

    [Fact]
    public void The_last_neuron_of_a_layer_stays() => Assert.Throws<ArgumentException>(
        () => NeuronRemoval.Apply(NeuronRemoval.Apply(SmallNetworks.Exact, 0, 0), 0, 0));
}
