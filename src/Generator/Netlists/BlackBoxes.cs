using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Tells Yosys the pins of a technology's cells and nothing of what they do, so that instances of them stay.</summary>
internal static class BlackBoxes
{
    /// <summary>One empty module a cell. All names are escaped: a Liberty file may use any.</summary>
    public static string Verilog(CellLibrary library) => string.Concat(library.Cells.Select(Module));

    private static string Module(Cell cell)
    {
        IEnumerable<string> ports = cell.Inputs.Select(pin => $"input \\{pin} ").Append($"output \\{cell.Output} ");
        return $"(* blackbox *) module \\{cell.Name} ({string.Join(", ", ports)}); endmodule\n";
    }
}
