using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Circuits;

/// <summary>A number inside a circuit: its bits and the interval of its values. A number whose interval reaches below
/// zero is in two's complement, its last bit the sign.</summary>
/// <param name="Bits">Bit 0 first; as many as the interval's width, or fewer when the high ones are known to be 0.</param>
/// <param name="Range">An interval that holds every value.</param>
public readonly record struct Word(ImmutableArray<Literal> Bits, Interval Range)
{
    /// <summary>Bit <paramref name="index"/>, past the end the sign or 0.</summary>
    public Literal this[int index] =>
        index < Bits.Length ? Bits[index] : Range.IsSigned ? Bits[^1] : Literal.False;

    /// <summary>The sign bit, or the constant 0 for a number that is never negative.</summary>
    public Literal Sign => Range.IsSigned ? Bits[^1] : Literal.False;
}
