namespace PrintedMlp.Generator.Verilog;

/// <summary>What the template <c>verilog/cells.v.sbn</c> sees.</summary>
/// <param name="Technology">The cell library's name.</param>
/// <param name="Cells">The combinational cells, sorted by name.</param>
public sealed record CellsView(string Technology, IReadOnlyList<CellView> Cells);

/// <summary>One cell.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Inputs">Names of the input pins.</param>
/// <param name="Output">Name of the output pin.</param>
/// <param name="Unused">A net for pins that the function does not read; empty for all usual cells.</param>
/// <param name="Expression">The function.</param>
public sealed record CellView(
    string Name, IReadOnlyList<string> Inputs, string Output, IReadOnlyList<NetView> Unused, string Expression);
