using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Genetic;

/// <summary>Each gene is drawn anew with a small chance (DATE'24, arXiv 2402.02930: 0.002). Biases move by a power of
/// two.</summary>
internal static class ResetMutation
{
    /// <summary>Changes a genome.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="chance">Chance of each gene, above 0 and below 1.</param>
    /// <param name="random">Decides everything.</param>
    public static void Apply(Genome genome, double chance, RandomStream random)
    {
        int connections = genome.Masks.Length, hidden = genome.HiddenBias.Length, outputs = genome.OutputBias.Length;
        int genes = 3 * connections + 3 * hidden + outputs;
        for (int gene = Skip(chance, random); gene < genes; gene += 1 + Skip(chance, random))
        {
            Redraw(genome, gene, connections, hidden, random);
        }
    }

    /// <summary>How many genes stay before the next one changes: a geometric number, without a draw for each.</summary>
    private static int Skip(double chance, RandomStream random) => (int)Math.Min(1 << 20, Exponential.Draw(random) / chance);

    private static void Redraw(Genome genome, int gene, int connections, int hidden, RandomStream random)
    {
        if (gene < connections)
        {
            genome.Masks[gene] = (byte)random.Next(genome.Shape.MaskOf(gene) + 1);
        }
        else if (gene < 2 * connections)
        {
            genome.Exponents[gene - connections] = (byte)random.Next(GenomeShape.MaxExponent + 1);
        }
        else if (gene < 3 * connections)
        {
            genome.Negative[gene - 2 * connections] ^= true;
        }
        else if (gene < 3 * connections + hidden)
        {
            Shift(ref genome.HiddenBias[gene - 3 * connections], random);
        }
        else if (gene < 3 * connections + 2 * hidden)
        {
            genome.Dropped[gene - 3 * connections - hidden] = (byte)random.Next(9);
        }
        else if (gene < 3 * connections + 3 * hidden)
        {
            genome.Widths[gene - 3 * connections - 2 * hidden] = (byte)(1 + random.Next(GenomeShape.HiddenBits));
        }
        else
        {
            Shift(ref genome.OutputBias[gene - 3 * connections - 3 * hidden], random);
        }
    }

    private static void Shift(ref int bias, RandomStream random)
    {
        int step = 1 << random.Next(10);
        bias = Math.Clamp(bias + (random.Next(2) == 0 ? step : -step), -GenomeShape.LargestBias, GenomeShape.LargestBias);
    }
}
