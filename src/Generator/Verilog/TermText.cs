using System.Numerics;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>The Verilog of one summand: its magnitude at the width of the sum.</summary>
internal static class TermText
{
    /// <summary>The nets of a term; several when low bits of a product are cut off.</summary>
    public static IEnumerable<NetView> Nets(TermPlan term)
    {
        if (term.Summand.IsPowerOfTwo)
        {
            return [NetView.Of(term.Net, Shifted(term))];
        }
        return term.Shape.DroppedBits == 0 ? [NetView.Of(term.Net, Product(term, term.Net.Width))] : Truncated(term);
    }

    /// <summary>A weight that is a power of two is wiring.</summary>
    private static string Shifted(TermPlan term)
    {
        int shift = BitOperations.Log2((ulong)term.Summand.Magnitude);
        int top = BitOperations.Log2((ulong)term.Shape.Mask);
        return new Concatenation().Zeros(term.Net.Width - shift - top - 1)
            .Masked(term.Source, term.Shape.Mask, top).Zeros(shift).ToString();
    }

    private static string Product(TermPlan term, int width)
    {
        int top = BitOperations.Log2((ulong)term.Shape.Mask);
        string source = new Concatenation().Zeros(width - top - 1).Masked(term.Source, term.Shape.Mask, top).ToString();
        return $"{Literal.Of(width, term.Summand.Magnitude)} * {source}";
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
