using PrintedMlp.Approx.Numerics;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genetic;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search;

/// <summary>Turns a float network with one hidden layer into a genome: weights become the nearest powers of two, full
/// masks, biases at the scale of the sums, activations as narrow as the sums on the rows allow.</summary>
internal static class PowerOfTwoStart
{
    /// <summary>The boundary between two powers of two, in logarithms: 2^0.5.</summary>
    private const double Middle = 1.4142135623730951;

    private static readonly int[] ValueBits = [1, 2, 3, 4, 6, 8];

    /// <summary>The genomes of a network at all scales that are worth a look.</summary>
    public static IEnumerable<Individual> All(FloatMlp network, SearchRows rows)
    {
        foreach (int bits in ValueBits)
        {
            for (int exponents = 0; exponents < 36; exponents++)
            {
                Genome genome = Of(network, rows, 1 + exponents / 6, 1 + exponents % 6, bits);
                Individual start = new(genome.Shape);
                start.Genome.CopyFrom(genome);
                yield return start;
            }
        }
    }

    /// <summary>The genome of a network.</summary>
    /// <param name="network">One hidden layer.</param>
    /// <param name="rows">Rows that show how large the sums become.</param>
    /// <param name="hiddenExponent">Exponent of the largest weight of each hidden neuron.</param>
    /// <param name="outputExponent">Exponent of the largest weight of the outputs.</param>
    /// <param name="valueBits">Bits that the largest hidden values get, 1..8.</param>
    public static Genome Of(FloatMlp network, SearchRows rows, int hiddenExponent, int outputExponent, int valueBits)
    {
        GenomeShape shape = new(network.Inputs, network.InputBits, network.Layers[0].Length, network.Classes);
        Genome genome = new(shape);
        double[] units = new double[shape.Hidden];
        for (int neuron = 0; neuron < shape.Hidden; neuron++)
        {
            FloatNeuron source = network.Layers[0][neuron];
            double unit = (1 << hiddenExponent) / Math.Max(1e-9, source.Weights.Max(Math.Abs));
            for (int feature = 0; feature < shape.Inputs; feature++)
            {
                Set(genome, shape.Into(neuron, feature), source.Weights[feature] * unit, shape.InputMask);
            }
            genome.HiddenBias[neuron] = Rounded(source.Bias * unit * network.LargestCode);
            int largest = LargestSum(genome, neuron, rows);
            genome.Dropped[neuron] = (byte)Math.Max(0, Bits(largest) - valueBits);
            genome.Widths[neuron] = (byte)Math.Clamp(Bits(largest), 1, valueBits);
            // What one step of the hidden value stands for in the float network.
            units[neuron] = (1 << genome.Dropped[neuron]) / (unit * network.LargestCode);
        }
        double most = network.Layers[1].SelectMany(n => n.Weights.Select((w, j) => Math.Abs(w) * units[j])).Max();
        double scale = (1 << outputExponent) / Math.Max(1e-12, most);
        for (int output = 0; output < shape.Classes; output++)
        {
            FloatNeuron source = network.Layers[1][output];
            for (int neuron = 0; neuron < shape.Hidden; neuron++)
            {
                byte mask = (byte)((1 << genome.Widths[neuron]) - 1);
                Set(genome, shape.Out(output, neuron), source.Weights[neuron] * units[neuron] * scale, mask);
            }
            // A dropped half of the lowest bit is what truncation loses on the average.
            double lost = source.Weights.Select((w, j) => w * units[j] * (genome.Dropped[j] > 0 ? 0.5 : 0)).Sum();
            genome.OutputBias[output] = Rounded((source.Bias + lost) * scale);
        }
        return genome;
    }

    private static void Set(Genome genome, int connection, double weight, byte mask)
    {
        int exponent = 0;
        double size = Math.Abs(weight);
        while (size > Middle && exponent < GenomeShape.MaxExponent)
        {
            size /= 2;
            exponent++;
        }
        genome.Masks[connection] = size * Middle >= 1 ? mask : (byte)0;
        genome.Exponents[connection] = (byte)exponent;
        genome.Negative[connection] = weight < 0;
    }

    private static int LargestSum(Genome genome, int neuron, SearchRows rows)
    {
        int[] sums = [.. Enumerable.Repeat(genome.HiddenBias[neuron], rows.Padded)];
        for (int feature = 0; feature < rows.Features; feature++)
        {
            int connection = genome.Shape.Into(neuron, feature), weight = genome.Weight(connection), mask = genome.Masks[connection];
            ReadOnlySpan<short> codes = rows.Columns.Slice(feature * rows.Padded, rows.Padded);
            for (int row = 0; row < codes.Length && mask != 0; row++)
            {
                sums[row] += weight * (codes[row] & mask);
            }
        }
        return Math.Max(0, sums.Max());
    }

    private static int Bits(int value) => Math.Max(1, BitLength.Of((uint)value));

    private static int Rounded(double value) => (int)Math.Clamp(Math.Round(value), -GenomeShape.LargestBias, GenomeShape.LargestBias);
}
