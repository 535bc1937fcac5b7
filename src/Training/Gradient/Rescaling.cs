using System.Collections.Immutable;

namespace PrintedMlp.Training.Gradient;

/// <summary>Networks that compute the same with other weights. A rectifier lets a factor through, so a hidden neuron can
/// be scaled up when the weights that read it are scaled down.</summary>
internal static class Rescaling
{
    /// <summary>A neuron whose weights are this much smaller than its neighbours', or than its own bias, is left alone.</summary>
    private const double Negligible = 1e-3;

    /// <summary>Gives every hidden neuron the same largest weight, so that a layer's shared scale suits all of them.</summary>
    public static FloatMlp Equalize(FloatMlp network)
    {
        ImmutableArray<FloatNeuron>[] layers = [.. network.Layers];
        for (int l = 0; l + 1 < layers.Length; l++)
        {
            double[] largest = [.. layers[l].Select(n => n.Weights.Max(Math.Abs))];
            double[] factors = [.. layers[l].Select((n, j) => largest[j] > Negligible * Math.Max(largest.Max(), Math.Abs(n.Bias)) ? 1 / largest[j] : 1)];
            layers[l] = [.. layers[l].Select((n, j) => Scale(n, factors[j]))];
            layers[l + 1] = [.. layers[l + 1].Select(n => n with { Weights = [.. n.Weights.Select((w, j) => w / factors[j])] })];
        }
        return network with { Layers = [.. layers] };
    }

    private static FloatNeuron Scale(FloatNeuron neuron, double factor) =>
        new([.. neuron.Weights.Select(w => w * factor)], neuron.Bias * factor);
}
