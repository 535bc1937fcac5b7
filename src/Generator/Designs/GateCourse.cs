using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Evaluation;

namespace PrintedMlp.Generator.Designs;

/// <summary>The searches over gates of a run, one after the other: on training rows; on training and validation rows, which says what to believe
/// of the first; over codes, where the ones before were over levels; with defects.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows that searches look at.</param>
/// <param name="search">Does each of them.</param>
/// <param name="start">What they begin with.</param>
/// <param name="prices">The technology.</param>
internal sealed class GateCourse(RunOptions options, RunData data, GateSearchRun search, GateCourseStart start, GatePrices prices)
{
    /// <summary>Netlists whose gates a further tree may ask: the most accurate ones.</summary>
    private const int Asked = 3;

    /// <summary>Further trees at most.</summary>
    private const int MostBeyond = 8;

    /// <summary>Streams of the search over levels that comes before one over codes, of that which counts defects, of the searches that go on, and
    /// of that on training and validation rows.</summary>
    private const ulong LevelsFirst = 1UL << 32, DefectsLast = 1UL << 33, Beyond = 1UL << 34, RefitAfter = 1UL << 35;

    private readonly bool _levelsFirst = start.FromTrees && start.CodeBits is not null;

    /// <summary>What the searches knew after each batch, apart from that where defects count.</summary>
    public GateHistory History { get; private set; } = GateHistory.None;

    /// <summary>What to believe of what was found; null where validation rows were not searched on.</summary>
    public Overfitting? Refit { get; private set; }

    /// <summary>What the netlists that were found read.</summary>
    public GateInterface Inputs => Interface(data, overLevels: false);

    /// <summary>Does all searches, or what is left of them.</summary>
    /// <returns>What was found, and what was found where defects count; null where they do not.</returns>
    public (GateArchive Found, GateArchive? WithDefects) Run()
    {
        var batches = GateBatches.Of(options.GateBudget!.Batches, _levelsFirst, start.MayRefit && options.Gates.Refits && options.Gates.Reject <= 0,
            options.Search.DefectRate > 0);
        GateInterface first = Interface(data, _levelsFirst);
        GateSearchTask task = WithBatches(Task(data, first, start.Netlists, start.Teaching), batches.First);
        GateArchive found = Finished(_levelsFirst ? task with { Random = task.Random.Child(LevelsFirst) } : task, _levelsFirst ? "levels-" : "");
        if (start.FromTrees)
        {
            found = GoneOn(found, task);
        }
        RunData rows = data;
        if (batches.Refit > 0)
        {
            Refit = Overfitting.Of(
                found.Front.Select(e => Design.Of(first.Classifier(e.Gates), data, options)).Select(d => (d.Training, d.Validation)));
            rows = data.Joined;
            found = Refitted(found, batches.Refit);
        }
        if (_levelsFirst)
        {
            task = OverCodes(found, rows, batches.Codes);
            History = History.Forgotten();
            found = Finished(task, "");
        }
        return (found, batches.Defects == 0 ? null : search.Finished(WithDefects(task, found, batches.Defects), "defects-").Archive);
    }

    private GateInterface Interface(RunData rows, bool overLevels) => start.CodeBits is { } bits && !overLevels
        ? new CodesInterface(options, rows, bits, prices) : new LevelsInterface(options, rows, prices, overCodes: overLevels);

    private GateArchive Finished(GateSearchTask task, string prefix)
    {
        GateSearch done = search.Finished(task, prefix);
        History = History.Then(done.History);
        return done.Archive;
    }

    /// <summary>Searches on training and validation rows, from what was found on training rows and from trees of the same size on both.</summary>
    private GateArchive Refitted(GateArchive found, int batches)
    {
        RunData rows = data.Joined;
        GateInterface inputs = Interface(rows, _levelsFirst);
        Teaching? teaching = start.Teaching?.Over(options, rows);
        ImmutableArray<GateList> known = [.. found.Front.Select(e => e.Gates)];
        ImmutableArray<GateList> trees = start.FromTrees
            ? inputs.FromLevels(new TreeDesigns(options, rows, prices).OfLeaves(start.Leaves, teaching)) : [];
        GateSearchTask task = WithBatches(Task(rows, inputs, trees.IsEmpty ? [known[0]] : trees, teaching), batches);
        // Losses on more rows are others.
        History = History.Forgotten();
        return Finished(task with { Known = known, Random = task.Random.Child(RefitAfter), Validation = null }, "refit-");
    }

    /// <summary>Codes are searched from what a search over levels found: a level is one signal there, and a few gates here. Comparators of code
    /// bits stand in front of the levels that are read.</summary>
    private GateSearchTask OverCodes(GateArchive found, RunData rows, int batches)
    {
        var codes = (CodesInterface)Interface(rows, overLevels: false);
        ImmutableArray<GateList> known = codes.FromLevels([.. found.Front.Select(e => e.Gates)]);
        bool isJoined = !ReferenceEquals(rows, data);
        GateSearchTask task = Task(rows, codes, [known[0]], isJoined ? start.Teaching?.Over(options, rows) : start.Teaching);
        return WithBatches(task, batches) with { Known = known, Validation = isJoined ? null : task.Validation };
    }

    /// <summary>The search by the loss that a sheet can be expected to have, from what the search without defects found.</summary>
    private GateSearchTask WithDefects(GateSearchTask task, GateArchive found, int batches)
    {
        ImmutableArray<GateList> known = [.. found.Front.Select(e => e.Gates)];
        return WithBatches(task, batches) with
        {
            Starts = [known[0]],
            Known = known,
            DefectRate = options.Search.DefectRate,
            Validation = null,
            Random = task.Random.Child(DefectsLast),
        };
    }

    /// <summary>Where features have two values, goes on while validation rows gain: a tree that may ask the gates of the most accurate netlists
    /// sees where these are wrong, and a batch comes down from it.</summary>
    /// <param name="found">What was found over levels.</param>
    /// <param name="task">The search that found it.</param>
    private GateArchive GoneOn(GateArchive found, GateSearchTask task)
    {
        for (ulong again = 1; again <= MostBeyond && StructureTree.IsPossible(data); again++)
        {
            ImmutableArray<GateList> front = [.. found.Front.Select(e => e.Gates)];
            if (start.Trees.Beyond([.. front.Take(Asked)]) is not { } tree
                || tree.Lost >= front.Min(gates => data.Lost(LevelEncoder.Classifier(gates, data.Grid), options.Search.Weighting)))
            {
                break;
            }
            found = Finished(WithBatches(task, 1) with { Starts = [tree.Gates], Known = front, Random = task.Random.Child(Beyond + again) },
                $"beyond-{again}-");
        }
        return found;
    }

    /// <summary>Whether every round draws rows, as copies or as devices.</summary>
    private bool DrawsRows => Teaching.DrawsCopies(options, data)
        && ((options.Gates.Copies ?? Jitter.DefaultCopies(data.Training.Count)) > 0 || options.Gates.OffsetCopies > 0);

    private GateSearchTask Task(RunData of, GateInterface inputs, ImmutableArray<GateList> starts, Teaching? teaching)
    {
        GateSearchOptions usual = new()
        {
            Budget = options.GateBudget!,
            LossOfInterest = LossOfInterest.Searched(options.Search.MaxLoss),
            MovesInputs = inputs.MovesInputs,
            Threads = options.Threads,
        };
        GateRows rows = inputs.Rows(start.Labeller, RunStreams.Gates(options.Seed).Child(ulong.MaxValue));
        GateSearchTask task = new(rows, starts, prices, inputs.Priced(prices), usual, RunStreams.Gates(options.Seed))
        {
            InputAreas = inputs.Priced(new GatePrices(options.Output.Technology.Value)),
            Validation = StructureTree.IsPossible(of)
                ? GateRows.Of(inputs.Parts(of).Validation, inputs.Inputs, options.Search.Weighting) : null,
        };
        return !start.AskedTeacher ? task
            : teaching is null ? (DrawsRows ? task with { RoundRows = random => inputs.Rows(start.Labeller, random) } : task)
            : task with { Rows = With(RunStreams.Teaching(options.Seed).Child(2)), RoundRows = With, FewRows = rows };

        GateRows With(RandomStream random)
        {
            (double[][] raw, int[] labels) = teaching.Draw(random.Child(0));
            return inputs.With(raw, labels, random.Child(1));
        }
    }

    private static GateSearchTask WithBatches(GateSearchTask task, int batches) =>
        task with { Options = task.Options with { Budget = task.Options.Budget with { Batches = batches } } };
}

/// <summary>What the searches over gates begin with.</summary>
/// <param name="Netlists">Netlists to start from, over levels where trees start a search over codes.</param>
/// <param name="Trees">The trees of the run.</param>
/// <param name="FromTrees">Whether all netlists are trees.</param>
/// <param name="CodeBits">The bits that netlists read in the end; null where they read levels.</param>
/// <param name="Labeller">Labels cells that no row has; null where nothing may.</param>
internal sealed record GateCourseStart(ImmutableArray<GateList> Netlists, TreeDesigns Trees, bool FromTrees, ImmutableArray<InputSignal>? CodeBits,
    Classifier? Labeller)
{
    /// <summary>Leaves of the trees among the netlists; empty without.</summary>
    public ImmutableArray<int> Leaves { get; init; } = [];

    /// <summary>Rows of a teacher; null without.</summary>
    public Teaching? Teaching { get; init; }

    /// <summary>Whether validation rows were asked about a teacher.</summary>
    public bool AskedTeacher { get; init; }

    /// <summary>Whether validation rows may be searched on in the end.</summary>
    public bool MayRefit { get; init; }
}
