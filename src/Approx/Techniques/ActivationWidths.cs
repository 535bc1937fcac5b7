using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>QReLU with dropped low bits and a width of its own for every hidden neuron (ICCAD'23 and DATE'24 use 8 bits
/// everywhere; widths by neuron are this project's). The readers' weights are shifted left by the bits that are newly
/// dropped, so that the scale of their sums stays: a value is too small by less than 2^dropped, and saturates.</summary>
internal static class ActivationWidths
{
    /// <summary>Gives the neurons of a hidden layer these activations.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="layer">A hidden layer.</param>
    /// <param name="activations">One a neuron, none dropping fewer bits than the neuron drops now.</param>
    /// <exception cref="ArgumentException">An activation drops fewer bits than before, or a weight or sum becomes too
    /// large.</exception>
    public static Mlp Apply(Mlp mlp, int layer, ImmutableArray<QRelu> activations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, mlp.Layers.Length - 1);
        ImmutableArray<Neuron> neurons = mlp.Layers[layer].Neurons;
        ArgumentOutOfRangeException.ThrowIfNotEqual(activations.Length, neurons.Length);
        int[] shifts = [.. activations.Zip(neurons, (now, neuron) => now.DroppedBits - neuron.Activation!.DroppedBits)];
        return Rewrite.Neurons(mlp, (l, i, neuron) =>
            l == layer ? neuron with { Activation = activations[i] }
            : l == layer + 1 ? neuron with { Summands = [.. neuron.Summands.Select(s => Shifted(s, shifts[s.Source]))] }
            : neuron);
    }

    /// <summary>Gives every neuron of a hidden layer an activation of <paramref name="width"/> bits that drops as few bits
    /// as let the largest sum over the rows pass without saturation.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="layer">A hidden layer.</param>
    /// <param name="rows">Training rows.</param>
    /// <param name="width">Bits of the values, 1..62.</param>
    /// <exception cref="ArgumentException">A reader's weight or sum becomes too large.</exception>
    public static Mlp Fit(Mlp mlp, int layer, IReadOnlyList<byte[]> rows, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, QRelu.FullWidth);
        long[][] sources = [.. rows.Select(row => mlp.Values(row)[layer])];
        return Apply(mlp, layer, [.. mlp.Layers[layer].Neurons.Select(neuron =>
        {
            long largest = sources.Select(row => neuron.Sum(row)).Append(0).Max();
            int needed = Math.Max(0, Interval.Of(largest).Width - width);
            return new QRelu(Math.Max(needed, neuron.Activation!.DroppedBits), Math.Min(width, neuron.Activation.Width));
        })]);
    }

    private static Summand Shifted(Summand summand, int shift)
    {
        long weight = shift is >= 0 and < 32 ? (long)summand.Weight << shift : long.MaxValue;
        if (weight is < int.MinValue or > int.MaxValue && summand.Weight != 0)
        {
            throw new ArgumentException($"an activation cannot drop {shift} bits more: a weight of {summand.Weight} reads it");
        }
        return summand with { Weight = summand.Weight == 0 ? 0 : (int)weight, Mask = summand.Mask >> Math.Clamp(shift, 0, 63) };
    }
}
