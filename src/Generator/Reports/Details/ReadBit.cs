namespace PrintedMlp.Generator.Reports.Details;

/// <summary>An input that a netlist reads: a bit of a feature's code, or the output of a comparator.</summary>
/// <param name="Signal">Number of the signal in the netlist.</param>
/// <param name="Feature">Index of the feature in the run's column order.</param>
/// <param name="Bit">Bit of its code, 0 the lowest; null for a comparator.</param>
/// <param name="Threshold">Lowest raw value at which the comparator is 1; null for a bit.</param>
internal sealed record ReadBit(int Signal, int Feature, int? Bit, double? Threshold = null)
{
    /// <summary>What is read of the feature, in short.</summary>
    public string Text => Threshold is { } threshold ? $"\u2265 {Math.Round(threshold, 4):0.####}" : $"[{Bit}]";
}
