using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Tests.Training.Search;

/// <summary>Genomes and rows drawn at random, whose sums stay inside the limit.</summary>
internal static class DrawnGenomes
{
    /// <summary>Shapes with the extremes of each size.</summary>
    public static TheoryData<GenomeShape> Shapes =>
    [
        new(1, 1, 1, 2), new(1, 8, 1, 2), new(2, 4, 3, 3), new(3, 8, 2, 30), new(5, 3, 4, 6), new(7, 4, 9, 5), new(9, 4, 3, 2),
        new(16, 4, 5, 10), new(21, 4, 3, 3), new(33, 8, 17, 4), new(4, 2, 64, 64),
    ];

    /// <summary>A genome of which about the given share of connections exists.</summary>
    public static Genome Draw(GenomeShape shape, RandomStream random, double density = 0.7)
    {
        Genome genome = new(shape);
        for (int connection = 0; connection < shape.Connections; connection++)
        {
            int bits = connection < shape.HiddenConnections ? shape.InputBits : GenomeShape.HiddenBits;
            genome.Masks[connection] = (byte)(random.Chance(density) ? random.Next(1 << bits) : 0);
            genome.Exponents[connection] = (byte)random.Next(GenomeShape.MaxExponent + 1);
            genome.Negative[connection] = random.Next(2) == 0;
        }
        for (int neuron = 0; neuron < shape.Hidden; neuron++)
        {
            genome.HiddenBias[neuron] = random.Next(2001) - 1000;
            genome.Dropped[neuron] = (byte)random.Next(8);
            genome.Widths[neuron] = (byte)(1 + random.Next(GenomeShape.HiddenBits));
        }
        for (int output = 0; output < shape.Classes; output++)
        {
            genome.OutputBias[output] = random.Next(401) - 200;
            genome.Enabled[output] = random.Chance(0.9);
        }
        genome.Enabled[random.Next(shape.Classes)] = true;
        Shrink(genome);
        return genome;
    }

    /// <summary>Rows with classes drawn at random; the last class does not occur, and no class fills its blocks.</summary>
    public static CodedRows Rows(GenomeShape shape, int count, RandomStream random) => new(
        [.. Enumerable.Range(0, count).Select(_ => Codes(shape, random))],
        [.. Enumerable.Range(0, count).Select(_ => random.Next(Math.Max(1, shape.Classes - 1)))],
        shape.InputBits, shape.Classes);

    private static byte[] Codes(GenomeShape shape, RandomStream random) =>
        [.. Enumerable.Range(0, shape.Inputs).Select(_ => (byte)random.Next(1 << shape.InputBits))];

    /// <summary>Halves weights until no sum can leave the limit.</summary>
    private static void Shrink(Genome genome)
    {
        GenomeShape shape = genome.Shape;
        for (int neuron = 0; neuron < shape.Hidden; neuron++)
        {
            Shrink(genome, shape.Into(neuron, 0), shape.Inputs, genome.HiddenBias[neuron]);
        }
        for (int output = 0; output < shape.Classes; output++)
        {
            Shrink(genome, shape.Out(output, 0), shape.Hidden, genome.OutputBias[output]);
        }
    }

    private static void Shrink(Genome genome, int first, int count, int bias)
    {
        while (Enumerable.Range(first, count).Sum(c => genome.Masks[c] << genome.Exponents[c]) + Math.Abs(bias) > GenomeShape.SumLimit)
        {
            foreach (ref byte exponent in genome.Exponents.AsSpan(first, count))
            {
                exponent -= (byte)(exponent > 0 ? 1 : 0);
            }
        }
    }
}
