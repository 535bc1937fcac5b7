namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>For every function that one cell of a library makes, with its pins permuted and complemented in any way:
/// the ways to make it, the smallest cell for each choice of complemented leaves.</summary>
internal sealed class MatchTable
{
    private readonly Dictionary<(int Inputs, uint Table), CellMatch[]> _matches;

    public MatchTable(CellLibrary library)
    {
        Dictionary<(int, uint), Dictionary<int, CellMatch>> best = [];
        // Of cells that compute the same only the smallest is ever chosen, and a library may have hundreds of sizes.
        foreach (Cell cell in library.Cells.Where(c => c.Inputs.Length > 1 && DependsOnAllPins(c)).GroupBy(c => (c.Inputs.Length, c.Function))
            .Select(same => same.MinBy(c => c.AreaUm2)!))
        {
            foreach (int[] order in Permutations(cell.Inputs.Length))
            {
                for (int complemented = 0; complemented < 1 << order.Length; complemented++)
                {
                    Add(best, new CellMatch(cell, order, complemented));
                }
            }
        }
        _matches = best.ToDictionary(b => b.Key, b => b.Value.OrderBy(m => m.Key).Select(m => m.Value).ToArray());
        Leaves = best.Count == 0 ? 2 : best.Keys.Max(k => k.Item1);
    }

    /// <summary>Inputs of the largest cell.</summary>
    public int Leaves { get; }

    /// <summary>The ways to make a function of <paramref name="inputs"/> leaves; none when no cell can.</summary>
    public ReadOnlySpan<CellMatch> Find(int inputs, uint table) =>
        _matches.TryGetValue((inputs, table), out CellMatch[]? matches) ? matches : [];

    private static void Add(Dictionary<(int, uint), Dictionary<int, CellMatch>> best, CellMatch match)
    {
        int inputs = match.LeafOfPin.Length;
        uint table = 0;
        int leafComplements = 0;
        for (int pin = 0; pin < inputs; pin++)
        {
            leafComplements |= (match.Complemented >> pin & 1) << match.LeafOfPin[pin];
        }
        for (int state = 0; state < 1 << inputs; state++)
        {
            int pins = 0;
            for (int pin = 0; pin < inputs; pin++)
            {
                pins |= ((state >> match.LeafOfPin[pin] ^ match.Complemented >> pin) & 1) << pin;
            }
            table |= (match.Cell.Evaluate(pins) ? 1u : 0u) << state;
        }
        if (!best.TryGetValue((inputs, table), out Dictionary<int, CellMatch>? ways))
        {
            best[(inputs, table)] = ways = [];
        }
        if (!ways.TryGetValue(leafComplements, out CellMatch? known) || match.Area < known.Area)
        {
            ways[leafComplements] = match;
        }
    }

    private static bool DependsOnAllPins(Cell cell) =>
        new Cut { Count = cell.Inputs.Length, Table = cell.Function }.DependsOnAllLeaves();

    private static IEnumerable<int[]> Permutations(int count)
    {
        if (count == 0)
        {
            return [[]];
        }
        return Permutations(count - 1).SelectMany(shorter => Enumerable.Range(0, count).Select(at =>
            (int[])[.. shorter[..at], count - 1, .. shorter[at..]]));
    }
}

/// <summary>A way to make a function of some leaves with one cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="LeafOfPin">Which leaf each input pin is connected to.</param>
/// <param name="Complemented">Bit p is set when pin p needs its leaf complemented.</param>
internal sealed record CellMatch(Cell Cell, int[] LeafOfPin, int Complemented)
{
    public double Area { get; } = Cell.AreaUm2;
}
