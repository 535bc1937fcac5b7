using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Training.Gradient;

/// <summary>Turns a float network into the exact bespoke integer network: signed fixed-point weights, biases at the
/// scale of the sums, hidden sums kept at full width, exact argmax. Each layer's weights share one power-of-two scale:
/// as many fraction bits as let the largest weight fit.</summary>
public static class BespokeQuantizer
{
    /// <summary>A layer whose weights all vanish at this scale has none.</summary>
    private const double LargestUnit = 1 << 20;

    /// <summary>Quantises the network as it is and with its hidden neurons brought to one scale, and keeps the result
    /// that agrees with the float network on more rows (as it is, when both do equally).</summary>
    /// <param name="network">The float network, all its weights finite.</param>
    /// <param name="choosing">Rows that decide, validation rows say, but never test rows; their labels do not matter.
    /// Without rows the network stays as it is.</param>
    /// <param name="weightBits">Bits of a weight with its sign, 2..16.</param>
    /// <exception cref="UserException">The network is so deep that its sums leave 61 bits.</exception>
    public static Mlp Quantize(FloatMlp network, CodedRows choosing, int weightBits = 8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weightBits, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weightBits, 16);
        Mlp asItIs = Round(network, weightBits);
        Mlp equalized = Round(Rescaling.Equalize(network), weightBits);
        int[] answers = [.. choosing.Codes.Select(codes => network.Classify(codes))];
        return Agreement(equalized) > Agreement(asItIs) ? equalized : asItIs;

        int Agreement(Mlp mlp) => choosing.Codes.Where((codes, row) => mlp.Classify(codes) == answers[row]).Count();
    }

    /// <summary>The number of rows on which an integer network answers differently from a float network.</summary>
    public static int Differing(FloatMlp network, Mlp exact, CodedRows rows)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(exact);
        ArgumentNullException.ThrowIfNull(rows);
        return rows.Codes.Count(codes => network.Classify(codes) != exact.Classify(codes));
    }

    /// <summary>Rounds weights and biases to the layers' units.</summary>
    internal static Mlp Round(FloatMlp network, int weightBits)
    {
        double scale = network.LargestCode;
        ImmutableArray<Layer>.Builder layers = ImmutableArray.CreateBuilder<Layer>();
        foreach (ImmutableArray<FloatNeuron> layer in network.Layers)
        {
            double unit = Unit(layer, weightBits);
            scale *= unit;
            QRelu? activation = layers.Count < network.Layers.Length - 1 ? QRelu.Exact : null;
            layers.Add(new Layer([.. layer.Select(n => Round(n, unit, scale, activation))]));
        }
        try
        {
            return new Mlp(network.Inputs, network.InputBits, layers.ToImmutable(), Argmax.Exact(network.Classes));
        }
        catch (ArgumentException e)
        {
            throw new UserException(
                $"a network of {network.Layers.Length} layers with {weightBits}-bit weights does not fit: {e.Message}; " +
                "use fewer hidden layers", e);
        }
    }

    /// <summary>What one stands for: the largest power of two at which the largest weight fits.</summary>
    private static double Unit(ImmutableArray<FloatNeuron> layer, int weightBits)
    {
        double largest = layer.SelectMany(n => n.Weights).Select(Math.Abs).DefaultIfEmpty(0).Max();
        int limit = (1 << (weightBits - 1)) - 1;
        double unit = 1;
        while (unit < LargestUnit && Math.Round(largest * unit * 2) <= limit && largest > 0)
        {
            unit *= 2;
        }
        while (Math.Round(largest * unit) > limit)
        {
            unit /= 2;
        }
        return unit;
    }

    private static Neuron Round(FloatNeuron neuron, double unit, double scale, QRelu? activation)
    {
        IEnumerable<Summand> summands = neuron.Weights
            .Select((w, source) => new Summand(source, (int)Math.Round(w * unit))).Where(s => s.Weight != 0);
        return new Neuron([.. summands], (long)Math.Round(neuron.Bias * scale), activation);
    }
}
