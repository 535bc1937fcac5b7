using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>"AxSum" (TC'23): products that matter little to their neuron's sum keep their top bits only. How much a product
/// matters is its mean magnitude over rows as a share of all the neuron's products: |w| mean(a) / sum of |w| mean(a). A
/// product is too small by less than 2^dropped.</summary>
internal static class SignificanceTruncation
{
    /// <summary>Truncates the products below their layer's threshold.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="rows">Training rows, at least one.</param>
    /// <param name="thresholds">One a layer, 0..1: a product whose share is below it is truncated; 0 truncates none.</param>
    /// <param name="keptBits">Bits that are left of a truncated product, counted from its largest possible value's top
    /// bit; 1..3 in the literature.</param>
    public static Mlp Apply(Mlp mlp, IReadOnlyList<byte[]> rows, ImmutableArray<double> thresholds, int keptBits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keptBits);
        ArgumentOutOfRangeException.ThrowIfNotEqual(thresholds.Length, mlp.Layers.Length);
        ImmutableArray<ImmutableArray<ImmutableArray<double>>> significance = Significance(mlp, rows);
        return Rewrite.Summands(mlp, (layer, neuron, index, summand) => significance[layer][neuron][index] < thresholds[layer]
            ? summand with { DroppedBits = Math.Max(summand.DroppedBits, Dropped(summand, mlp.Ranges[layer][summand.Source], keptBits)) }
            : summand);
    }

    /// <summary>The share of every product: [layer][neuron][summand], 0..1, summing to 1 in a neuron that reads anything
    /// but zeros.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="rows">Training rows, at least one.</param>
    public static ImmutableArray<ImmutableArray<ImmutableArray<double>>> Significance(Mlp mlp, IReadOnlyList<byte[]> rows)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count);
        long[][][] values = [.. rows.Select(row => mlp.Values(row))];
        return [.. mlp.Layers.Select((layer, l) => layer.Neurons.Select(neuron => Shares(neuron, l)).ToImmutableArray())];

        ImmutableArray<double> Shares(Neuron neuron, int layer)
        {
            double[] sizes = [.. neuron.Summands.Select(s => values.Average(row => (double)Math.Abs(s.Value(row[layer][s.Source]))))];
            double total = sizes.Sum();
            return [.. sizes.Select(size => total == 0 ? 0 : size / total)];
        }
    }

    private static int Dropped(Summand summand, Interval source, int keptBits)
    {
        Interval product = (summand with { DroppedBits = 0 }).Range(source);
        long largest = Math.Max(product.High, -product.Low);
        return Math.Clamp(Interval.Of(largest).Width - keptBits, 0, 62);
    }
}
