namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>A way to make a function of two signals from one two-input cell and inverters.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="FlipFirst">Its first pin reads the complement of the first signal.</param>
/// <param name="FlipSecond">Its second pin reads the complement of the second signal.</param>
/// <param name="FlipOutput">Its output is inverted.</param>
internal readonly record struct PairFunction(Cell Cell, bool FlipFirst, bool FlipSecond, bool FlipOutput)
{
    /// <summary>The function of both signals, the first being bit 0.</summary>
    public int Function
    {
        get
        {
            int function = 0, flips = (FlipFirst ? 1 : 0) | (FlipSecond ? 2 : 0);
            for (int state = 0; state < 4; state++)
            {
                int pins = Cell.Inputs.Length == 1 ? (state ^ flips) & 1 : state ^ flips;
                function |= Cell.Evaluate(pins) != FlipOutput ? 1 << state : 0;
            }
            return function;
        }
    }
}

/// <summary>The ways of a library to make each of the functions of two signals.</summary>
internal sealed class PairFunctions
{
    private readonly PairFunction[][] _ways;
    private readonly double[] _cheapest;

    public PairFunctions(CellLibrary library)
    {
        HashSet<Cell> best = [.. library.Cells.Where(cell => cell.Inputs.Length == 2).GroupBy(cell => cell.Function).SelectMany(Undominated)];
        Cell[] cells = [.. library.Cells.Where(best.Contains)];
        _ways = [.. Enumerable.Range(0, 16).Select(function => Ways(cells, function).ToArray())];
        _cheapest = [.. _ways.Select(ways => ways.Select(way => Area(library, way)).DefaultIfEmpty(double.PositiveInfinity).Min())];
    }

    /// <summary>Least area of a function in um2, when the complements of its signals are there; infinite when no cell makes it.</summary>
    public double Cheapest(int function) => _cheapest[function];

    /// <summary>Area of the smallest exclusive or in um2; infinite when there is none.</summary>
    public double SmallestXor => Math.Min(_cheapest[0b0110], _cheapest[0b1001]);

    /// <summary>The ways to make a function: bit s is its value when the signals spell s, the first being bit 0.</summary>
    public ReadOnlySpan<PairFunction> Ways(int function) => _ways[function];

    private static double Area(CellLibrary library, PairFunction way) => way.Cell.AreaUm2 + (way.FlipOutput ? library.Inverter.AreaUm2 : 0);

    /// <summary>Cells of one function without those that another one is as good as in area and in the power of every state: a library may have
    /// hundreds of sizes.</summary>
    private static IEnumerable<Cell> Undominated(IEnumerable<Cell> same)
    {
        List<Cell> kept = [];
        foreach (Cell cell in same.OrderBy(c => c.AreaUm2))
        {
            if (!kept.Any(other => other.StaticPowerNw.Zip(cell.StaticPowerNw).All(power => power.First <= power.Second)))
            {
                kept.Add(cell);
            }
        }
        return kept;
    }

    private static IEnumerable<PairFunction> Ways(Cell[] cells, int function) =>
        from cell in cells
        from flips in Enumerable.Range(0, 8)
        let way = new PairFunction(cell, (flips & 1) != 0, (flips & 2) != 0, (flips & 4) != 0)
        where Enumerable.Range(0, 4).All(state =>
            (cell.Evaluate(state ^ (flips & 3)) != way.FlipOutput) == ((function >> state & 1) == 1))
        select way;
}
