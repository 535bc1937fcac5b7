using System.Collections.Immutable;

namespace PrintedMlp.Training.Gradient;

/// <summary>Networks that compute the same with other weights. A rectifier lets a factor through, so a hidden neuron can
/// be scaled up when the weights that read it are scaled down.</summary>
internal static class Rescaling
{
    /// <summary>A neuron whose weights are this much smaller than its neighbours', or than its own bias, is left alone.</summary>
    private const double Negligible = 1e-3;

    /// <summary>Weights that all together move a sum less than this part of its bias say nothing.</summary>
    private const double Drowned = 1.0 / (1 << 20);

    /// <summary>Layers whose largest weight is within 2 to the power of this and its inverse are of a usual scale.</summary>
    private const int Usual = 13;

    /// <summary>Gives every hidden neuron the same largest weight, so that a layer's shared scale suits all of them.</summary>
    public static FloatMlp Equalize(FloatMlp network)
    {
        ImmutableArray<FloatNeuron>[] layers = [.. network.Layers];
        for (int l = 0; l + 1 < layers.Length; l++)
        {
            double[] largest = [.. layers[l].Select(n => n.Weights.Max(Math.Abs))];
            double[] factors = [.. layers[l].Select((n, j) =>
                largest[j] > Negligible * Math.Max(largest.Max(), Math.Abs(n.Bias)) ? 1 / largest[j] : 1)];
            layers[l] = [.. layers[l].Select((n, j) => Scale(n, factors[j]))];
            layers[l + 1] = [.. layers[l + 1].Select(n => n with { Weights = [.. n.Weights.Select((w, j) => w / factors[j])] })];
        }
        return network with { Layers = [.. layers] };
    }

    /// <summary>Brings layers of an unusual scale to one near 1, by powers of two, so that no answer changes; others stay as they are.</summary>
    /// <param name="layers">The neurons of each layer, output last.</param>
    /// <param name="reach">The largest value that the first layer reads.</param>
    public static ImmutableArray<ImmutableArray<FloatNeuron>> Normalize(ImmutableArray<ImmutableArray<FloatNeuron>> layers, double reach = 1)
    {
        int exponent = 0;
        ImmutableArray<ImmutableArray<FloatNeuron>>.Builder all = ImmutableArray.CreateBuilder<ImmutableArray<FloatNeuron>>(layers.Length);
        foreach (ImmutableArray<FloatNeuron> layer in layers)
        {
            (double weight, double bias) = (layer.Max(n => n.Weights.Max(Math.Abs)), layer.Max(n => Math.Abs(n.Bias)));
            int own = weight * reach < Drowned * bias ? -exponent - Exponent(bias) : Math.Abs(Exponent(weight)) > Usual ? -Exponent(weight) : 0;
            exponent += own;
            all.Add(own == 0 && exponent == 0 ? layer
                : [.. layer.Select(n => new FloatNeuron([.. n.Weights.Select(w => Math.ScaleB(w, own))], Math.ScaleB(n.Bias, exponent)))]);
            reach = layer.Max(n => n.Bias + n.Weights.Sum(w => Math.Max(0, w)) * reach);
            reach = Math.Max(double.Epsilon, reach);
        }
        return all.MoveToImmutable();
    }

    /// <summary>The power of two at or below a number; 0 for 0.</summary>
    private static int Exponent(double number) => number > 0 ? Math.ILogB(number) : 0;

    private static FloatNeuron Scale(FloatNeuron neuron, double factor) =>
        new([.. neuron.Weights.Select(w => w * factor)], neuron.Bias * factor);
}
