using System.Numerics;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>Weights that are signed powers of two, so that a product is wiring (ICCAD'23, arXiv 2312.17612; DATE'24, arXiv
/// 2402.02930). The error of a product is at most a third of it, unless the exponents' range cuts it off.</summary>
internal static class PowerOfTwoWeights
{
    /// <summary>Largest exponent that a weight can have.</summary>
    public const int MaxExponent = 30;

    /// <summary>Rounds every weight; exact where all weights are powers of two already.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="lowest">Smallest exponent, 0..<paramref name="highest"/>.</param>
    /// <param name="highest">Largest exponent, up to <see cref="MaxExponent"/>; larger weights become 2^highest.</param>
    /// <exception cref="ArgumentException">A sum grows beyond what a network may have.</exception>
    public static Mlp Apply(Mlp mlp, int lowest = 0, int highest = MaxExponent) =>
        Rewrite.Summands(mlp, (_, _, _, summand) => summand with { Weight = Round(summand.Weight, lowest, highest) });

    /// <summary>The member of 0, 2^lowest, ..., 2^highest and their negatives that is nearest to
    /// <paramref name="weight"/>; of two that are equally near the larger one.</summary>
    public static int Round(int weight, int lowest = 0, int highest = MaxExponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lowest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(highest, MaxExponent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lowest, highest);
        long magnitude = Math.Abs((long)weight);
        if (2 * magnitude < 1L << lowest)
        {
            return 0;
        }
        int exponent = Math.Clamp(BitOperations.Log2((ulong)magnitude), lowest, highest);
        bool up = exponent < highest && 2 * magnitude >= 3L << exponent;
        return Math.Sign(weight) * (1 << (up ? exponent + 1 : exponent));
    }
}
