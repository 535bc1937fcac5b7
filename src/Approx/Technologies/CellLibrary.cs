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
    /// <summary>The cell called <paramref name="name"/>, or null.</summary>
    public Cell? Find(string name) => Cells.FirstOrDefault(c => c.Name == name);
}
