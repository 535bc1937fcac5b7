namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>The usual symbols of gates, around a middle at 0, 0: pins at the left end, output at the right end.</summary>
internal static class GateSymbols
{
    /// <summary>Half the width of a symbol with its leads.</summary>
    public const double Half = 22;

    private const string And = "M-13 -12H0A12 12 0 0 1 0 12H-13Z";
    private const string Or = "M-13 -12C0 -12 7 -8 12 0C7 8 0 12 -13 12C-8 5 -8 -5 -13 -12Z";
    private const string Triangle = "M-11 -9L8 0L-11 9Z";
    private const string Square = "M-13 -13H13V13H-13Z";

    /// <summary>The outline of a symbol.</summary>
    public static string Outline(string shape) => shape switch
    {
        "and" or "nand" => And,
        "or" or "nor" or "xor" or "xnor" => Or,
        "not" or "buffer" => Triangle,
        _ => Square,
    };

    /// <summary>A second line before the pins: that of the exclusive or.</summary>
    public static string Extra(string shape) => shape is "xor" or "xnor" ? "M-17 -12C-12 -5 -12 5 -17 12" : "";

    /// <summary>Where the circle of a complement stands, or null.</summary>
    public static double? Bubble(string shape) => shape switch
    {
        "nand" or "nor" or "xnor" => 15,
        "not" => 11,
        _ => null,
    };

    /// <summary>Where the body begins at a pin.</summary>
    public static double Entry(string shape) => shape switch
    {
        "or" or "nor" => -10,
        "xor" or "xnor" => -14,
        "not" or "buffer" => -11,
        _ => -13,
    };

    /// <summary>Where the output leaves the body.</summary>
    public static double Exit(string shape) => Bubble(shape) is { } bubble ? bubble + 3 : shape switch
    {
        "not" or "buffer" => 8,
        "cell" => 13,
        _ => 12,
    };
}
