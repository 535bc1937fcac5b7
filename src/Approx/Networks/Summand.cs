using System.Numerics;

namespace PrintedMlp.Approx.Networks;

/// <summary>One term of a neuron's sum: <c>sign(weight) * truncate(|weight| * (source &amp; mask))</c>.</summary>
/// <param name="Source">Index of the value it reads: a feature in the first layer, else a neuron of the layer before.</param>
/// <param name="Weight">Signed integer weight; a power of two in an approximate network, anything in an exact one.</param>
/// <param name="Mask">Which bits of the source are read. <see cref="AllBits"/> reads them all, 0 removes the summand
/// (summand masks: DATE'24, arXiv 2402.02930; ICCAD'23, arXiv 2312.17612).</param>
/// <param name="DroppedBits">Low bits of the product's magnitude that are forced to zero, 0..62 (significance
/// truncation, "AxSum", TC'23).</param>
public sealed record Summand(int Source, int Weight, long Mask = Summand.AllBits, int DroppedBits = 0)
{
    /// <summary>The mask that hides nothing.</summary>
    public const long AllBits = -1;

    /// <summary>|weight|, safe for every integer.</summary>
    public long Magnitude => Math.Abs((long)Weight);

    /// <summary>True when the summand is the same constant 0 for every source value.</summary>
    public bool IsZero => Weight == 0 || Mask == 0;

    /// <summary>True when the magnitude of the weight is a power of two, so that the product is wiring.</summary>
    public bool IsPowerOfTwo => BitOperations.IsPow2(Magnitude);

    /// <summary>The term's value for one source value (at least 0).</summary>
    public long Value(long source)
    {
        long product = (Magnitude * (source & Mask)) >> DroppedBits << DroppedBits;
        return Weight < 0 ? -product : product;
    }

    /// <summary>Every value the term can have when the source is in 0..<paramref name="source"/>.High. The bound is
    /// attained when the source has all bits of its width set, else it is safe but may be wide.</summary>
    public Interval Range(Interval source)
    {
        long largest = LargestMasked(source.High);
        long product = checked(Magnitude * largest) >> DroppedBits << DroppedBits;
        return Weight < 0 ? new Interval(-product, 0) : new Interval(0, product);
    }

    /// <summary>Largest <c>v &amp; mask</c> over all v in 0..<paramref name="high"/>, exactly.</summary>
    private long LargestMasked(long high)
    {
        long best = high & Mask;
        for (int bit = 0; bit < 63; bit++)
        {
            // The largest v below high that differs from it first at this bit: a one turned to zero, ones below.
            if ((high >> bit & 1) == 1)
            {
                long v = (high & ~((1L << (bit + 1)) - 1)) | ((1L << bit) - 1);
                best = Math.Max(best, v & Mask);
            }
        }
        return best;
    }
}
