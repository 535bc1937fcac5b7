using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>A summand that is left out, as pruning of networks does since LeCun's "Optimal Brain Damage" (1990). The sum loses
/// the term; with rows it keeps the term's mean, as part of the bias.</summary>
internal static class ConnectionRemoval
{
    /// <summary>Removes one summand.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="neuron">Index of the neuron in it.</param>
    /// <param name="summand">Index of the summand in it.</param>
    /// <param name="rows">Training rows over which the mean is taken; null or none: the term becomes 0.</param>
    public static Mlp Apply(Mlp mlp, int layer, int neuron, int summand, IReadOnlyList<byte[]>? rows = null)
    {
        Neuron old = mlp.Layers[layer].Neurons[neuron];
        Summand removed = old.Summands[summand];
        long mean = rows is null || rows.Count == 0 ? 0
            : (long)Math.Round(rows.Average(row => (double)removed.Value(mlp.Values(row)[layer][removed.Source])));
        Neuron changed = Rewrite.With(old, old.Summands.RemoveAt(summand), old.Constant + mean);
        return Rewrite.Neurons(mlp, (l, i, other) => (l, i) == (layer, neuron) ? changed : other);
    }
}
