namespace PrintedMlp.Generator.Reports.Details;

/// <summary>An input that a netlist reads.</summary>
/// <param name="Signal">Number of the signal in the netlist.</param>
/// <param name="Feature">Index of the feature in the run's column order.</param>
/// <param name="Bit">Bit of its code, 0 the lowest.</param>
internal sealed record ReadBit(int Signal, int Feature, int Bit);
