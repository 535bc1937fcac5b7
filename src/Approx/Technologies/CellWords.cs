using System.Numerics;

namespace PrintedMlp.Approx.Technologies;

/// <summary>Cells evaluated on many rows at once: 64 rows a word.</summary>
internal static class CellWords
{
    /// <summary>The output of a cell of one or two pins, or of a cell with more by its states.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="pins">The rows on which each pin is 1; all as long as the result, which is a multiple of the vector.</param>
    /// <param name="result">The rows on which the output is 1.</param>
    public static void Evaluate(Cell cell, ReadOnlySpan<ulong[]> pins, ulong[] result)
    {
        if (pins.Length > 2)
        {
            EvaluateByState(cell, pins, result);
            return;
        }
        ulong[] a = pins[0], b = pins[^1];
        uint function = pins.Length == 1 ? cell.Function & 1 | (cell.Function & 2) << 2 : cell.Function;
        // Every function of two signals is a constant, exclusive or, and: c0 ^ ca a ^ cb b ^ cab ab.
        ulong c0 = Spread(function), ca = c0 ^ Spread(function >> 1), cb = c0 ^ Spread(function >> 2);
        ulong cab = ca ^ Spread(function >> 2) ^ Spread(function >> 3);
        Vector<ulong> v0 = new(c0), va = new(ca), vb = new(cb), vab = new(cab);
        for (int i = 0; i < result.Length; i += Vector<ulong>.Count)
        {
            Vector<ulong> x = new(a, i), y = new(b, i);
            (v0 ^ (va & x) ^ (vb & y) ^ (vab & x & y)).CopyTo(result, i);
        }
    }

    /// <summary>The output of any cell on any number of words.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="pins">The rows on which each pin is 1; all as long as the result.</param>
    /// <param name="result">The rows on which the output is 1.</param>
    public static void EvaluateByState(Cell cell, ReadOnlySpan<ulong[]> pins, ulong[] result)
    {
        Array.Clear(result);
        for (int state = 0; state < 1 << pins.Length; state++)
        {
            if (cell.Evaluate(state))
            {
                AddState(pins, state, result);
            }
        }
    }

    /// <summary>The output of any cell on one word.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="pins">The rows on which each pin is 1.</param>
    public static ulong Evaluate(Cell cell, ReadOnlySpan<ulong> pins)
    {
        ulong result = 0;
        for (int state = 0; state < 1 << pins.Length; state++)
        {
            ulong match = cell.Evaluate(state) ? ulong.MaxValue : 0;
            for (int pin = 0; pin < pins.Length; pin++)
            {
                match &= (state >> pin & 1) == 1 ? pins[pin] : ~pins[pin];
            }
            result |= match;
        }
        return result;
    }

    /// <summary>Adds the rows on which pins spell a state.</summary>
    /// <param name="pins">The rows on which each pin is 1; all as long as the result.</param>
    /// <param name="state">The first pin is bit 0.</param>
    /// <param name="result">What the rows are added to.</param>
    public static void AddState(ReadOnlySpan<ulong[]> pins, int state, ulong[] result)
    {
        for (int word = 0; word < result.Length; word++)
        {
            ulong match = ulong.MaxValue;
            for (int pin = 0; pin < pins.Length; pin++)
            {
                match &= (state >> pin & 1) == 1 ? pins[pin][word] : ~pins[pin][word];
            }
            result[word] |= match;
        }
    }

    private static ulong Spread(uint function) => (function & 1) == 0 ? 0 : ulong.MaxValue;
}
