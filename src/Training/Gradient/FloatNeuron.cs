using System.Collections.Immutable;

namespace PrintedMlp.Training.Gradient;

/// <summary>A neuron with real weights: bias + sum of weight times source.</summary>
/// <param name="Weights">One a source.</param>
/// <param name="Bias">What is added to the sum.</param>
public sealed record FloatNeuron(ImmutableArray<double> Weights, double Bias)
{
    /// <summary>The sum before any rectifier.</summary>
    /// <param name="sources">The values of the layer before, one a weight.</param>
    public double Sum(ReadOnlySpan<double> sources)
    {
        double sum = Bias;
        for (int i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * sources[i];
        }
        return sum;
    }
}
