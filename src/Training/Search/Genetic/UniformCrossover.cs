using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Genetic;

/// <summary>Each gene of the child comes from either parent with the same chance.</summary>
internal static class UniformCrossover
{
    /// <summary>Makes a child.</summary>
    public static void Apply(Genome mother, Genome father, Genome child, RandomStream random)
    {
        child.CopyFrom(mother);
        ulong coins = 0;
        for (int i = 0; i < child.Masks.Length; i++, coins >>= 3)
        {
            coins = i % 21 == 0 ? random.NextUInt64() : coins;
            child.Masks[i] = (coins & 1) == 0 ? child.Masks[i] : father.Masks[i];
            child.Exponents[i] = (coins & 2) == 0 ? child.Exponents[i] : father.Exponents[i];
            child.Negative[i] = (coins & 4) == 0 ? child.Negative[i] : father.Negative[i];
        }
        for (int i = 0; i < child.HiddenBias.Length; i++, coins >>= 3)
        {
            coins = i % 21 == 0 ? random.NextUInt64() : coins;
            child.HiddenBias[i] = (coins & 1) == 0 ? child.HiddenBias[i] : father.HiddenBias[i];
            child.Dropped[i] = (coins & 2) == 0 ? child.Dropped[i] : father.Dropped[i];
            child.Widths[i] = (coins & 4) == 0 ? child.Widths[i] : father.Widths[i];
        }
        for (int i = 0; i < child.OutputBias.Length; i++, coins >>= 1)
        {
            coins = i % 64 == 0 ? random.NextUInt64() : coins;
            child.OutputBias[i] = (coins & 1) == 0 ? child.OutputBias[i] : father.OutputBias[i];
        }
    }
}
