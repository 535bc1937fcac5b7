using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class OnesComplementSubtractionTests
{
    [Fact]
    public void Sums_with_a_negative_summand_lose_one_and_others_nothing()
    {
        Mlp changed = OnesComplementSubtraction.Apply(SmallNetworks.Exact, 1);
        Assert.Equal(new ApproximationError(2.0 / 3, 1, 2.0 / 3), ErrorReport.Of(SmallNetworks.Exact, changed, DrawnNetworks.All(changed)).Outputs);
        Assert.False(changed.Layers[0].Neurons[0].OnesComplement);
    }

    [Fact]
    public void Without_a_layer_it_is_every_layer() =>
        Assert.All(OnesComplementSubtraction.Apply(SmallNetworks.Exact).Layers.SelectMany(l => l.Neurons), n => Assert.True(n.OnesComplement));
}
