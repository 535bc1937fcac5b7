using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Prints a cell's truth table as a Verilog expression.</summary>
internal static class CellText
{
    /// <summary>The view of a library's cells.</summary>
    public static CellsView View(CellLibrary library) => new(library.Name, [.. library.Cells.Select(View)]);

    /// <summary>The function of <paramref name="cell"/> over its pins: one operator where there is one, else a sum of
    /// products.</summary>
    public static string Expression(Cell cell)
    {
        uint table = cell.Function & All(cell);
        if (table == 0 || table == All(cell))
        {
            return table == 0 ? "1'b0" : "1'b1";
        }
        foreach ((char name, Func<uint, int, bool> holds) in Operators)
        {
            uint shape = Table(cell, s => holds(s, cell.Inputs.Length));
            string joined = string.Join($" {name} ", cell.Inputs);
            if (table == shape)
            {
                return joined;
            }
            if (table == (~shape & All(cell)))
            {
                return cell.Inputs.Length == 1 ? $"~{joined}" : $"~({joined})";
            }
        }
        return Products(cell, table);
    }

    private static readonly ImmutableArray<(char, Func<uint, int, bool>)> Operators =
    [
        ('&', (state, pins) => BitOperations.PopCount(state) == pins),
        ('|', (state, _) => state != 0),
        ('^', (state, _) => BitOperations.PopCount(state) % 2 == 1),
    ];

    private static CellView View(Cell cell)
    {
        IEnumerable<string> deaf = cell.Inputs.Where((_, pin) => !Depends(cell, pin));
        return new CellView(cell.Name, cell.Inputs, cell.Output,
            [.. deaf.Select(pin => NetView.Of(new Net(pin + "_unused", 1), pin))], Expression(cell));
    }

    private static string Products(Cell cell, uint table)
    {
        int[] pins = [.. Enumerable.Range(0, cell.Inputs.Length).Where(p => Depends(cell, p))];
        IEnumerable<int> states = Enumerable.Range(0, 1 << cell.Inputs.Length)
            .Where(s => (table >> s & 1) == 1 && Enumerable.Range(0, cell.Inputs.Length).All(p => (s >> p & 1) == 0 || pins.Contains(p)));
        IEnumerable<string> products = states.Select(s =>
            string.Join(" & ", pins.Select(p => (s >> p & 1) == 1 ? cell.Inputs[p] : "~" + cell.Inputs[p])));
        return string.Join(" | ", products.Select(p => $"({p})"));
    }

    private static bool Depends(Cell cell, int pin) =>
        Enumerable.Range(0, 1 << cell.Inputs.Length).Any(s => cell.Evaluate(s) != cell.Evaluate(s ^ (1 << pin)));

    private static uint All(Cell cell) => Table(cell, _ => true);

    private static uint Table(Cell cell, Func<uint, bool> holds)
    {
        uint table = 0;
        for (uint state = 0; state < 1u << cell.Inputs.Length; state++)
        {
            table |= holds(state) ? 1u << (int)state : 0;
        }
        return table;
    }
}
