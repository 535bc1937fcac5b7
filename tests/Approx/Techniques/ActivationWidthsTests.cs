using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class ActivationWidthsTests
{
    [Fact]
    public void Dropped_bits_are_given_back_by_the_weights()
    {
        Mlp narrow = ActivationWidths.Apply(SmallNetworks.Exact, 0, [new QRelu(3), new QRelu(1)]);
        Assert.Equal([6 << 3, -5 << 1], narrow.Layers[1].Neurons[0].Summands.Select(s => s.Weight));
        ApproximationError error = ErrorReport.Of(SmallNetworks.Exact, narrow, DrawnNetworks.All(narrow)).Outputs!;
        Assert.InRange(error.WorstCase, 1, 6 * 7 + 5 * 1);
    }

    [Fact]
    public void A_fitted_width_never_saturates_on_its_rows()
    {
        byte[][] codes = DrawnNetworks.All(SmallNetworks.Exact);
        Mlp fitted = ActivationWidths.Fit(SmallNetworks.Exact, 0, codes, 4);
        foreach (byte[] row in codes)
        {
            long[] before = SmallNetworks.Exact.Values(row)[1], after = fitted.Values(row)[1];
            for (int i = 0; i < before.Length; i++)
            {
                Assert.Equal(before[i] >> fitted.Layers[0].Neurons[i].Activation!.DroppedBits, after[i]);
                Assert.InRange(after[i], 0, 15);
            }
        }
        Assert.All(Enumerable.Range(0, 2), i => Assert.Equal(15, codes.Max(row => fitted.Values(row)[1][i]) | 7));
    }

    [Fact]
    public void A_width_that_holds_everything_is_exact()
    {
        foreach ((Mlp mlp, byte[][] codes, _) in DrawnNetworks.Take(40, 3).Where(n => n.Mlp.Layers.Length > 1))
        {
            Mlp fitted = ActivationWidths.Fit(mlp, 0, codes, QRelu.FullWidth);
            Assert.Equal(MlpFile.Write(mlp), MlpFile.Write(fitted));
        }
    }

    [Fact]
    public void A_mask_moves_with_the_bits_of_its_source()
    {
        Mlp mlp = SummandMasks.Apply(SmallNetworks.Exact, (layer, _, _) => layer == 0 ? Summand.AllBits : 0b11100);
        Mlp narrow = ActivationWidths.Apply(mlp, 0, [new QRelu(2), new QRelu(2)]);
        Assert.Equal(ApproximationError.None, ErrorReport.Of(mlp, narrow, DrawnNetworks.All(narrow)).Outputs);
    }

    [Fact]
    public void A_shift_past_the_integers_is_refused() => Assert.Contains("a weight of 6 reads it", Assert.Throws<ArgumentException>(
        () => ActivationWidths.Apply(SmallNetworks.Exact, 0, [new QRelu(30), QRelu.Exact])).Message, StringComparison.Ordinal);
}
