using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Genetic;

/// <summary>Masks as numbers, moved by a polynomially distributed step (Deb and Goyal 1996; as ICCAD'23, arXiv 2312.17612, uses it
/// with index 5).</summary>
internal static class PolynomialMutation
{
    private const double Index = 5;

    /// <summary>Changes masks only.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="chance">Chance of each mask, above 0 and below 1.</param>
    /// <param name="random">Decides everything.</param>
    public static void Apply(Genome genome, double chance, RandomStream random)
    {
        for (int i = 0; i < genome.Masks.Length; i++)
        {
            if (!random.Chance(chance))
            {
                continue;
            }
            double u = random.NextDouble(), range = genome.Shape.MaskOf(i);
            double step = u < 0.5 ? Elementary.Power(2 * u, 1 / (Index + 1)) - 1 : 1 - Elementary.Power(2 * (1 - u), 1 / (Index + 1));
            genome.Masks[i] = (byte)Math.Clamp(Math.Round(genome.Masks[i] + step * range), 0, range);
        }
    }
}
