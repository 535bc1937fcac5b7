namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>A way to make a function of two signals from one two-input cell and inverters.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="FlipFirst">Its first pin reads the complement of the first signal.</param>
/// <param name="FlipSecond">Its second pin reads the complement of the second signal.</param>
/// <param name="FlipOutput">Its output is inverted.</param>
internal readonly record struct PairFunction(Cell Cell, bool FlipFirst, bool FlipSecond, bool FlipOutput);

/// <summary>The ways of a library to make each of the functions of two signals.</summary>
internal sealed class PairFunctions
{
    private readonly PairFunction[][] _ways;

    public PairFunctions(CellLibrary library)
    {
        _ways = [.. Enumerable.Range(0, 16).Select(function => Ways(library, function).ToArray())];
    }

    /// <summary>The ways to make a function: bit s is its value when the signals spell s, the first being bit 0.</summary>
    public ReadOnlySpan<PairFunction> Ways(int function) => _ways[function];

    private static IEnumerable<PairFunction> Ways(CellLibrary library, int function) =>
        from cell in library.Cells
        where cell.Inputs.Length == 2
        from flips in Enumerable.Range(0, 8)
        let way = new PairFunction(cell, (flips & 1) != 0, (flips & 2) != 0, (flips & 4) != 0)
        where Enumerable.Range(0, 4).All(state =>
            (cell.Evaluate(state ^ (flips & 3)) != way.FlipOutput) == ((function >> state & 1) == 1))
        select way;
}
