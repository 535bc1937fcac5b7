using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
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
    /// <summary>Rows of a part that searches look at: more make them slower and hardly better.</summary>
    public const int MostSearched = 20_000;

    // Rows on levels are coded when a classifier first asks for them.
    private Lazy<PartRows> _onLevels = new(() => Divided(Grid.Encode(Dataset, EveryRow(Dataset)) with { Costs = All.Costs }, Split));

    private RunData? _sample, _joined;

    /// <summary>The rows in the codes that a classifier reads: those of <see cref="Grid"/> when it reads levels.</summary>
    public PartRows For(Classifier classifier) =>
        classifier.ReadsLevels ? OnLevels : new PartRows(Training, Validation, Test, All);

    /// <summary>The rows in the codes of <see cref="Grid"/>.</summary>
    public PartRows OnLevels => _onLevels.Value;

    /// <summary>What searches look at: these rows or, where they are many, so many of each class and group as their share is. All rows
    /// count where designs are judged.</summary>
    public RunData Sample => _sample ??= Sampled();

    /// <summary>What the validation rows that a classifier has wrong weigh.</summary>
    public double Lost(Classifier classifier, Weighting weighting)
    {
        CodedRows rows = For(classifier).Validation;
        return Score.Of(classifier.Classify(rows.Codes), rows.Labels, rows.Classes, rows.Costs).Lost(weighting);
    }

    /// <summary>With the validation rows among the training rows too.</summary>
    public RunData Joined => _joined ??= new RunData(Dataset, Split with { Training = [.. Split.Training, .. Split.Validation] }, Scale, Grid,
        Both(Training, Validation), Validation, Test, All)
    {
        Seed = Seed,
        SensorCosts = SensorCosts,
        _onLevels = new(() => OnLevels with { Training = Both(OnLevels.Training, OnLevels.Validation) }),
    };

    /// <summary>Decides which rows the sample has.</summary>
    public ulong Seed { get; init; }

    /// <summary>What it costs to have each sensor; empty where none has a price.</summary>
    public ImmutableArray<SensorCost> SensorCosts { get; init; } = [];

    /// <summary>What the ranges leave out, as in <see cref="RangeChoice.Clip"/>.</summary>
    public string Clipped { get; init; } = "0";

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
        if (!options.Search.Costs.IsEmpty && (options.Search.Balanced || options.Training.BalanceClasses))
        {
            throw new UserException("--cost and --objective balanced or --balance-classes: both say what errors weigh. Give one of them.");
        }
        if (options.Search.DefectRate > 0 && options.Search.Weighting != Weighting.Rows)
        {
            throw new UserException("--defect-rate and --cost or --objective balanced: what a sheet can be expected to lose is counted in accuracy, "
                + "and what it is taken from would not be. Give one of them.");
        }
        AnswerFlags.Check(options);
        if (options.Gates.AsksTeacher == true && options.Search.Weighting != Weighting.Rows)
        {
            throw new UserException("--teacher ask and --cost or --objective balanced: whether a teacher is believed is counted in rows. Give one of "
                + "them.");
        }
        RandomStream random = RunStreams.Split(options.Seed);
        Split split = Splitter.Of(dataset, options.Data.Split == SplitKind.Published, random);
        ImmutableArray<double[]> training = dataset.Select(split.Training);
        CostMatrix? costs = ErrorCost.Matrix(dataset.Classes, options.Search.Costs);
        RangeChoice ranges = Ranges(dataset, split, options, given, costs);
        InputScale scale = ranges.Scale;
        PartRows rows = Divided(dataset.Encode(EveryRow(dataset), scale) with { Costs = costs }, split);
        return new RunData(dataset, split, scale, AnswerFlags.WithEnds(LevelGrid.Fit(training, scale, options.Gates.Levels), options),
            rows.Training, rows.Validation, rows.Test, rows.All)
        {
            Seed = options.Seed,
            SensorCosts = options.Gates.SensorCosts.IsEmpty ? [] : SensorCost.Of(dataset.Features, options.Gates.SensorCosts),
            Clipped = ranges.Clip,
            Notes =
            [
                .. dataset.Notes, .. SplitNotes.Of(dataset, split), .. ranges.Notes, .. SampleNotes(split),
                .. options.Search.Weighting == Weighting.Rows ? SplitNotes.OfRareClasses(dataset) : [],
            ],
        };
    }

    /// <summary>The ranges that are given or asked for. A model was made for ranges from the smallest to the largest value, and the
    /// literature codes its split so, unless others are asked for.</summary>
    private static RangeChoice Ranges(Dataset dataset, Split split, RunOptions options, InputScale? given, CostMatrix? costs)
    {
        if (given is not null)
        {
            return new RangeChoice(given, Clip.None.ToString(), []);
        }
        bool areUsual = options.Training.Model is not null || options.Data.Kind == SplitKind.Published;
        if ((options.Data.Clip ?? (areUsual ? Clip.None : null)) is { } clip)
        {
            (ImmutableArray<double[]> rows, int bits) = (dataset.Select(split.Training), options.Data.InputBits);
            return new RangeChoice(clip == Clip.Each ? RangeChoice.OfEach(rows, bits) : InputScale.Fit(rows, bits, clip.Low, clip.High),
                clip.ToString(), []);
        }
        Weighting weighting = costs is not null ? Weighting.Costs
            : options.Training.BalanceClasses || options.Search.Balanced ? Weighting.Classes : Weighting.Rows;
        return RangeChoice.Of(dataset, split, options.Data.InputBits, weighting, RunStreams.Ranges(options.Seed), options.Threads, costs);
    }

    private static ImmutableArray<int> EveryRow(Dataset dataset) => [.. Enumerable.Range(0, dataset.Rows.Length)];

    /// <summary>Parts of rows, which share the codes of all.</summary>
    private static PartRows Divided(CodedRows all, Split split)
    {
        return new PartRows(Part(split.Training), Part(split.Validation), Part(split.Test), all);

        CodedRows Part(ImmutableArray<int> rows) =>
            all with { Codes = [.. rows.Select(row => all.Codes[row])], Labels = [.. rows.Select(row => all.Labels[row])] };
    }

    private static CodedRows Both(CodedRows some, CodedRows others) =>
        some with { Codes = [.. some.Codes, .. others.Codes], Labels = [.. some.Labels, .. others.Labels] };

    private static IEnumerable<string> SampleNotes(Split split) =>
        split.Training.Length <= MostSearched && split.Validation.Length <= MostSearched ? []
            : [$"searches look at {Math.Min(split.Training.Length, MostSearched)} of {split.Training.Length} training rows and "
                + $"{Math.Min(split.Validation.Length, MostSearched)} of {split.Validation.Length} validation rows; "
                + "designs are chosen on all of them"];

    private RunData Sampled()
    {
        if (Training.Count <= MostSearched && Validation.Count <= MostSearched)
        {
            return this;
        }
        RandomStream random = RunStreams.Sample(Seed);
        Split split = new(Splitter.Shares(Split.Training, MostSearched, Dataset, random.Child(0)),
            Splitter.Shares(Split.Validation, MostSearched, Dataset, random.Child(1)), []);
        CodedRows training = Dataset.Encode(split.Training, Scale) with { Costs = All.Costs };
        return new RunData(Dataset, split, Scale, Grid, training, Dataset.Encode(split.Validation, Scale) with { Costs = All.Costs }, Test, All)
        {
            Seed = Seed,
            SensorCosts = SensorCosts,
        };
    }
}
