namespace PrintedMlp.Approx.Texts;

/// <summary>Names that are written into Verilog: modules, cells, pins. Every one is checked where it is read.</summary>
public static class HardwareName
{
    /// <summary>Longest name.</summary>
    public const int Longest = 200;

    /// <summary>Whether a name can stand in Verilog as it is: letters, digits and _ without a digit in front, and no word of the language.</summary>
    public static bool Is(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= Longest && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            && !VerilogKeywords.All.Contains(name);
    }

    /// <summary>A name, when it can stand in Verilog.</summary>
    /// <param name="name">The name.</param>
    /// <param name="what">What it is the name of, for the message: "a cell".</param>
    /// <exception cref="FormatException">It cannot.</exception>
    public static string Checked(string name, string what) => Is(name) ? name
        : throw new FormatException($"{what} is called \"{Printable.Short(name)}\", which cannot stand in Verilog. Expected letters, digits and _, "
            + "no digit in front, and no word of Verilog");
}
