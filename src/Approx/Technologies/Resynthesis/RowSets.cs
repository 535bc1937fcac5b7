using System.Numerics;

namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>Sets of rows, one bit a row, as arrays of equal length, a multiple of the machine's vector.</summary>
internal static class RowSets
{
    /// <summary>True when both have a row in common.</summary>
    public static bool Meet(ulong[] rows, ulong[] values)
    {
        for (int i = 0; i < rows.Length; i += Vector<ulong>.Count)
        {
            if ((new Vector<ulong>(rows, i) & new Vector<ulong>(values, i)) != Vector<ulong>.Zero)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>True when all three have a row in common; <paramref name="flipA"/> and <paramref name="flipB"/> complement the
    /// set before them.</summary>
    public static bool Meet(ulong[] rows, ulong[] a, bool flipA, ulong[] b, bool flipB)
    {
        Vector<ulong> maskA = new(flipA ? ulong.MaxValue : 0), maskB = new(flipB ? ulong.MaxValue : 0);
        for (int i = 0; i < rows.Length; i += Vector<ulong>.Count)
        {
            if ((new Vector<ulong>(rows, i) & (new Vector<ulong>(a, i) ^ maskA) & (new Vector<ulong>(b, i) ^ maskB)) != Vector<ulong>.Zero)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>True when some of the rows are not in the other set.</summary>
    public static bool Outside(ulong[] rows, ulong[] values)
    {
        for (int i = 0; i < rows.Length; i += Vector<ulong>.Count)
        {
            if (Vector.AndNot(new Vector<ulong>(rows, i), new Vector<ulong>(values, i)) != Vector<ulong>.Zero)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>True when no row is in the set.</summary>
    public static bool IsEmpty(ulong[] rows) => !rows.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>Number of rows in both sets, the second one complemented where said.</summary>
    public static int Count(ulong[] rows, ulong[] values, bool flip)
    {
        ulong mask = flip ? ulong.MaxValue : 0;
        int count = 0;
        for (int word = 0; word < rows.Length; word++)
        {
            count += BitOperations.PopCount(rows[word] & (values[word] ^ mask));
        }
        return count;
    }

    /// <summary>A hash of the rows that are in both sets. It is linear: the hash of an exclusive or is the exclusive or of
    /// the hashes.</summary>
    public static ulong Hash(ulong[] rows, ulong[] values)
    {
        ulong hash = 0;
        for (int word = 0; word < values.Length; word++)
        {
            ulong x = values[word] & rows[word];
            hash ^= BitOperations.RotateLeft(x ^ (x << (1 + word % 31)), 11 * word);
        }
        return hash;
    }
}
