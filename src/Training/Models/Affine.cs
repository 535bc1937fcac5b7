using System.Collections.Immutable;
using PrintedMlp.Training.Gradient;

namespace PrintedMlp.Training.Models;

/// <summary>Sums of weighted sources: what stands between two rectifiers, however many steps a file writes it in.</summary>
/// <param name="Neurons">One for each value, all with a weight for every source; at least one.</param>
internal sealed record Affine(ImmutableArray<FloatNeuron> Neurons)
{
    /// <summary>Number of values.</summary>
    public int Width => Neurons.Length;

    /// <summary>True when every weight and bias is a finite number.</summary>
    public bool IsFinite => Neurons.All(n => double.IsFinite(n.Bias) && n.Weights.All(double.IsFinite));

    /// <summary>Values that are their sources.</summary>
    /// <param name="width">Their number.</param>
    public static Affine Identity(int width) => new([.. Enumerable.Range(0, width).Select(i =>
    {
        double[] weights = new double[width];
        weights[i] = 1;
        return new FloatNeuron([.. weights], 0);
    })]);

    /// <summary>Every value times a gain and plus an offset of its own.</summary>
    public Affine Scaled(Func<int, double> gain, Func<int, double> offset) => new([.. Neurons.Select((n, i) =>
        new FloatNeuron([.. n.Weights.Select(w => w * gain(i))], n.Bias * gain(i) + offset(i)))]);

    /// <summary>Whether the values are their sources, one each and in the same order.</summary>
    public bool IsIdentity => Width == Neurons[0].Weights.Length && Neurons.All(n => n.Bias == 0)
        && Neurons.Select((n, i) => n.Weights.Select((w, k) => w == (k == i ? 1 : 0)).All(same => same)).All(same => same);

    /// <summary>Some of the values, in any order.</summary>
    /// <param name="sources">Which one each of them is.</param>
    public Affine Picked(int[] sources) => new([.. sources.Select(s => Neurons[s])]);

    /// <summary>The values of this and then those of another over the same sources.</summary>
    public Affine Beside(Affine other) => new(Neurons.AddRange(other.Neurons));

    /// <summary>Every value plus one of another over the same sources.</summary>
    public Affine Plus(Affine other) => new([.. Neurons.Zip(other.Neurons, (a, b) =>
        new FloatNeuron([.. a.Weights.Zip(b.Weights, (x, y) => x + y)], a.Bias + b.Bias))]);

    /// <summary>The same values where there are more sources, which they do not read.</summary>
    /// <param name="before">Sources in front.</param>
    /// <param name="behind">Sources behind.</param>
    public Affine Among(int before, int behind) => before + behind == 0 ? this : new([.. Neurons.Select(n =>
        n with { Weights = [.. Enumerable.Repeat(0.0, before), .. n.Weights, .. Enumerable.Repeat(0.0, behind)] })]);

    /// <summary>A layer behind this.</summary>
    /// <param name="outputs">Its number of values.</param>
    /// <param name="weight">Its weight for a value of this (first) in a value of its own (second).</param>
    public Affine Through(int outputs, Func<int, int, double> weight) =>
        IsIdentity ? new([.. Enumerable.Range(0, outputs).Select(output =>
            new FloatNeuron([.. Enumerable.Range(0, Width).Select(source => weight(source, output))], 0))])
            : new([.. Enumerable.Range(0, outputs).Select(output => Sum(source => weight(source, output)))]);

    private FloatNeuron Sum(Func<int, double> weight)
    {
        double[] weights = new double[Neurons[0].Weights.Length];
        double bias = 0;
        for (int k = 0; k < Width; k++)
        {
            double factor = weight(k);
            ReadOnlySpan<double> own = Neurons[k].Weights.AsSpan();
            for (int i = 0; i < own.Length; i++)
            {
                weights[i] += factor * own[i];
            }
            bias += factor * Neurons[k].Bias;
        }
        return new FloatNeuron([.. weights], bias);
    }
}
