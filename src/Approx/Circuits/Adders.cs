namespace PrintedMlp.Approx.Circuits;

/// <summary>One-bit adders in the form that is cheapest in EGFET: nine NANDs for a full adder (2.231 mm2 against 2.829
/// with XOR cells), whatever the polarity of its operands; four NANDs and an inverter for a half adder.</summary>
public static class Adders
{
    /// <summary>a + b as a sum bit and a carry bit.</summary>
    public static (Literal Sum, Literal Carry) Half(CircuitBuilder builder, Literal a, Literal b)
    {
        XorParts parts = XorParts.Of(builder, a, b);
        return (parts.Sum, parts.Both);
    }

    /// <summary>a + b + c as a sum bit and a carry bit. Constants and equal operands fold.</summary>
    public static (Literal Sum, Literal Carry) Full(CircuitBuilder builder, Literal a, Literal b, Literal c)
    {
        (a, b, c) = Sorted(builder, a, b, c);
        if (a.IsConstant)
        {
            return a == Literal.False ? Half(builder, b, c) : HalfPlusOne(builder, b, c);
        }
        if (a.Node == b.Node)
        {
            return a == b ? (c, a) : (!c, c);
        }
        if (b.Node == c.Node)
        {
            return b == c ? (a, b) : (!a, a);
        }
        return General(builder, a, b, c);
    }

    /// <summary>a + b + 1: the complement of !a + !b.</summary>
    private static (Literal Sum, Literal Carry) HalfPlusOne(CircuitBuilder builder, Literal a, Literal b)
    {
        (Literal sum, Literal carry) = Half(builder, !a, !b);
        return (!sum, !carry);
    }

    /// <summary>A full adder is self-dual: complementing all operands complements both results. That leaves one of two
    /// forms in which every product of the carry is one of the nine NANDs.</summary>
    private static (Literal Sum, Literal Carry) General(CircuitBuilder builder, Literal a, Literal b, Literal c)
    {
        bool flipA = builder.Cheap(a).Flipped, flipB = builder.Cheap(b).Flipped;
        XorParts first = XorParts.Of(builder, a, b);
        bool dual = flipA == flipB ? flipA : builder.Cheap(c).Flipped;
        if (dual)
        {
            (a, b, c) = (!a, !b, !c);
            first = XorParts.Of(builder, a, b);
        }
        XorParts second = XorParts.Of(builder, first.Sum, c);
        return (second.Sum ^ dual, builder.Or(first.Both, second.Both) ^ dual);
    }

    /// <summary>The latest operand last: it passes fewer gates. Equal depths go by number, so that the same operands in
    /// any order are the same adder. Constants come first.</summary>
    private static (Literal, Literal, Literal) Sorted(CircuitBuilder builder, Literal a, Literal b, Literal c)
    {
        if (IsBefore(builder, b, a)) { (a, b) = (b, a); }
        if (IsBefore(builder, c, b)) { (b, c) = (c, b); }
        if (IsBefore(builder, b, a)) { (a, b) = (b, a); }
        return (a, b, c);
    }

    private static bool IsBefore(CircuitBuilder builder, Literal a, Literal b) =>
        (builder.Depth(a), a.Code).CompareTo((builder.Depth(b), b.Code)) < 0;
}
