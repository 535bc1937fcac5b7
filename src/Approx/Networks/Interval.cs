using PrintedMlp.Approx.Numerics;

namespace PrintedMlp.Approx.Networks;

/// <summary>All integers from <paramref name="Low"/> to <paramref name="High"/>, both included. Every width in a
/// circuit is derived from one: nobody types a number of bits.</summary>
/// <param name="Low">Smallest value.</param>
/// <param name="High">Largest value, at least <paramref name="Low"/>.</param>
public readonly record struct Interval(long Low, long High)
{
    /// <summary>The interval that holds only <paramref name="value"/>.</summary>
    public static Interval Of(long value) => new(value, value);

    /// <summary>The values that an unsigned number of <paramref name="bits"/> bits can have.</summary>
    public static Interval Unsigned(int bits) => new(0, (1L << bits) - 1);

    /// <summary>True when a value below zero is possible, so that a sign bit is needed.</summary>
    public bool IsSigned => Low < 0;

    /// <summary>Bits that hold every value: unsigned when none is negative, else two's complement. At least 1.</summary>
    public int Width => Math.Max(1, IsSigned ? Math.Max(Bits(~Low), High < 0 ? 0 : Bits(High)) + 1 : Bits(High));

    /// <summary>Smallest interval that holds every sum of a value of each.</summary>
    public static Interval operator +(Interval a, Interval b) => new(checked(a.Low + b.Low), checked(a.High + b.High));

    /// <summary>The interval mirrored at zero.</summary>
    public static Interval operator -(Interval a) => new(checked(-a.High), checked(-a.Low));

    /// <inheritdoc/>
    public override string ToString() => $"[{Low}, {High}]";

    private static int Bits(long nonNegative) => BitLength.Of((ulong)nonNegative);
}
