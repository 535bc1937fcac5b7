using PrintedMlp.Approx;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Runs;

/// <summary>The rows of a run as the hardware sees them.</summary>
/// <param name="Dataset">The table.</param>
/// <param name="Split">Which rows serve what.</param>
/// <param name="Scale">Raw values to codes, fitted on training rows.</param>
/// <param name="Training">Coded training rows.</param>
/// <param name="Validation">Coded validation rows.</param>
/// <param name="Test">Coded test rows: for final figures only.</param>
/// <param name="All">Coded rows in file order: for evidence and power, never for a choice.</param>
internal sealed record RunData(
    Dataset Dataset, Split Split, InputScale Scale, CodedRows Training, CodedRows Validation, CodedRows Test, CodedRows All)
{
    /// <summary>Splits and codes a data set.</summary>
    /// <exception cref="UserException">There are too few rows.</exception>
    public static RunData Of(Dataset dataset, RunOptions options)
    {
        RandomStream random = RunStreams.Split(options.Seed);
        Split split = options.Split == SplitKind.Published
            ? Splitter.Published(dataset, random)
            : Splitter.Stratified(dataset, random);
        InputScale scale = InputScale.Fit(dataset.Select(split.Training), options.InputBits, options.ClipLow, options.ClipHigh);
        return new RunData(dataset, split, scale,
            dataset.Encode(split.Training, scale), dataset.Encode(split.Validation, scale), dataset.Encode(split.Test, scale),
            dataset.Encode([.. Enumerable.Range(0, dataset.Rows.Length)], scale));
    }
}
