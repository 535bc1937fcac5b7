using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>Comparators of the argmax that see selected bits only; the multiplexers still carry whole values (ICCAD'23, arXiv
/// 2312.17612, which selects 1 to 5). A comparison can go wrong where two values differ in hidden bits only, or first.</summary>
internal static class ArgmaxBits
{
    /// <summary>The mask bit that makes a comparison signed.</summary>
    public const long SignBit = long.MinValue;

    /// <summary>Gives each match its mask.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="masks">One a match; see <see cref="Match.Mask"/>.</param>
    public static Mlp Apply(Mlp mlp, ImmutableArray<long> masks)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(masks.Length, mlp.Argmax.Matches.Length);
        return Rewrite.With(mlp, mlp.Argmax with { Matches = [.. mlp.Argmax.Matches.Zip(masks, (match, mask) => match with { Mask = mask })] });
    }

    /// <summary>Chooses the bits of every match, first match first: from all bits, the one whose loss changes the winner
    /// on the fewest rows falls away, the lowest of equals, until few enough are left.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="rows">Training rows.</param>
    /// <param name="bits">Bits that each comparator may see, at least 0; one of them is the sign where values have one.</param>
    public static Mlp Choose(Mlp mlp, IReadOnlyList<byte[]> rows, int bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        Argmax argmax = mlp.Argmax;
        IReadOnlyList<Interval> ranges = mlp.Ranges[^1];
        // The values that every player brings, row by row; the winners of matches join as they are decided.
        List<long[]> players = [.. Enumerable.Range(0, argmax.Classes).Select(_ => new long[rows.Count])];
        for (int row = 0; row < rows.Count; row++)
        {
            long[] outputs = mlp.Outputs(rows[row]);
            for (int i = 0; i < outputs.Length; i++)
            {
                players[i][row] = outputs[i];
            }
        }
        long every = ranges.Any(r => r.IsSigned) ? SignBit : 0;
        every |= (1L << ranges.Max(r => r.IsSigned ? r.Width - 1 : r.Width)) - 1;
        ImmutableArray<long>.Builder masks = ImmutableArray.CreateBuilder<long>();
        foreach (Match match in argmax.Matches)
        {
            long[] left = players[match.Left], right = players[match.Right];
            long mask = Fewest(match, every, left, right, bits);
            masks.Add(mask);
            players.Add([.. left.Zip(right, (l, r) => (match with { Mask = mask }).LeftWins(l, r) ? l : r)]);
        }
        return Apply(mlp, masks.ToImmutable());
    }

    private static long Fewest(Match match, long every, long[] left, long[] right, int bits)
    {
        long mask = Visible(match.Mask, every);
        while (BitOperations.PopCount((ulong)mask) > bits)
        {
            long best = mask;
            int fewest = int.MaxValue;
            for (long rest = mask; rest != 0; rest &= rest - 1)
            {
                long candidate = mask & ~(rest & -rest);
                int changed = Changed(match with { Mask = candidate }, match, left, right);
                (best, fewest) = changed < fewest ? (candidate, changed) : (best, fewest);
            }
            mask = best;
        }
        return mask;
    }

    /// <summary>The mask without bits that no value has. Of the places above the values, which all show the sign, one is
    /// enough; a mask that has the very top compares signed and has it in <paramref name="every"/>.</summary>
    private static long Visible(long mask, long every)
    {
        long copies = every < 0 && mask > 0 ? mask & ~every : 0;
        return mask & every | copies & -copies;
    }

    private static int Changed(Match now, Match before, long[] left, long[] right)
    {
        int changed = 0;
        for (int row = 0; row < left.Length; row++)
        {
            changed += now.LeftWins(left[row], right[row]) != before.LeftWins(left[row], right[row]) ? 1 : 0;
        }
        return changed;
    }
}
