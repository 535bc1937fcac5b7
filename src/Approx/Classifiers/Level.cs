using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Classifiers;

/// <summary>A comparator that a classifier reads.</summary>
/// <param name="Feature">Index of the feature in the run's column order.</param>
/// <param name="Code">Lowest code, in the codes of the design's grid, at which it is 1; at least 1.</param>
/// <param name="Threshold">Lowest raw value at which it is 1.</param>
/// <param name="Position">Where the threshold lies between the feature's lowest and highest value, 0..1.</param>
public readonly record struct Level(int Feature, int Code, double Threshold, double Position)
{
    /// <summary>The input of a circuit that it drives.</summary>
    public InputSignal Signal => InputSignal.Level(Feature, Code);
}
