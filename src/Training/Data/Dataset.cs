using System.Collections.Immutable;

namespace PrintedMlp.Training.Data;

/// <summary>A table of sensor readings as it was read: raw values, nothing scaled.</summary>
/// <param name="Features">Column names in file order, without the class and without ignored columns.</param>
/// <param name="Classes">Class labels in their order: numerically when all are numbers, else ordinally. The index of a
/// label here is the class index everywhere.</param>
/// <param name="Rows">One array of raw feature values a row, finite.</param>
/// <param name="Labels">Class index of each row.</param>
public sealed record Dataset(
    ImmutableArray<string> Features,
    ImmutableArray<string> Classes,
    ImmutableArray<double[]> Rows,
    ImmutableArray<int> Labels)
{
    /// <summary>What the reader did that its user should know, for example rows dropped for missing cells.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
