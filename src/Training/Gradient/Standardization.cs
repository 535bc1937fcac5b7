using System.Collections.Immutable;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Training.Gradient;

/// <summary>Brings every feature to mean 0 and a spread of about 1 while training, which is what gradients need. It is
/// linear, so afterwards it disappears into the first layer.</summary>
/// <param name="Means">Mean of each feature over the training rows, as a fraction of the largest code.</param>
/// <param name="Gains">What the distance from the mean is multiplied by; 0 for a feature that never moves.</param>
internal sealed record Standardization(ImmutableArray<double> Means, ImmutableArray<double> Gains)
{
    /// <summary>The spread below which a feature is not stretched further. A reading that is almost always the same
    /// would otherwise get a weight so large that it costs the other weights their bits in the quantised layer.</summary>
    public const double SmallestSpread = 0.1;

    public static Standardization Of(CodedRows rows)
    {
        double scale = (1 << rows.Bits) - 1;
        int features = rows.Codes[0].Length;
        double[] means = new double[features];
        double[] gains = new double[features];
        for (int i = 0; i < features; i++)
        {
            long sum = rows.Codes.Sum(r => (long)r[i]);
            long squares = rows.Codes.Sum(r => (long)r[i] * r[i]);
            double mean = sum / (double)rows.Count;
            double variance = squares / (double)rows.Count - mean * mean;
            means[i] = mean / scale;
            bool moves = rows.Codes.Any(r => r[i] != rows.Codes[0][i]);
            gains[i] = moves ? 1 / Math.Max(SmallestSpread, Math.Sqrt(Math.Max(0, variance)) / scale) : 0;
        }
        return new Standardization([.. means], [.. gains]);
    }

    /// <summary>A feature's value as the first layer sees it while training.</summary>
    /// <param name="fraction">The code as a fraction of the largest one.</param>
    /// <param name="feature">Index of the feature.</param>
    public double Apply(double fraction, int feature) => (fraction - Means[feature]) * Gains[feature];

    /// <summary>A neuron of the first layer that reads fractions instead of standardised values.</summary>
    public FloatNeuron Absorb(FloatNeuron neuron)
    {
        ImmutableArray<double> weights = [.. neuron.Weights.Select((w, i) => w * Gains[i])];
        return new FloatNeuron(weights, neuron.Bias - weights.Select((w, i) => w * Means[i]).Sum());
    }
}
