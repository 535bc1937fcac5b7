namespace PrintedMlp.Training.Structures;

/// <summary>Whether labels are the exclusive or of some inputs, and of which: Gaussian elimination over the field of two
/// elements.</summary>
public static class LinearParity
{
    /// <summary>The inputs whose exclusive or, complemented or not, is the label on every row; null when there are none.</summary>
    /// <param name="inputs">One array of words an input, row r at bit r.</param>
    /// <param name="labels">The same of the label.</param>
    /// <param name="rows">Number of rows.</param>
    public static int[]? Of(IReadOnlyList<ulong[]> inputs, ulong[] labels, int rows)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        // One equation a row: bits of the inputs, then 1 for the complement, then the label.
        int unknowns = inputs.Count + 1, words = unknowns / 64 + 1;
        ulong[]?[] pivots = new ulong[unknowns][];
        for (int row = 0; row < rows; row++)
        {
            ulong[] equation = new ulong[words];
            for (int input = 0; input < inputs.Count; input++)
            {
                Set(equation, input, Bit(inputs[input], row));
            }
            Set(equation, inputs.Count, true);
            Set(equation, unknowns, Bit(labels, row));
            int lead = Reduced(equation, pivots, unknowns);
            if (lead >= 0)
            {
                pivots[lead] = equation;
            }
            else if (Bit(equation, unknowns))
            {
                return null;
            }
        }
        return Solution(pivots, inputs.Count, unknowns);
    }

    /// <summary>Takes known equations away until the first unknown is a new one.</summary>
    /// <returns>That unknown; -1 when none is left.</returns>
    private static int Reduced(ulong[] equation, ulong[]?[] pivots, int unknowns)
    {
        for (int unknown = 0; unknown < unknowns; unknown++)
        {
            if (!Bit(equation, unknown))
            {
                continue;
            }
            if (pivots[unknown] is not { } pivot)
            {
                return unknown;
            }
            for (int word = 0; word < equation.Length; word++)
            {
                equation[word] ^= pivot[word];
            }
        }
        return -1;
    }

    /// <summary>Unknowns that no equation decides are 0.</summary>
    private static int[] Solution(ulong[]?[] pivots, int inputs, int unknowns)
    {
        bool[] value = new bool[unknowns];
        for (int unknown = unknowns - 1; unknown >= 0; unknown--)
        {
            if (pivots[unknown] is { } pivot)
            {
                value[unknown] = Bit(pivot, unknowns);
                for (int other = unknown + 1; other < unknowns; other++)
                {
                    value[unknown] ^= Bit(pivot, other) && value[other];
                }
            }
        }
        return [.. Enumerable.Range(0, inputs).Where(input => value[input])];
    }

    private static bool Bit(ulong[] words, int at) => (words[at >> 6] >> (at & 63) & 1) == 1;

    private static void Set(ulong[] words, int at, bool value) => words[at >> 6] |= (value ? 1UL : 0) << (at & 63);
}
