using System.Text.RegularExpressions;

namespace PrintedMlp.Approx.Technologies;

/// <summary>A pin of a cell that carries a supply and no signal.</summary>
/// <param name="Name">As in the technology file or, where it lists none, as in the netlist.</param>
/// <param name="IsGround">It is a ground or a well at ground, and so a constant 0; else a constant 1.</param>
public readonly partial record struct SupplyPin(string Name, bool IsGround)
{
    /// <summary>A pin of a name that supplies have everywhere, such as VDD, VSS, VPWR or gnd!, or null.</summary>
    public static SupplyPin? ByName(string name) =>
        Ground().IsMatch(name) ? new SupplyPin(name, true) : Power().IsMatch(name) ? new SupplyPin(name, false) : null;

    [GeneratedRegex("^(A?VSS[A-Z0-9]*|D?[AV]?GND[A-Z0-9]*|VEE|VNB|VPW|VBN)[_!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Ground();

    [GeneratedRegex("^(A?VDD[A-Z0-9]*|VCC[A-Z0-9]*|VPWR|VPB|VNW|VBP)[_!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Power();
}
