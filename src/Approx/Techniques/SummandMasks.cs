using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>Bits of a source that a summand does not read: each hidden bit is one bit less to add (ICCAD'23, arXiv 2312.17612;
/// DATE'24, arXiv 2402.02930). A summand loses at most |weight| times the hidden bits; a mask of 0 removes it.</summary>
internal static class SummandMasks
{
    /// <summary>Hides what <paramref name="mask"/> does not have, on top of what is hidden already.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="mask">From (layer, neuron, index of the summand) to the bits that may be read.</param>
    public static Mlp Apply(Mlp mlp, Func<int, int, int, long> mask) => Rewrite.Summands(mlp, (layer, neuron, index, summand) =>
        summand with { Mask = summand.Mask & mask(layer, neuron, index) });

    /// <summary>Every summand of a layer reads only the top bits of its source, the source's width taken from its
    /// interval.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="layer">Which layer.</param>
    /// <param name="bits">How many bits are kept, at least 0; exact from the sources' width on.</param>
    public static Mlp KeepTopBits(Mlp mlp, int layer, int bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        return Apply(mlp, (l, neuron, index) =>
        {
            int source = mlp.Layers[l].Neurons[neuron].Summands[index].Source;
            int hidden = mlp.Ranges[l][source].Width - bits;
            return l != layer || hidden <= 0 ? Summand.AllBits : bits == 0 ? 0 : Summand.AllBits << hidden;
        });
    }
}
