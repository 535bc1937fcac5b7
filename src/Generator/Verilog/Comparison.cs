using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Which bits decide a match, and how: a signed, masked comparison turned into an unsigned one on selected
/// bits. With the sign selected by the mask's top bit, its inverse orders the values; a mask that sees copies of the
/// sign without the top one reads the sign as an ordinary high bit.</summary>
/// <param name="Low">Bits below the sign (all bits when no value is negative) that are compared.</param>
/// <param name="Sign">Bit number of the sign, or -1 when it is not compared.</param>
/// <param name="Inverted">True when the sign is inverted.</param>
internal sealed record Comparison(long Low, int Sign, bool Inverted)
{
    /// <summary>The comparison through <paramref name="mask"/> of two values that both lie in <paramref name="range"/>.</summary>
    public static Comparison Of(Interval range, long mask)
    {
        if (!range.IsSigned)
        {
            return new Comparison(mask & TwosComplement.Ones(range.Width), -1, false);
        }
        int sign = range.Width - 1;
        bool seen = mask >> sign != 0;
        return new Comparison(mask & TwosComplement.Ones(sign), seen ? sign : -1, mask < 0);
    }

    /// <summary>All bits that are read.</summary>
    public long Bits => Low | (Sign < 0 ? 0 : 1L << Sign);

    /// <summary>Who wins whatever the values are: true for the left player, false for the right one, null when it takes
    /// hardware to know.</summary>
    public bool? Decided(Interval left, Interval right)
    {
        (Interval a, Interval b) = (Keys(left), Keys(right));
        return a.Low >= b.High ? true : a.High < b.Low ? false : null;
    }

    /// <summary>The side of the comparison that belongs to one player.</summary>
    public ImmutableArray<PlanSlice> Key(Net value) => Sign >= 0 && Inverted
        ? new PlanWord().Inverted(value, Sign).Selected(value, Low).Slices
        : new PlanWord().Selected(value, Bits).Slices;

    /// <summary>The keys of the values in an interval: exact when no bit is masked, else safe.</summary>
    private Interval Keys(Interval values)
    {
        bool keepsOrder = Inverted ? Bits == TwosComplement.Ones(Sign + 1)
            : Sign < 0 && values.Low >= 0 && (Bits & TwosComplement.Ones(values.Width)) == TwosComplement.Ones(values.Width);
        keepsOrder |= values.Low == values.High;
        return keepsOrder ? new Interval(Key(values.Low), Key(values.High)) : new Interval(0, Bits);
    }

    private long Key(long value) => (value & Bits) ^ (Inverted ? 1L << Sign : 0);
}
