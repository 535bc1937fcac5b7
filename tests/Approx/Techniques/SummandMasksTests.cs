using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class SummandMasksTests
{
    [Fact]
    public void Masks_only_ever_hide_more()
    {
        Mlp masked = SummandMasks.Apply(SmallNetworks.Approximate, (_, _, _) => 0b1010);
        Assert.Equal([0b1000, 0b0010, 0b1010], masked.Layers[0].Neurons[0].Summands.Select(s => s.Mask));
    }

    [Fact]
    public void The_top_bits_are_those_of_the_source()
    {
        Mlp masked = SummandMasks.KeepTopBits(SmallNetworks.Exact, 0, 3);
        Assert.All(masked.Layers[0].Neurons.SelectMany(n => n.Summands), s => Assert.Equal(0b1110, s.Mask & 0b1111));
        Assert.All(masked.Layers[1].Neurons.SelectMany(n => n.Summands), s => Assert.Equal(Summand.AllBits, s.Mask));
    }

    [Fact]
    public void Keeping_as_many_bits_as_there_are_is_exact()
    {
        foreach ((Mlp mlp, byte[][] codes, _) in DrawnNetworks.Take(20, 1))
        {
            Mlp masked = SummandMasks.KeepTopBits(mlp, mlp.Layers.Length - 1, mlp.Ranges[^2].Max(r => r.Width));
            Assert.Equal(ApproximationError.None, ErrorReport.Of(mlp, masked, codes).Outputs);
        }
    }

    [Fact]
    public void An_empty_mask_removes_the_summand() =>
        Assert.All(SummandMasks.KeepTopBits(SmallNetworks.Exact, 0, 0).Layers[0].Neurons.SelectMany(n => n.Summands), s => Assert.True(s.IsZero));
}
