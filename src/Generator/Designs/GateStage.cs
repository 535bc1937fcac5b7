using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Gates;

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

    /// <summary>Nearer than this to the least error every netlist of the archive's front is mapped: a tenth of a point may be a third of the
    /// area there.</summary>
    private const double Near = 0.03;

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
        ImmutableArray<InputSignal>? bits = options.ReadsLevels ? null : exactNetlist.Inputs;
        GateInterface inputs = bits is { } read ? new CodesInterface(options, data.Sample, read, prices)
            : new LevelsInterface(options, data.Sample, prices);
        GateList? given = trees.Given(LargestStart, log);
        Teaching? teaching = isOnlyStart ? null : Taught(trees);
        TreeStarts grown = isOnlyStart ? new([], []) : trees.Starts(teaching);
        ImmutableArray<GateList> overLevels = isOnlyStart || given is null ? grown.Netlists : grown.Netlists.Add(given);
        ImmutableArray<GateList> own = inputs.FromLevels(overLevels);
        bool fromTrees = !own.IsEmpty
            && (teaching is not null || trees.Lost <= MostErrors * front.Select(c => c.Classifier).Append(exact).Min(Lost));
        ImmutableArray<GateList> starts = fromTrees ? overLevels
            : [.. NetworkStarts(front, exact, exactNetlist, prices, isOnlyStart).Select(inputs.Start), .. own];
        if (starts.IsEmpty)
        {
            log.Line($"note: no search over gates: nothing that it could start from has at most {LargestStart} gates");
            return Candidates(options.ReadsLevels ? [.. trees.Classifiers] : [], prices);
        }
        // What knows less than trees has nothing to teach the search.
        GateCourse course = new(options, data.Sample, _search,
            new GateCourseStart(starts, trees, fromTrees, bits, isOnlyStart || Lost(exact) <= trees.Lost ? exact : null)
            {
                Teaching = teaching,
                AskedTeacher = Teacher is not null,
                MayRefit = !isOnlyStart,
                Leaves = grown.Leaves,
            }, prices);
        (GateArchive archive, GateArchive? defects) = course.Run();
        (History, Refit) = (course.History, course.Refit);
        if (state?.Use is StateUse.Helped)
        {
            return [];
        }
        GateEntry[] kept = [.. OfInterest(archive)];
        GateList[] found = [.. kept.Select(e => e.Gates),
            .. defects is null ? [] : OfInterest(defects).Select(e => e.Gates).ExceptBy(kept.Select(e => Text(e.Gates)), Text)];
        GateClassifier[] classifiers = [.. found.Select(list => inputs.Classifier(list))];
        Design[] searched = [.. Candidates(classifiers, prices, Refit).Select((d, i) => i < kept.Length ? d with { SearchLoss = kept[i].Loss } : d)];
        double best = searched.Max(d => d.Judged);
        ImmutableArray<Design> candidates =
        [
            .. searched,
            .. options.ReadsLevels ? Candidates([.. trees.Classifiers, .. trees.Large.Where(tree => Judged(tree) > best)], prices) : [],
            .. isOnlyStart ? [] : Candidates([.. Votes(inputs, prices, teaching, best)], prices),
        ];
        return WithSmallest(found, candidates, inputs);
    }

    /// <summary>What the searches knew after each batch, apart from that where defects count.</summary>
    public GateHistory History { get; private set; } = GateHistory.None;

    /// <summary>As in <see cref="Design.Refit"/>; null where the search did not end on training and validation rows.</summary>
    public Overfitting? Refit { get; private set; }

    private static string Text(GateList gates) =>
        string.Join(' ', gates.Kinds.Select(kind => (int)kind).Concat(gates.Pins.Concat(gates.Outputs).Select(literal => literal.Code)));

    /// <summary>The most accurate netlists, and of each step of error the smallest of the others.</summary>
    private IEnumerable<GateEntry> OfInterest(GateArchive archive)
    {
        double least = archive.Error(archive.Front.First().Loss), limit = least + LossOfInterest.Shown(options.Search.MaxLoss);
        ILookup<bool, GateEntry> front = archive.Front.Where(e => archive.Error(e.Loss) <= limit)
            .ToLookup(e => archive.Error(e.Loss) <= least + Near);
        return front[true].Concat(front[false]
            .GroupBy(e => (int)(archive.Error(e.Loss) / Step)).SelectMany(g => g.OrderBy(e => e.Price).Take(PerStep)));
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
                all.AddRange(Candidates([inputs.Classifier(tried.Gates)], areas, Refit).Select(d => d with
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

    /// <summary>What a netlist that has not seen validation rows is judged: the front goes on to larger ones that are above all that the search
    /// found.</summary>
    private double Judged(GateClassifier netlist) => Design.Of(netlist, data, options).Judged;

    /// <summary>Trees that vote, grown to fit rows that a believed teacher labels too. They do not start a search: what comes down from them fits any
    /// number of made-up rows too, and knows no more than what comes down from one tree.</summary>
    private IEnumerable<GateClassifier> Votes(GateInterface inputs, GatePrices prices, Teaching? teaching, double best)
    {
        VotingDesigns votes = new(options, data.Sample, prices);
        return VotingDesigns.Ahead(inputs.FromLevels([.. votes.Growing(teaching).Select(votes.Gates)])
            .Select(list => inputs.Classifier(list, Origin.Votes)), Judged, best);
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

    private static ImmutableArray<GateList> NetworkStarts(
        ImmutableArray<Design> front, Classifier exact, Netlist exactNetlist, GatePrices prices, bool isOnlyStart) =>
    [
        .. front.OrderByDescending(c => c.Judged).ThenBy(c => c.AreaCm2).Take(Starts)
            .Select(c => c.Netlist).Append(exactNetlist)
            .Select(netlist => GateList.Of(netlist) ?? GateList.Of(exact.ToCircuit(), prices.Universal))
            .OrderBy(list => list.Gates).Where((list, i) => (i == 0 && (isOnlyStart || !front.IsEmpty)) || list.Gates <= LargestStart),
    ];

    private double Lost(Classifier classifier) => data.Sample.Lost(classifier, options.Search.Weighting);

    private ImmutableArray<Design> Candidates(GateClassifier[] found, GatePrices prices, Overfitting? refit = null)
    {
        Design[] candidates = new Design[found.Length];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            Circuit circuit = found[i].ToCircuit();
            Netlist netlist = Smaller(prices.NetlistOf(found[i].Gates, circuit.Inputs), mapper.Map(circuit, EffortFor(circuit)));
            candidates[i] = Design.Of(found[i], data, options, refit).Mapped(new MappedCircuit(netlist, Optimizer.Builtin, null), data, options);
        });
        return [.. candidates];
    }

    /// <summary>What is written is mapped again with all effort; here large circuits only need to be told apart.</summary>
    private static MappingEffort EffortFor(Circuit circuit) => circuit.Ands <= FewAnds ? MappingEffort.Normal : MappingEffort.Quick;

    private static Netlist Smaller(Netlist a, Netlist b) => b.AreaCm2 < a.AreaCm2 ? b : a;
}
