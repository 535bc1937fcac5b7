using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Reports.Details;

/// <summary>The symbol that a cell is drawn with.</summary>
internal static class GateShape
{
    /// <summary>The symbol by what the cell computes, whatever its name.</summary>
    public static string Of(Cell cell) => (cell.Inputs.Length, cell.Function) switch
    {
        (1, 0b01) => "not",
        (1, 0b10) => "buffer",
        (2, 0b1000) => "and",
        (2, 0b0111) => "nand",
        (2, 0b1110) => "or",
        (2, 0b0001) => "nor",
        (2, 0b0110) => "xor",
        (2, 0b1001) => "xnor",
        _ => "cell",
    };
}
