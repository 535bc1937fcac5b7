using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Numerics;

/// <summary>Gumbel noise: the best of several scores with such noise added is a draw from their Boltzmann distribution.</summary>
internal static class Gumbel
{
    private const int Bits = 12;

    /// <summary>-ln(-ln(u)) for u in the middle of each of 4096 equal parts of 0..1.</summary>
    private static readonly double[] Quantiles =
        [.. Enumerable.Range(0, 1 << Bits).Select(i => -Elementary.Log(-Elementary.Log((i + 0.5) / (1 << Bits))))];

    /// <summary>The largest that is ever drawn.</summary>
    public static double Largest => Quantiles[^1];

    public static double Draw(RandomStream random) => Quantiles[random.NextUInt64() >> 64 - Bits];
}
