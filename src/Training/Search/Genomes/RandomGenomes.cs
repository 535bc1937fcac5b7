using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Search.Genomes;

/// <summary>Genomes drawn at random.</summary>
internal static class RandomGenomes
{
    /// <summary>Every gene drawn by itself; sparse enough that sums fit.</summary>
    public static Genome Draw(GenomeShape shape, RandomStream random)
    {
        Genome genome = new(shape);
        for (int i = 0; i < shape.Connections; i++)
        {
            genome.Masks[i] = (byte)random.Next(shape.MaskOf(i) + 1);
            genome.Exponents[i] = (byte)random.Next(GenomeShape.MaxExponent + 1);
            genome.Negative[i] = random.Next(2) == 0;
        }
        for (int neuron = 0; neuron < shape.Hidden; neuron++)
        {
            genome.HiddenBias[neuron] = random.Next(256) - 128;
            genome.Dropped[neuron] = (byte)random.Next(6);
        }
        for (int output = 0; output < shape.Classes; output++)
        {
            genome.OutputBias[output] = random.Next(256) - 128;
        }
        return genome;
    }

    /// <summary>A genome with fewer mask bits.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="kept">Chance of each mask bit to stay.</param>
    /// <param name="random">Decides everything.</param>
    public static Genome Masked(Genome genome, double kept, RandomStream random)
    {
        Genome masked = genome.Copy();
        foreach (ref byte mask in masked.Masks.AsSpan())
        {
            for (int bit = 0; bit < 8; bit++)
            {
                mask = random.Chance(kept) ? mask : (byte)(mask & ~(1 << bit));
            }
        }
        return masked;
    }
}
