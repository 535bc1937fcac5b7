using System.Globalization;
using System.Text;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Synthesis;

/// <summary>A cell library as ABC's genlib reads it: name, area, function; delays of no meaning, since the flow maps for
/// area.</summary>
internal static class Genlib
{
    /// <summary>The text of the file.</summary>
    public static string Write(CellLibrary library)
    {
        StringBuilder text = new();
        text.Append("GATE ZERO 0 Y=CONST0;\nGATE ONE 0 Y=CONST1;\n");
        foreach (Cell cell in library.Cells)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"GATE {cell.Name} {cell.AreaUm2} {cell.Output}={Function(cell)}; PIN * UNKNOWN 1 999 1 0 1 0\n");
        }
        return text.ToString();
    }

    /// <summary>Sum of products of the truth table.</summary>
    private static string Function(Cell cell) => string.Join("+", Enumerable.Range(0, 1 << cell.Inputs.Length)
        .Where(cell.Evaluate)
        .Select(state => "(" + string.Join("*", cell.Inputs.Select((pin, i) => (state >> i & 1) == 1 ? pin : "!" + pin)) + ")"));
}
