using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>The Verilog of one summand: its magnitude at the width of the sum.</summary>
internal static class TermText
{
    /// <summary>The nets of a term; several when low bits of a product are cut off.</summary>
    public static IEnumerable<NetView> Nets(TermPlan term)
    {
        return term.Shape.DroppedBits == 0 ? [NetView.Of(term.Net, Product(term, term.Net.Width))] : Truncated(term);
    }

    /// <summary>A weight as the fewest shifted sources, added and subtracted: 62x = 64x - 2x. A synthesis tool makes far
    /// smaller circuits from these than from a multiplication by 62; a power of two is plain wiring.</summary>
    private static string Product(TermPlan term, int width)
    {
        // A digit past the width is 0 modulo 2^width; then the sum begins with one that is subtracted.
        (int Exponent, bool IsNegative)[] digits =
            [.. SignedDigits.Canonical(term.Summand.Magnitude).Where(d => d.Exponent < width).Reverse()];
        return (digits[0].IsNegative ? Verilog.Literal.Zeros(width) : "") + string.Concat(digits.Select((digit, i) =>
            (digit.IsNegative ? " - " : i == 0 ? "" : " + ") + Shifted(term, width, digit.Exponent)));
    }

    /// <summary>The masked source at a place of the sum; what leaves the width is lost, as it must be.</summary>
    private static string Shifted(TermPlan term, int width, int shift)
    {
        int top = Math.Min(BitOperations.Log2((ulong)term.Shape.Mask), width - shift - 1);
        long mask = term.Shape.Mask & Verilog.Literal.Ones(top + 1);
        return new Concatenation().Zeros(width - shift - top - 1).Masked(term.Source, mask, top).Zeros(shift).ToString();
    }

    private static IEnumerable<NetView> Truncated(TermPlan term)
    {
        Net product = new(term.Net.Name + "_product", Interval.Of(term.Shape.Product).Width);
        int dropped = term.Shape.DroppedBits;
        yield return NetView.Of(product, Product(term, product.Width));
        yield return NetView.Of(term.Net, new Concatenation().Zeros(term.Net.Width - product.Width)
            .Bits(product, product.Width - 1, dropped).Zeros(dropped).ToString());
        foreach (NetView unused in NetView.Unused(term.Net.Name, new Concatenation().Bits(product, dropped - 1, 0)))
        {
            yield return unused;
        }
    }
}
