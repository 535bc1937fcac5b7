using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Evaluation;

namespace PrintedMlp.Generator.Designs;

/// <summary>The stage after the networks: searches over gates, starting from decision trees where it reads levels, and from netlists of
/// networks that were found where trees are much less accurate, or none.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows; the search sees training rows only, and the choice validation rows too.</param>
/// <param name="mapper">Maps what was found once more.</param>
/// <param name="state">Where the state is kept, or null to keep none.</param>
/// <param name="log">Told how it goes.</param>
internal sealed class GateStage(RunOptions options, RunData data, Mapper mapper, StateFolder? state, RunLog log)
{
    /// <summary>Networks of the front that the search starts from, beside the exact one.</summary>
    private const int Starts = 3;

    /// <summary>Gates of the largest start: larger ones take longer than they are worth.</summary>
    private const int LargestStart = 6000;

    /// <summary>Trees start the search alone where the best of them has at most this many times the errors of the best network on
    /// validation rows, weighed as the objective weighs them: they are smaller, and what comes down from them is no larger and holds better on
    /// rows not seen.</summary>
    private const double MostErrors = 2;

    /// <summary>Netlists that are mapped in each step of half a point of error.</summary>
    private const int PerStep = 2;

    /// <summary>ANDs of a circuit that is mapped with more than the least effort.</summary>
    private const int FewAnds = 300;

    private const double Step = 0.005;

    /// <summary>Netlists whose gates a further tree may ask: the most accurate ones.</summary>
    private const int Asked = 3;

    /// <summary>Further trees at most.</summary>
    private const int MostBeyond = 8;

    /// <summary>Streams of the search over levels that comes before one over codes, and of the searches that go on.</summary>
    private const ulong LevelsFirst = 1UL << 32, Beyond = 1UL << 34;

    /// <summary>Stream of the search that counts defects.</summary>
    private const ulong DefectsLast = 1UL << 33;

    /// <summary>One of so many batches counts defects, where sheets have any.</summary>
    private const int OfDefectsShare = 3;

    /// <summary>1 cm2 a mW.</summary>
    private const double Um2PerNw = 100;

    private readonly GateSearchRun _search = new(state, $"{options.Seed}", log);

    /// <summary>Searches, or does what is left of a search.</summary>
    /// <param name="front">Networks with their netlists; none where the network has several hidden layers.</param>
    /// <param name="exact">The exact network, for rows that it labels.</param>
    /// <param name="exactNetlist">Its netlist.</param>
    /// <param name="isOnlyStart">Whether that netlist is the only start: who brings one wants that one smaller.</param>
    /// <returns>Netlists of gates that may become designs.</returns>
    public ImmutableArray<Design> Run(ImmutableArray<Design> front, Classifier exact, Netlist exactNetlist, bool isOnlyStart = false)
    {
        GatePrices prices = new(options.Output.Technology.Value, options.Gates.PowerWorth * Um2PerNw);
        TreeDesigns trees = new(options, data.Sample, prices);
        CodesInterface? codes = options.ReadsLevels ? null : new CodesInterface(options, data.Sample, exactNetlist.Inputs, prices);
        GateInterface inputs = codes is null ? new LevelsInterface(options, data.Sample, prices) : codes;
        GateList? given = trees.Given(LargestStart, log);
        Teaching? teaching = isOnlyStart ? null : Taught(trees);
        ImmutableArray<GateList> overLevels = isOnlyStart ? [] : [.. trees.Starts(teaching), .. given is null ? [] : new[] { given }];
        ImmutableArray<GateList> own = inputs.FromLevels(overLevels);
        bool fromTrees = !own.IsEmpty
            && (teaching is not null || trees.Lost <= MostErrors * front.Select(c => c.Classifier).Append(exact).Min(Lost));
        ImmutableArray<GateList> starts = fromTrees ? own
            : [.. NetworkStarts(front, exact, exactNetlist, prices, isOnlyStart).Select(inputs.Start), .. own];
        if (starts.IsEmpty)
        {
            log.Line($"note: no search over gates: nothing that it could start from has at most {LargestStart} gates");
            return Candidates(options.ReadsLevels ? [.. trees.Classifiers] : [], prices);
        }
        // What knows less than trees has nothing to teach the search.
        Classifier? labeller = isOnlyStart || Lost(exact) <= trees.Lost ? exact : null;
        GateSearchTask task = fromTrees && codes is not null ? AfterLevels(codes, labeller, overLevels, prices, teaching, trees)
            : Task(inputs, labeller, starts, prices, teaching);
        int last = OfDefects(task);
        GateArchive archive = Finished(last == 0 ? task : WithBatches(task, Math.Max(1, task.Options.Budget.Batches - last)));
        if (fromTrees && codes is null)
        {
            archive = GoneOn(archive, task, trees);
        }
        GateArchive? defects = last == 0 ? null : _search.Finished(WithDefects(task, archive, last), "defects-").Archive;
        if (state?.Use is StateUse.Helped)
        {
            return [];
        }
        GateEntry[] kept = [.. OfInterest(archive)];
        GateList[] found = [.. kept.Select(e => e.Gates),
            .. defects is null ? [] : OfInterest(defects).Select(e => e.Gates).ExceptBy(kept.Select(e => Text(e.Gates)), Text)];
        GateClassifier[] classifiers = [.. found.Select(inputs.Classifier)];
        ImmutableArray<Design> candidates = Candidates(
            options.ReadsLevels ? [.. classifiers, .. trees.Classifiers, .. GoingOn(trees, classifiers)] : classifiers, prices);
        return WithSmallest(found, [.. candidates.Select((d, i) => i < kept.Length ? d with { SearchLoss = kept[i].Loss } : d)], inputs);
    }

    /// <summary>What the search knew after each batch, apart from those where defects count.</summary>
    public GateHistory History { get; private set; } = GateHistory.None;

    private GateArchive Finished(GateSearchTask task, string prefix = "")
    {
        GateSearch search = _search.Finished(task, prefix);
        History = History.Then(search.History);
        return search.Archive;
    }

    /// <summary>Batches of a task that count what defects are expected to take.</summary>
    private int OfDefects(GateSearchTask task) =>
        options.Search.DefectRate > 0 ? Math.Max(1, task.Options.Budget.Batches / OfDefectsShare) : 0;

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

    private static string Text(GateList gates) =>
        string.Join(' ', gates.Kinds.Select(kind => (int)kind).Concat(gates.Pins.Concat(gates.Outputs).Select(literal => literal.Code)));

    /// <summary>Of each step of error the smallest netlists, and the most accurate one.</summary>
    private IEnumerable<GateEntry> OfInterest(GateArchive archive)
    {
        double limit = archive.Error(archive.Front.First().Loss) + LossOfInterest.Shown(options.Search.MaxLoss);
        return archive.Front.Where(e => archive.Error(e.Loss) <= limit)
            .GroupBy(e => (int)(archive.Error(e.Loss) / Step)).SelectMany(g => g.OrderBy(e => e.Price).Take(PerStep))
            .Append(archive.Front.First()).Distinct();
    }

    /// <summary>Candidates of few gates, tried exactly: what has less area and answers training and validation rows alike comes beside them, and
    /// where there is nothing, they are proven smallest.</summary>
    /// <param name="found">The netlists of the first candidates.</param>
    /// <param name="candidates">All candidates.</param>
    /// <param name="inputs">What the netlists read.</param>
    private ImmutableArray<Design> WithSmallest(GateList[] found, ImmutableArray<Design> candidates, GateInterface inputs)
    {
        GatePrices areas = new(options.Output.Technology.Value);
        InputPrices inputAreas = inputs.Priced(areas);
        SmallestNetlist?[] smallest = new SmallestNetlist?[found.Length];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            i => smallest[i] = SmallestNetlist.Of(found[i], Rows, areas, inputAreas));
        ImmutableArray<Design>.Builder all = candidates.ToBuilder();
        foreach ((SmallestNetlist tried, int i) in smallest.Select((s, i) => (s, i)).Where(s => s.s is not null).Select(s => (s.s!, s.i)))
        {
            bool isNew = !ReferenceEquals(tried.Gates, found[i]);
            all[i] = all[i] with { IsSmallest = isNew ? null : tried.IsProven };
            if (isNew)
            {
                all.AddRange(Candidates([inputs.Classifier(tried.Gates)], areas).Select(d => d with
                {
                    IsSmallest = tried.IsProven,
                    SearchLoss = candidates[i].SearchLoss,
                }));
            }
        }
        return all.ToImmutable();

        IEnumerable<BitRows> Rows(ImmutableArray<int> read) => new[] { inputs.Parts(data).Training, inputs.Parts(data).Validation }
            .Select(part => BitRows.Pack(part.Codes, [.. read.Select(i => inputs.Inputs[i])]));
    }

    /// <summary>Large trees that are more accurate than all that the search found: the front goes on to them.</summary>
    private IEnumerable<GateClassifier> GoingOn(TreeDesigns trees, GateClassifier[] found)
    {
        double best = found.Max(Judged);
        return trees.Large.Where(tree => Judged(tree) > best);

        double Judged(GateClassifier classifier) => Design.Of(classifier, data, options).Judged;
    }

    /// <summary>What the validation rows said about a teacher; null when none was asked.</summary>
    public TeacherDecision? Teacher { get; private set; }

    /// <summary>Rows of a teacher, where one is asked for and believed. Where the codes form a small grid, the exact network labels its other
    /// cells.</summary>
    private Teaching? Taught(TreeDesigns trees)
    {
        if (!Teaching.IsAsked(options, data.Sample) || !UnseenCells.Of(data.Sample.Training).IsEmpty)
        {
            return null;
        }
        (Teacher, Teaching? rows) = Teaching.Of(options, data.Sample, trees.Best);
        log.Line($"teacher: {Teacher.Why}");
        return rows;
    }

    /// <summary>Whether every round draws rows, as copies or as devices.</summary>
    private bool DrawsRows => Teaching.DrawsCopies(options, data.Sample)
        && ((options.Gates.Copies ?? Jitter.DefaultCopies(data.Sample.Training.Count)) > 0 || options.Gates.OffsetCopies > 0);

    private GateSearchTask Task(GateInterface inputs, Classifier? labeller, ImmutableArray<GateList> starts, GatePrices prices, Teaching? teaching)
    {
        GateSearchOptions search = new()
        {
            Budget = options.GateBudget!,
            LossOfInterest = LossOfInterest.Searched(options.Search.MaxLoss),
            MovesInputs = inputs.MovesInputs,
            Threads = options.Threads,
        };
        GateRows rows = inputs.Rows(labeller, RunStreams.Gates(options.Seed).Child(ulong.MaxValue));
        GateSearchTask task = new(rows, starts, prices, inputs.Priced(prices), search, RunStreams.Gates(options.Seed))
        {
            InputAreas = inputs.Priced(new GatePrices(options.Output.Technology.Value)),
            Validation = StructureTree.IsPossible(data.Sample)
                ? GateRows.Of(inputs.Parts(data.Sample).Validation, inputs.Inputs, options.Search.Weighting) : null,
        };
        return Teacher is null ? task
            : teaching is null ? (DrawsRows ? task with { RoundRows = random => inputs.Rows(labeller, random) } : task)
            : task with { Rows = With(RunStreams.Teaching(options.Seed).Child(2)), RoundRows = With, FewRows = rows };

        GateRows With(RandomStream random)
        {
            (double[][] raw, int[] labels) = teaching.Draw(random.Child(0));
            return inputs.With(raw, labels, random.Child(1));
        }
    }

    /// <summary>Codes are searched from what a search over levels found, which has half of the batches: a level is one signal there, and a
    /// few gates here. Comparators of code bits stand in front of the levels that are read.</summary>
    private GateSearchTask AfterLevels(CodesInterface codes, Classifier? labeller, ImmutableArray<GateList> starts, GatePrices prices,
        Teaching? teaching, TreeDesigns trees)
    {
        GateBudget budget = options.GateBudget!;
        int batches = (budget.Batches + 1) / 2;
        GateSearchTask levels = Task(new LevelsInterface(options, data.Sample, prices, overCodes: true), labeller, starts, prices, teaching);
        GateArchive first = Finished(WithBatches(levels, batches) with { Random = levels.Random.Child(LevelsFirst) }, "levels-");
        ImmutableArray<GateList> known = codes.FromLevels([.. GoneOn(first, levels, trees).Front.Select(e => e.Gates)]);
        History = History.Forgotten();
        return WithBatches(Task(codes, labeller, [known[0]], prices, teaching), Math.Max(1, budget.Batches - batches)) with { Known = known };
    }

    /// <summary>Where features have two values, goes on while validation rows gain: a tree that may ask the gates of the most accurate netlists
    /// sees where these are wrong, and a batch comes down from it.</summary>
    /// <param name="found">What was found over levels.</param>
    /// <param name="task">The search that found it.</param>
    /// <param name="trees">Grows the trees.</param>
    private GateArchive GoneOn(GateArchive found, GateSearchTask task, TreeDesigns trees)
    {
        for (ulong again = 1; again <= MostBeyond && StructureTree.IsPossible(data.Sample); again++)
        {
            ImmutableArray<GateList> front = [.. found.Front.Select(e => e.Gates)];
            if (trees.Beyond([.. front.Take(Asked)]) is not { } start
                || start.Lost >= front.Min(gates => Lost(LevelEncoder.Classifier(gates, data.Grid))))
            {
                break;
            }
            found = Finished(WithBatches(task, 1) with { Starts = [start.Gates], Known = front, Random = task.Random.Child(Beyond + again) },
                $"beyond-{again}-");
        }
        return found;
    }

    private static GateSearchTask WithBatches(GateSearchTask task, int batches) =>
        task with { Options = task.Options with { Budget = task.Options.Budget with { Batches = batches } } };

    private static ImmutableArray<GateList> NetworkStarts(
        ImmutableArray<Design> front, Classifier exact, Netlist exactNetlist, GatePrices prices, bool isOnlyStart) =>
    [
        .. front.OrderByDescending(c => c.Judged).ThenBy(c => c.AreaCm2).Take(Starts)
            .Select(c => c.Netlist).Append(exactNetlist)
            .Select(netlist => GateList.Of(netlist) ?? GateList.Of(exact.ToCircuit(), prices.Universal))
            .OrderBy(list => list.Gates).Where((list, i) => (i == 0 && (isOnlyStart || !front.IsEmpty)) || list.Gates <= LargestStart),
    ];

    /// <summary>What the validation rows that a classifier has wrong weigh.</summary>
    private double Lost(Classifier classifier)
    {
        CodedRows rows = data.Sample.For(classifier).Validation;
        return Score.Of(classifier.Classify(rows.Codes), rows.Labels, rows.Classes, rows.Costs).Lost(options.Search.Weighting);
    }

    private ImmutableArray<Design> Candidates(GateClassifier[] found, GatePrices prices)
    {
        Design[] candidates = new Design[found.Length];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            Circuit circuit = found[i].ToCircuit();
            Netlist netlist = Smaller(prices.NetlistOf(found[i].Gates, circuit.Inputs), mapper.Map(circuit, EffortFor(circuit)));
            candidates[i] = Design.Of(found[i], data, options).Mapped(new MappedCircuit(netlist, Optimizer.Builtin, null), data, options);
        });
        return [.. candidates];
    }

    /// <summary>What is written is mapped again with all effort; here large circuits only need to be told apart.</summary>
    private static MappingEffort EffortFor(Circuit circuit) => circuit.Ands <= FewAnds ? MappingEffort.Normal : MappingEffort.Quick;

    private static Netlist Smaller(Netlist a, Netlist b) => b.AreaCm2 < a.AreaCm2 ? b : a;
}
