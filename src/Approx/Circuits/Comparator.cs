namespace PrintedMlp.Approx.Circuits;

/// <summary>Magnitude comparators.</summary>
public static class Comparator
{
    /// <summary>a >= b for unsigned numbers given as pairs of bits, lowest first: the carry out of a + !b + 1. Each
    /// stage is five NANDs: a carry is passed on unless b alone is set, and made where a alone is set.</summary>
    public static Literal GreaterOrEqual(CircuitBuilder builder, IEnumerable<(Literal A, Literal B)> bits)
    {
        Literal result = Literal.True;
        foreach ((Literal a, Literal b) in bits)
        {
            XorParts parts = XorParts.Of(builder, a, b);
            result = builder.Or(parts.OnlyFirst, builder.And(result, !parts.OnlySecond));
        }
        return result;
    }

    /// <summary>True when the left number wins a match: <c>(left &amp; mask) >= (right &amp; mask)</c> as two's complement
    /// numbers of unlimited width. Mask bits at or above the sign's place see copies of the sign; one at the very top
    /// makes the comparison signed.</summary>
    public static Literal LeftWins(CircuitBuilder builder, Word left, Word right, long mask)
    {
        int width = Math.Max(left.Bits.Length, right.Bits.Length);
        bool signed = left.Range.IsSigned || right.Range.IsSigned;
        width += signed && left.Range.IsSigned != right.Range.IsSigned ? 1 : 0;
        int magnitude = signed ? width - 1 : width;
        List<(Literal, Literal)> bits = [.. Enumerable.Range(0, magnitude)
            .Where(bit => (mask >> bit & 1) == 1)
            .Select(bit => (left[bit], right[bit]))];
        if (signed && mask < 0)
        {
            bits.Add((!left.Sign, !right.Sign));
        }
        else if (signed && mask >> magnitude != 0)
        {
            bits.Add((left.Sign, right.Sign));
        }
        return GreaterOrEqual(builder, bits);
    }
}
