using System.Numerics;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.LocalSearch;

/// <summary>Changes of single genes. Each says whether it changed anything.</summary>
internal static class GeneMoves
{
    private const int LargestDropped = 14;

    /// <summary>Changes a connection whose source has <paramref name="bits"/> bits.</summary>
    public static bool Connection(Genome genome, int connection, int bits, RandomStream random)
    {
        ref byte mask = ref genome.Masks[connection];
        int draw = random.Next(100);
        if (mask == 0)
        {
            Redraw(genome, connection, draw < 60 ? 1 << random.Next(bits) : 1 + random.Next((1 << bits) - 1), random);
            return true;
        }
        switch (draw)
        {
            case < 40:
                mask ^= (byte)(1 << random.Next(bits));
                return true;
            case < 60:
                return Step(ref genome.Exponents[connection], 0, GenomeShape.MaxExponent, random);
            case < 70:
                mask = 0;
                return true;
            case < 78:
                mask &= (byte)(mask - 1);
                return true;
            case < 83:
                mask &= (byte)~(1 << BitOperations.Log2(mask));
                return true;
            case < 91:
                Redraw(genome, connection, 1 + random.Next((1 << bits) - 1), random);
                return true;
            case < 96:
                genome.Negative[connection] = !genome.Negative[connection];
                return true;
            default:
                bool isPartial = mask != (1 << bits) - 1;
                mask = (byte)((1 << bits) - 1);
                return isPartial;
        }
    }

    /// <summary>Moves a bias by a power of two below 2^<paramref name="largestStep"/>, or by a share of itself.</summary>
    public static bool Bias(ref int bias, int largestStep, RandomStream random)
    {
        int step = 1 << random.Next(largestStep);
        bool isShare = random.Next(3) == 0;
        step = isShare || random.Next(2) == 0 ? step : -step;
        // A third of the steps is a share of the bias, the whole, a half, a quarter or an eighth, of either sign: constants with
        // few ones are cheap. So is a step that would end at 0, which would otherwise come too often.
        if (isShare || step == -bias)
        {
            step = (random.Next(2) == 0 ? 1 : -1) * Math.Max(1, Math.Abs(bias) >> random.Next(4));
        }
        bias = Math.Clamp(bias + step, -GenomeShape.LargestBias, GenomeShape.LargestBias);
        return true;
    }

    /// <summary>One bit more or less of a hidden neuron's width, or of what it drops.</summary>
    public static bool Activation(Genome genome, int neuron, RandomStream random) => random.Next(2) == 0
        ? Step(ref genome.Widths[neuron], 1, GenomeShape.HiddenBits, random)
        : Step(ref genome.Dropped[neuron], 0, LargestDropped, random);

    private static void Redraw(Genome genome, int connection, int mask, RandomStream random)
    {
        genome.Masks[connection] = (byte)mask;
        genome.Exponents[connection] = (byte)random.Next(GenomeShape.MaxExponent + 1);
        genome.Negative[connection] = random.Next(2) == 0;
    }

    private static bool Step(ref byte value, int low, int high, RandomStream random)
    {
        int next = value + (random.Next(2) == 0 ? 1 : -1);
        if (next < low || next > high)
        {
            return false;
        }
        value = (byte)next;
        return true;
    }
}
