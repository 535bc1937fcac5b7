using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>A hidden neuron that is left out: to its readers it becomes a constant, which their biases take up. Exact when
/// the neuron always had that value.</summary>
internal static class NeuronRemoval
{
    /// <summary>Removes a neuron whose value becomes <paramref name="value"/>; later neurons of the layer move up.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="layer">A hidden layer that has more than one neuron.</param>
    /// <param name="neuron">Index of the neuron in it.</param>
    /// <param name="value">What its readers see from now on, at least 0.</param>
    public static Mlp Apply(Mlp mlp, int layer, int neuron, long value = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, mlp.Layers.Length - 1);
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ImmutableArray<Layer> layers = mlp.Layers;
        Layer thinned = new(layers[layer].Neurons.RemoveAt(neuron));
        Layer readers = new([.. layers[layer + 1].Neurons.Select(reader => Without(reader, neuron, value))]);
        return Rewrite.Layers(mlp, layers.SetItem(layer, thinned).SetItem(layer + 1, readers));
    }

    /// <summary>Removes a neuron in favour of its mean value over rows, rounded.</summary>
    /// <inheritdoc cref="Apply(Mlp, int, int, long)"/>
    /// <param name="mlp">The network.</param>
    /// <param name="layer">A hidden layer that has more than one neuron.</param>
    /// <param name="neuron">Index of the neuron in it.</param>
    /// <param name="rows">Training rows, at least one.</param>
    public static Mlp Apply(Mlp mlp, int layer, int neuron, IReadOnlyList<byte[]> rows) =>
        Apply(mlp, layer, neuron, (long)Math.Round(rows.Average(row => (double)mlp.Values(row)[layer + 1][neuron])));

    private static Neuron Without(Neuron reader, int source, long value)
    {
        long constant = reader.Constant + reader.Summands.Where(s => s.Source == source).Sum(s => s.Value(value));
        return Rewrite.With(reader, [.. reader.Summands.Where(s => s.Source != source)
            .Select(s => s.Source > source ? s with { Source = s.Source - 1 } : s)], constant);
    }
}
