using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Generator.Designs;

/// <summary>The stage after the networks: searches over gates, starting from netlists of networks that were found and, where
/// it reads levels, from decision trees.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows; the search sees training rows only, and the choice validation rows too.</param>
/// <param name="mapper">Maps what was found once more.</param>
/// <param name="library">The technology.</param>
/// <param name="checkpoints">Folder of the checkpoint, or null to write none.</param>
/// <param name="log">Told how it goes.</param>
internal sealed class GateStage(RunOptions options, RunData data, Mapper mapper, CellLibrary library, string? checkpoints, RunLog log)
{
    /// <summary>Networks of the front that the search starts from, beside the exact one.</summary>
    private const int Starts = 3;

    /// <summary>Gates of the largest start: larger ones take longer than they are worth.</summary>
    private const int LargestStart = 6000;

    /// <summary>Netlists that are mapped in each step of half a point of error.</summary>
    private const int PerStep = 2;

    /// <summary>ANDs of a circuit that is mapped with more than the least effort.</summary>
    private const int FewAnds = 300;

    private const double Step = 0.005;

    /// <summary>1 cm2 a mW.</summary>
    private const double Um2PerNw = 100;

    /// <summary>Searches, or does what is left of a search.</summary>
    /// <param name="front">Networks with their netlists.</param>
    /// <param name="exact">The exact network, for rows that it labels.</param>
    /// <param name="exactNetlist">Its netlist.</param>
    /// <returns>Netlists of gates that may become designs.</returns>
    public ImmutableArray<DesignCandidate> Run(ImmutableArray<DesignCandidate> front, Classifier exact, Netlist exactNetlist)
    {
        GatePrices prices = new(library, options.Gates.PowerWorth * Um2PerNw);
        TreeDesigns trees = new(options, data, prices);
        GateInterface inputs = options.ReadsLevels ? new LevelsInterface(options, data, prices, trees) : new CodesInterface(options, data, exactNetlist.Inputs);
        ImmutableArray<GateList> starts = [.. front.OrderByDescending(c => c.Judged).ThenBy(c => c.AreaCm2).Take(Starts)
            .Select(c => c.Netlist!).Append(exactNetlist)
            .Select(netlist => GateList.Of(netlist) ?? GateList.Of(exact.ToCircuit(), prices.Universal))
            .OrderBy(list => list.Gates).Where((list, i) => i == 0 || list.Gates <= LargestStart)
            .Select(inputs.Start).Concat(inputs.OwnStarts)];
        GateSearchTask task = new(inputs.Rows(exact), starts, prices, inputs.Prices,
            new GateSearchOptions
            {
                Budget = options.GateBudget!,
                LossOfInterest = Math.Max(0.10, options.Search.MaxLoss + 0.02),
                MovesInputs = inputs.MovesInputs,
                Threads = options.Threads,
            },
            RunStreams.Gates(options.Seed));
        GateArchive archive = Finished(task).Archive;
        double limit = archive.Error(archive.Front.First().Loss) + Math.Max(0.15, options.Search.MaxLoss + 0.05);
        GateClassifier[] found = [.. archive.Front.Where(e => archive.Error(e.Loss) <= limit)
            .GroupBy(e => (int)(archive.Error(e.Loss) / Step)).SelectMany(g => g.OrderBy(e => e.Price).Take(PerStep)).Select(e => inputs.Classifier(e.Gates))];
        return Candidates([.. found, .. options.ReadsLevels ? trees.Classifiers : []], prices);
    }

    private GateSearch Finished(GateSearchTask task)
    {
        GateCheckpoint? checkpoint = checkpoints is null ? null
            : new(Path.Combine(checkpoints, $"gates-{options.Seed}{FrontSearch.Extension}"), RunFile.Fingerprint(data, options));
        GateSearch search;
        if (checkpoint?.Load() is { } state)
        {
            log.Line($"resuming the search over gates after {state.Done} of {options.GateBudget!.Batches} batches");
            search = GateSearch.Restore(task, state);
        }
        else
        {
            log.Line($"search over gates: {task.Starts.Length} netlists of {task.Starts.Min(s => s.Gates)} to {task.Starts.Max(s => s.Gates)} gates to start from");
            search = GateSearch.Start(task);
            checkpoint?.Save(search);
        }
        while (!search.IsDone)
        {
            search.Step();
            checkpoint?.Save(search);
            log.Show($"search over gates: {(double)search.Done / options.GateBudget!.Batches:0 %}");
        }
        log.Clear();
        return search;
    }

    private ImmutableArray<DesignCandidate> Candidates(GateClassifier[] found, GatePrices prices)
    {
        DesignCandidate[] candidates = new DesignCandidate[found.Length];
        FrontEnd frontEnd = options.Gates.FrontEnd.Value;
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            Circuit circuit = found[i].ToCircuit();
            Netlist netlist = Smaller(prices.NetlistOf(found[i].Gates, circuit.Inputs), mapper.Map(circuit, EffortFor(circuit)));
            candidates[i] = DesignCandidate.Of(found[i], netlist, data, options.Search.Weighting) with
            {
                StaticPowerMw = NetlistSimulation.StaticPowerMw(netlist, BitRows.Pack(data.For(found[i]).Training.Codes, netlist.Inputs)),
                FrontEnd = options.ReadsLevels ? FrontEndUse.Cost(frontEnd, netlist, data) : null,
            };
        });
        return [.. candidates];
    }

    /// <summary>What is written is mapped again with all effort; here large circuits only need to be told apart.</summary>
    private static MappingEffort EffortFor(Circuit circuit) => circuit.Ands <= FewAnds ? MappingEffort.Normal : MappingEffort.Quick;

    private static Netlist Smaller(Netlist a, Netlist b) => b.AreaCm2 < a.AreaCm2 ? b : a;
}
