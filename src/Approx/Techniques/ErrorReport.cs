using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>What an approximation did to a network, measured on rows of codes: real ones, or uniform random ones.</summary>
/// <param name="Layers">The error of each layer's values over all rows and neurons, at the scale of the values; null for
/// a layer that has another number of neurons now.</param>
/// <param name="ChangedClasses">Share of the rows that get another class, 0..1.</param>
internal sealed record ErrorReport(ImmutableArray<ApproximationError?> Layers, double ChangedClasses)
{
    /// <summary>The error of the output values, or null when their number changed. Without a meaning after a technique
    /// that changes all of them alike, such as <see cref="MergedOutputs"/>.</summary>
    public ApproximationError? Outputs => Layers[^1];

    /// <summary>Compares two networks that read the same codes and have as many layers.</summary>
    /// <param name="before">The network as it was.</param>
    /// <param name="after">The approximated network.</param>
    /// <param name="codes">One array a row, one code a feature.</param>
    public static ErrorReport Of(Mlp before, Mlp after, IReadOnlyList<byte[]> codes)
    {
        if ((before.Inputs, before.InputBits, before.Layers.Length) != (after.Inputs, after.InputBits, after.Layers.Length))
        {
            throw new ArgumentException("the two networks differ in inputs, input bits or number of layers");
        }
        long[][][] old = [.. codes.Select(row => before.Values(row))], now = [.. codes.Select(row => after.Values(row))];
        int changed = old.Zip(now).Count(row => before.Argmax.Winner(row.First[^1]) != after.Argmax.Winner(row.Second[^1]));
        return new ErrorReport(
            [.. Enumerable.Range(1, before.Layers.Length).Select(layer => OfLayer(layer, before, after, old, now))],
            codes.Count == 0 ? 0 : (double)changed / codes.Count);
    }

    private static ApproximationError? OfLayer(int layer, Mlp before, Mlp after, long[][][] old, long[][][] now) =>
        before.Layers[layer - 1].Neurons.Length != after.Layers[layer - 1].Neurons.Length ? null
            : ApproximationError.Of([.. old.SelectMany(row => row[layer])], [.. now.SelectMany(row => row[layer])]);
}
