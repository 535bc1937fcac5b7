using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A pin in a product, or its complement.</summary>
/// <param name="Name">The pin.</param>
/// <param name="IsInverted">Whether its complement is meant.</param>
internal sealed record PlanPin(string Name, bool IsInverted);

/// <summary>What a cell computes.</summary>
/// <param name="Name">The cell.</param>
/// <param name="Inputs">Names of the input pins.</param>
/// <param name="Output">Name of the output pin.</param>
/// <param name="Unused">Input pins that the function does not read; none for all usual cells.</param>
/// <param name="Kind"><c>and</c>, <c>or</c> or <c>xor</c> of all pins, <c>zero</c>, or <c>sum</c> of products.</param>
/// <param name="IsInverted">Whether the output is inverted.</param>
/// <param name="Products">The products of a sum.</param>
internal sealed record PlanCell(
    string Name, ImmutableArray<string> Inputs, string Output, ImmutableArray<Net> Unused, string Kind, bool IsInverted,
        ImmutableArray<ImmutableArray<PlanPin>> Products)
{
    private static readonly ImmutableArray<(string, Func<uint, int, bool>)> Operators =
    [
        ("and", (state, pins) => BitOperations.PopCount(state) == pins),
        ("or", (state, _) => state != 0),
        ("xor", (state, _) => BitOperations.PopCount(state) % 2 == 1),
    ];

    /// <summary>The primitive of Verilog that the cell is, which Icarus simulates three times as fast as an expression; null when it is
    /// none.</summary>
    public string? Primitive => (Kind, Inputs.Length, IsInverted) switch
    {
        ("zero" or "sum", _, _) or (_, 1, false) => null,
        (_, 1, true) => "not",
        ("xor", _, true) => "xnor",
        (_, _, true) => "n" + Kind,
        _ => Kind,
    };

    /// <summary>A cell: one operator where there is one, else a sum of products.</summary>
    public static PlanCell Of(Cell cell)
    {
        ImmutableArray<Net> unused = [.. cell.Inputs.Where((_, pin) => !Depends(cell, pin)).Select(pin => new Net(pin, 1))];
        uint table = cell.Function & All(cell);
        PlanCell plan = new(cell.Name, cell.Inputs, cell.Output, unused, "zero", table != 0, []);
        if (table == 0 || table == All(cell))
        {
            return plan;
        }
        foreach ((string kind, Func<uint, int, bool> holds) in Operators)
        {
            uint shape = Table(cell, s => holds(s, cell.Inputs.Length));
            if (table == shape || table == (~shape & All(cell)))
            {
                return plan with { Kind = kind, IsInverted = table != shape };
            }
        }
        return plan with { Kind = "sum", IsInverted = false, Products = Sum(cell, table) };
    }

    private static ImmutableArray<ImmutableArray<PlanPin>> Sum(Cell cell, uint table)
    {
        int[] pins = [.. Enumerable.Range(0, cell.Inputs.Length).Where(p => Depends(cell, p))];
        return [.. Enumerable.Range(0, 1 << cell.Inputs.Length)
            .Where(s => (table >> s & 1) == 1 && Enumerable.Range(0, cell.Inputs.Length).All(p => (s >> p & 1) == 0 || pins.Contains(p)))
            .Select(s => pins.Select(p => new PlanPin(cell.Inputs[p], (s >> p & 1) == 0)).ToImmutableArray())];
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

/// <summary>The cells of a technology.</summary>
/// <param name="Technology">Its name.</param>
/// <param name="Cells">The combinational cells, sorted by name.</param>
internal sealed record PlanCells(string Technology, ImmutableArray<PlanCell> Cells)
{
    /// <summary>The cells of a library.</summary>
    public static PlanCells Of(CellLibrary library) => new(library.Name, [.. library.Cells.Select(PlanCell.Of)]);
}
