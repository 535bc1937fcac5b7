using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Designs;

/// <summary>The rows of a run as the hardware sees them.</summary>
/// <param name="Dataset">The table.</param>
/// <param name="Split">Which rows serve what.</param>
/// <param name="Scale">Raw values to codes, fitted on training rows.</param>
/// <param name="Grid">Where comparators may stand.</param>
/// <param name="Training">Coded training rows.</param>
/// <param name="Validation">Coded validation rows.</param>
/// <param name="Test">Coded test rows: for final figures only.</param>
/// <param name="All">Coded rows in file order: for evidence and power, never for a choice.</param>
internal sealed record RunData(
    Dataset Dataset, Split Split, InputScale Scale, LevelGrid Grid, CodedRows Training, CodedRows Validation, CodedRows Test, CodedRows All)
{
    // Rows on levels are coded when a classifier first asks for them.
    private readonly Lazy<PartRows> _onLevels = new(() => new PartRows(Grid.Encode(Dataset, Split.Training), Grid.Encode(Dataset, Split.Validation),
        Grid.Encode(Dataset, Split.Test), Grid.Encode(Dataset, EveryRow(Dataset))));

    /// <summary>The rows in the codes that a classifier reads: those of <see cref="Grid"/> when it reads levels.</summary>
    public PartRows For(Classifier classifier) =>
        classifier.ReadsLevels ? OnLevels : new PartRows(Training, Validation, Test, All);

    /// <summary>The rows in the codes of <see cref="Grid"/>.</summary>
    public PartRows OnLevels => _onLevels.Value;

    /// <summary>What was taken for granted in reading and dividing the rows, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Splits and codes a data set.</summary>
    /// <param name="dataset">The table.</param>
    /// <param name="options">How it is split and coded.</param>
    /// <param name="given">The scale; null fits one on the training rows.</param>
    /// <exception cref="UserException">There are too few rows.</exception>
    public static RunData Of(Dataset dataset, RunOptions options, InputScale? given = null)
    {
        options.Data.Check();
        RandomStream random = RunStreams.Split(options.Seed);
        Split split = Splitter.Of(dataset, options.Data.Split == SplitKind.Published, random);
        ImmutableArray<double[]> training = dataset.Select(split.Training);
        InputScale scale = given ?? InputScale.Fit(training, options.Data.InputBits, options.Data.ClipLow, options.Data.ClipHigh);
        return new RunData(dataset, split, scale, LevelGrid.Fit(training, scale, options.Gates.Levels),
            dataset.Encode(split.Training, scale), dataset.Encode(split.Validation, scale), dataset.Encode(split.Test, scale),
            dataset.Encode(EveryRow(dataset), scale))
        {
            Notes =
            [
                .. dataset.Notes, .. SplitNotes.Of(dataset, split),
                .. options.Search.Weighting == Weighting.Rows ? SplitNotes.OfRareClasses(dataset) : [],
            ],
        };
    }

    private static ImmutableArray<int> EveryRow(Dataset dataset) => [.. Enumerable.Range(0, dataset.Rows.Length)];
}
