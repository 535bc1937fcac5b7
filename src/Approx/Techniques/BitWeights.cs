using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>Summands brought to the fewest terms without changing their sum: terms of the same source are added bit by bit,
/// then the bits of equal weight become one summand. Truncated products stay as they are, except that a pair of opposite
/// sign cancels.</summary>
internal static class BitWeights
{
    /// <summary>Equal in sum to <paramref name="summands"/> for all values that the sources can have.</summary>
    /// <param name="summands">Terms, several of which may read the same source.</param>
    /// <param name="sources">The intervals of the sources.</param>
    public static ImmutableArray<Summand> Merge(IEnumerable<Summand> summands, IReadOnlyList<Interval> sources) =>
        [.. summands.Where(s => !s.IsZero).Select(Exact).GroupBy(s => s.Source).OrderBy(g => g.Key)
            .SelectMany(g => MergeSource([.. g], sources[g.Key].Width))];

    /// <summary>A truncated product of a power of two is an exact one that does not read the bits it drops.</summary>
    private static Summand Exact(Summand summand)
    {
        if (summand.DroppedBits == 0 || !summand.IsPowerOfTwo)
        {
            return summand;
        }
        int unread = Math.Max(0, summand.DroppedBits - BitOperations.Log2((ulong)summand.Magnitude));
        return summand with { Mask = summand.Mask & (Summand.AllBits << unread), DroppedBits = 0 };
    }

    private static IEnumerable<Summand> MergeSource(Summand[] summands, int width)
    {
        long[] weights = new long[width];
        foreach (Summand summand in summands.Where(s => s.DroppedBits == 0))
        {
            for (int bit = 0; bit < width; bit++)
            {
                weights[bit] += (summand.Mask >> bit & 1) * summand.Weight;
            }
        }
        IEnumerable<Summand> exact = Array.TrueForAll(weights, w => w is > int.MinValue and <= int.MaxValue)
            ? Grouped(summands[0].Source, weights)
            : summands.Where(s => s.DroppedBits == 0);
        return exact.Concat(Uncancelled(summands.Where(s => s.DroppedBits > 0)));
    }

    private static IEnumerable<Summand> Grouped(int source, long[] weights)
    {
        foreach (IGrouping<long, int> bits in Enumerable.Range(0, weights.Length).GroupBy(bit => weights[bit]).Where(g => g.Key != 0))
        {
            long mask = bits.Count() == weights.Length ? Summand.AllBits : bits.Aggregate(0L, (all, bit) => all | 1L << bit);
            yield return new Summand(source, (int)bits.Key, mask);
        }
    }

    private static List<Summand> Uncancelled(IEnumerable<Summand> truncated)
    {
        List<Summand> kept = [];
        foreach (Summand summand in truncated)
        {
            if (summand.Weight == int.MinValue || !kept.Remove(summand with { Weight = -summand.Weight }))
            {
                kept.Add(summand);
            }
        }
        return kept;
    }
}
