using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Numerics;

/// <summary>The exponential distribution of mean 1, in 1024 steps.</summary>
internal static class Exponential
{
    private const int Bits = 10;

    /// <summary>-ln(u) for u in the middle of each of 1024 equal parts of 0..1.</summary>
    private static readonly double[] Quantiles =
        [.. Enumerable.Range(0, 1 << Bits).Select(i => -Elementary.Log((i + 0.5) / (1 << Bits)))];

    public static double Draw(RandomStream random) => Quantiles[random.NextUInt64() >> 64 - Bits];
}
