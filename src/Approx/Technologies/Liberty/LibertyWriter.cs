using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>Writes a technology as a Liberty file, so that other tools map to it, time it and add up its power: areas in um2, leakage by
/// input state in nW, functions, and delays as tables of one figure, which is what the sources give for a cell. Times are in ns, the largest
/// unit that ABC reads.</summary>
public static class LibertyWriter
{
    /// <summary>The file's text.</summary>
    public static string Write(CellLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        StringBuilder text = new();
        text.Append($$"""
            /* {{Comment(library.Description)}}
               {{Comment(library.Source)}}
               Areas in um2. Static power by input state. Wiring, loads and slews are not in the sources: every input has a capacitance of 1. */
            library ({{Quoted(library.Name)}}) {
              delay_model : table_lookup;
              time_unit : "1ns";
              voltage_unit : "1V";
              current_unit : "1uA";
              leakage_power_unit : "1nW";
              pulling_resistance_unit : "1kohm";
              capacitive_load_unit (1, pf);
              nom_process : 1;
              nom_temperature : 25;
              nom_voltage : {{Number(library.VoltageV)}};

            """);
        foreach (Cell cell in library.Cells)
        {
            Append(text, [cell], isUsed: true);
        }
        foreach (OtherCell other in library.Others)
        {
            if (other.Parts.IsEmpty)
            {
                Append(text, other);
            }
            else
            {
                Append(text, other.Parts, isUsed: false);
            }
        }
        return text.Append("}\n").ToString();
    }

    /// <summary>A cell with an output for each part; the first part has the area and the power.</summary>
    private static void Append(StringBuilder text, ImmutableArray<Cell> parts, bool isUsed)
    {
        Cell cell = parts[0];
        text.Append($"  cell ({Quoted(cell.Name)}) {{\n    area : {Number(cell.AreaUm2)};\n{(isUsed ? "" : "    dont_use : true;\n")}");
        text.Append($"    cell_leakage_power : {Number(cell.StaticPowerNw.Average())};\n");
        for (int state = 0; state < cell.StaticPowerNw.Length && cell.Inputs.Length > 0; state++)
        {
            text.Append($"    leakage_power () {{ when : \"{State(cell, state)}\"; value : {Number(cell.StaticPowerNw[state])}; }}\n");
        }
        foreach (string input in cell.Inputs)
        {
            text.Append($"    pin ({Quoted(input)}) {{ direction : input; capacitance : 1; }}\n");
        }
        foreach (Cell part in parts)
        {
            AppendOutput(text, part);
        }
        text.Append("  }\n");
    }

    private static void AppendOutput(StringBuilder text, Cell cell)
    {
        text.Append($"    pin ({Quoted(cell.Output)}) {{\n      direction : output;\n      function : \"{Function(cell)}\";\n");
        foreach (string input in cell.DelayUs is null ? [] : cell.Inputs)
        {
            text.Append($"      timing () {{\n        related_pin : \"{input}\";\n        timing_sense : "
                + $"{Sense(cell, cell.Inputs.IndexOf(input))};\n");
            AppendTable(text, "cell_rise", cell.RiseUs ?? cell.DelayUs!.Value);
            AppendTable(text, "cell_fall", cell.FallUs ?? cell.DelayUs!.Value);
            AppendTable(text, "rise_transition", 0);
            AppendTable(text, "fall_transition", 0);
            text.Append("      }\n");
        }
        text.Append("    }\n");
    }

    /// <summary>A cell whose pins or functions are not known: area and mean static power, left alone by other tools.</summary>
    private static void Append(StringBuilder text, OtherCell cell)
    {
        text.Append($"  cell ({Quoted(cell.Name)}) {{ /* {Comment(cell.Why)} */\n    area : {Number(cell.AreaUm2 ?? 0)};\n    dont_use : true;\n");
        text.Append(cell.StaticPowerNw is { } power ? $"    cell_leakage_power : {Number(power)};\n  }}\n" : "  }\n");
    }

    private static void AppendTable(StringBuilder text, string name, double microseconds) => text.Append(
        $"        {name} (scalar) {{ values (\"{Number(microseconds * 1000)}\"); }}\n");

    private static string State(Cell cell, int state) =>
        string.Join('*', cell.Inputs.Select((pin, i) => (state >> i & 1) == 1 ? pin : "!" + pin));

    /// <summary>A sum of states, or a complemented sum, whichever has fewer terms.</summary>
    private static string Function(Cell cell)
    {
        int states = 1 << cell.Inputs.Length;
        int[] on = [.. Enumerable.Range(0, states).Where(cell.Evaluate)];
        bool complemented = on.Length > states / 2;
        int[] terms = complemented ? [.. Enumerable.Range(0, states).Except(on)] : on;
        return terms.Length == 0 ? complemented ? "1" : "0"
            : cell.Inputs.Length == 0 ? "1"
            : $"{(complemented ? "!" : "")}({string.Join('+', terms.Select(s => $"({State(cell, s)})"))})";
    }

    /// <summary>What a rising input does to the output.</summary>
    private static string Sense(Cell cell, int pin)
    {
        bool rises = false, falls = false;
        for (int state = 0; state < 1 << cell.Inputs.Length; state++)
        {
            if ((state >> pin & 1) == 0)
            {
                rises |= !cell.Evaluate(state) && cell.Evaluate(state | 1 << pin);
                falls |= cell.Evaluate(state) && !cell.Evaluate(state | 1 << pin);
            }
        }
        return rises && falls ? "non_unate" : falls ? "negative_unate" : "positive_unate";
    }

    private static string Number(double figure) => figure.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A bare word where it is one.</summary>
    private static string Quoted(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && name.Length > 0 ? name
        : $"\"{name.Replace("\"", "", StringComparison.Ordinal)}\"";

    private static string Comment(string text) => text.Replace("*/", "* /", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
