using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A source at a place of a product, added or subtracted.</summary>
/// <param name="IsNegative">Whether it is subtracted.</param>
/// <param name="Slices">The masked source, shifted, at the width of the product.</param>
internal sealed record PlanDigit(bool IsNegative, ImmutableArray<PlanSlice> Slices);

/// <summary>One summand of a neuron: the magnitude of its product, at the width of the sum.</summary>
/// <param name="Net">Carries it.</param>
/// <param name="Source">What is weighted.</param>
/// <param name="Weight">The weight; the sum subtracts the term where it is negative.</param>
/// <param name="Magnitude">The weight without its sign.</param>
/// <param name="Mask">Bits of the source that are read.</param>
/// <param name="IsMasked">Whether some are not.</param>
/// <param name="DroppedBits">Low bits of the product that are cut off; 0 for most.</param>
/// <param name="Product">Carries the product before the cut; null when nothing is cut off.</param>
/// <param name="Digits">The product as the fewest shifted sources: 62x = 64x - 2x. Synthesis makes far smaller circuits from these than
/// from a multiplication; a power of two is plain wiring.</param>
/// <param name="Slices">The term from the product; empty when nothing is cut off.</param>
/// <param name="Unused">What is cut off.</param>
internal sealed record PlanTerm(
    Net Net, Net Source, long Weight, long Magnitude, long Mask, bool IsMasked, int DroppedBits,
    Net? Product, ImmutableArray<PlanDigit> Digits, ImmutableArray<PlanSlice> Slices, ImmutableArray<PlanSlice> Unused)
{
    /// <summary>A term as it is written.</summary>
    public static PlanTerm Of(TermPlan term)
    {
        int dropped = term.Shape.DroppedBits;
        bool isMasked = term.Shape.Mask != TwosComplement.Ones(term.Source.Width);
        PlanTerm plan = new(term.Net, term.Source, term.Summand.Weight, term.Summand.Magnitude, term.Shape.Mask, isMasked, dropped, null,
            Sum(term, term.Net.Width), [], []);
        if (dropped == 0)
        {
            return plan;
        }
        Net product = new(term.Net.Name + "_product", Interval.Of(term.Shape.Product).Width);
        return plan with
        {
            Product = product,
            Digits = Sum(term, product.Width),
            Slices = new PlanWord().Zeros(term.Net.Width - product.Width).Bits(product, product.Width - 1, dropped).Zeros(dropped).Slices,
            Unused = new PlanWord().Bits(product, dropped - 1, 0).Slices,
        };
    }

    // A digit past the width is 0 modulo 2^width; then the sum begins with one that is subtracted.
    private static ImmutableArray<PlanDigit> Sum(TermPlan term, int width) =>
        [.. SignedDigits.Canonical(term.Summand.Magnitude).Where(d => d.Exponent < width).Reverse()
            .Select(d => new PlanDigit(d.IsNegative, Shifted(term, width, d.Exponent)))];

    // What leaves the width is lost, as it must be.
    private static ImmutableArray<PlanSlice> Shifted(TermPlan term, int width, int shift)
    {
        int top = Math.Min(BitOperations.Log2((ulong)term.Shape.Mask), width - shift - 1);
        long mask = term.Shape.Mask & TwosComplement.Ones(top + 1);
        return new PlanWord().Zeros(width - shift - top - 1).Masked(term.Source, mask, top).Zeros(shift).Slices;
    }
}
