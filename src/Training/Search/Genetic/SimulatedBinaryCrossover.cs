using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Genetic;

/// <summary>Masks as numbers, spread around the parents' as bits would be by one-point crossover (SBX, Deb and Agrawal 1995; as
/// ICCAD'23, arXiv 2312.17612, uses it with index 15).</summary>
internal static class SimulatedBinaryCrossover
{
    private const double Index = 15;

    /// <summary>Makes a child whose other genes are the mother's.</summary>
    public static void Apply(Genome mother, Genome father, Genome child, RandomStream random)
    {
        child.CopyFrom(mother);
        for (int i = 0; i < child.Masks.Length; i++)
        {
            if (mother.Masks[i] == father.Masks[i] || random.Next(2) == 0)
            {
                continue;
            }
            double u = random.NextDouble();
            double spread = u <= 0.5 ? Elementary.Power(2 * u, 1 / (Index + 1)) : Elementary.Power(1 / (2 * (1 - u)), 1 / (Index + 1));
            double value = 0.5 * ((1 + spread) * mother.Masks[i] + (1 - spread) * father.Masks[i]);
            child.Masks[i] = (byte)Math.Clamp(Math.Round(value), 0, child.Shape.MaskOf(i));
        }
    }
}
