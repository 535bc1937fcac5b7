using System.Numerics;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>What of a summand remains when its source's interval is known.</summary>
/// <param name="Mask">Bits of the source that can reach the sum.</param>
/// <param name="DroppedBits">Low bits of the product that must still be cut off.</param>
/// <param name="Product">Largest product before the cut; 0 when the summand is constant zero.</param>
internal sealed record TermShape(long Mask, int DroppedBits, long Product)
{
    /// <summary>The shape of <paramref name="summand"/> over a source in <paramref name="source"/>.</summary>
    public static TermShape Of(Summand summand, Interval source)
    {
        long mask = summand.Mask & TwosComplement.Ones(source.Width);
        if (summand.Range(source) == Interval.Of(0) || mask == 0)
        {
            return new TermShape(0, 0, 0);
        }
        long product = LargestProduct(summand, source);
        if (summand.IsPowerOfTwo)
        {
            int dead = Math.Max(0, summand.DroppedBits - BitOperations.Log2((ulong)summand.Magnitude));
            return new TermShape(mask >> dead << dead, 0, product);
        }
        int zeros = BitOperations.TrailingZeroCount(summand.Magnitude) + BitOperations.TrailingZeroCount(mask);
        return new TermShape(mask, summand.DroppedBits <= zeros ? 0 : summand.DroppedBits, product);
    }

    /// <summary>True when the summand is 0 for every source value.</summary>
    public bool IsZero => Mask == 0;

    private static long LargestProduct(Summand summand, Interval source)
    {
        Interval range = (summand with { DroppedBits = 0 }).Range(source);
        return Math.Max(-range.Low, range.High);
    }
}
