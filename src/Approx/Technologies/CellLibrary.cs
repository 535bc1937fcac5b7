using System.Collections.Immutable;

namespace PrintedMlp.Approx.Technologies;

/// <summary>A printed technology at one supply voltage: the cells a netlist is made of and what each costs.</summary>
/// <param name="Name">For example <c>egfet-1.0V</c>.</param>
/// <param name="Description">One line for people.</param>
/// <param name="VoltageV">Supply voltage in V.</param>
/// <param name="Source">Where the figures come from.</param>
/// <param name="Cells">Combinational cells, sorted by name.</param>
public sealed record CellLibrary(
    string Name, string Description, double VoltageV, string Source, ImmutableArray<Cell> Cells)
{
    /// <summary>Cells that no circuit is built of, sorted by name.</summary>
    public ImmutableArray<OtherCell> Others { get; init; } = [];

    /// <summary>What a user should know about the file: what was skipped or assumed, with line numbers.</summary>
    public ImmutableArray<TechnologyNote> Notes { get; init; } = [];

    /// <summary>The cell called <paramref name="name"/>, or null.</summary>
    public Cell? Find(string name) => Cells.FirstOrDefault(c => c.Name == name);

    /// <summary>The smallest inverter.</summary>
    public Cell Inverter => Smallest(1, 0b01)!;

    /// <summary>This library, when its figures are possible and each cell is described once.</summary>
    /// <exception cref="FormatException">They are not; the message names the cell.</exception>
    internal CellLibrary Checked()
    {
        foreach (Cell cell in Cells)
        {
            if (!(cell.AreaUm2 >= 0) || cell.StaticPowerNw.Any(p => !double.IsFinite(p)))
            {
                throw new FormatException($"cell {cell.Name} has an impossible area or static power");
            }
        }
        string? twice = Cells.Select(c => c.Name).Concat(Others.Select(o => o.Name)).CountBy(name => name).FirstOrDefault(n => n.Value > 1).Key;
        return twice is null ? this : throw new FormatException($"cell {twice} is described more than once");
    }

    /// <summary>This library, when every circuit can be built from it.</summary>
    /// <exception cref="FormatException">It has no inverter, or no cell that combines two signals without losing information
    /// (NAND, NOR, AND or OR).</exception>
    internal CellLibrary Complete()
    {
        if (Smallest(1, 0b01) is null)
        {
            throw new FormatException("no usable cells: it has no inverter");
        }
        if (new uint[] { 0b0111, 0b0001, 0b1000, 0b1110 }.All(function => Smallest(2, function) is null))
        {
            throw new FormatException("no usable cells: it has none of NAND2, NOR2, AND2, OR2");
        }
        return this;
    }

    internal Cell? Smallest(int inputs, uint function) =>
        Cells.Where(c => c.Inputs.Length == inputs && c.Function == function).MinBy(c => c.AreaUm2);
}

/// <summary>A cell that a technology file describes and that no netlist here can use.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="IsSequential">It stores a bit: read but not yet used.</param>
/// <param name="AreaUm2">Area in um2, or null when not given.</param>
/// <param name="StaticPowerNw">Mean static power in nW, or null when not given.</param>
/// <param name="Why">The reason, for people: "it has 2 outputs, expected 1".</param>
internal sealed record UnusedCell(string Name, bool IsSequential, double? AreaUm2, double? StaticPowerNw, string Why);
