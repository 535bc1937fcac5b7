namespace PrintedMlp.Approx.Technologies;

/// <summary>A cell that a technology file describes and that no netlist here can use.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="IsSequential">It stores a bit: read but not yet used.</param>
/// <param name="AreaUm2">Area in um2, or null when not given.</param>
/// <param name="StaticPowerNw">Mean static power in nW, or null when not given.</param>
/// <param name="Why">The reason, for people: "it has 2 outputs, expected 1".</param>
public sealed record UnusedCell(string Name, bool IsSequential, double? AreaUm2, double? StaticPowerNw, string Why);
