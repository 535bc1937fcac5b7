using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Classifiers;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Runs;

/// <summary>The stage after the networks: searches over gates, starting from netlists of networks that were found.</summary>
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

    private const double Step = 0.005;

    /// <summary>Searches, or does what is left of a search.</summary>
    /// <param name="front">Networks with their netlists.</param>
    /// <param name="exact">The exact network, for rows that it labels.</param>
    /// <param name="exactNetlist">Its netlist.</param>
    /// <returns>Netlists of gates that may become designs.</returns>
    public ImmutableArray<DesignCandidate> Run(ImmutableArray<DesignCandidate> front, Classifier exact, Netlist exactNetlist)
    {
        GatePrices prices = new(library);
        ImmutableArray<GateList> starts = [.. front.OrderByDescending(c => c.Judged).ThenBy(c => c.Netlist!.AreaCm2).Take(Starts)
            .Select(c => c.Netlist!).Append(exactNetlist)
            .Select(netlist => GateList.Of(netlist) ?? GateList.Of(exact.ToCircuit(), prices))
            .OrderBy(list => list.Gates).Where((list, i) => i == 0 || list.Gates <= LargestStart)];
        ImmutableArray<InputSignal> inputs = exactNetlist.Inputs;
        GateSearch search = new(GateRows.Of(Rows(exact), inputs, options.Balanced), starts, prices, InputPrices.Free(inputs.Length),
            new GateSearchOptions { Budget = options.GateSearch!, LossOfInterest = Math.Max(0.10, options.MaxLoss + 0.02), Threads = options.Threads },
            RunStreams.Gates(options.Seed));
        Finish(search, starts);
        return Candidates(search, prices, inputs);
    }

    /// <summary>Training rows, and what keeps the search from fitting their accidents: where the codes form a small grid, its
    /// other cells as the exact network labels them, else jittered copies.</summary>
    private CodedRows Rows(Classifier exact) => UnseenCells.Of(data.Training) is { Length: > 0 } cells
        ? data.Training with { Codes = [.. data.Training.Codes, .. cells], Labels = [.. data.Training.Labels, .. exact.Classify(cells)] }
        : Jitter.Extended(data.Training, options.GateCopies ?? Jitter.DefaultCopies(data.Training.Count), options.GateJitter,
            RunStreams.Gates(options.Seed).Child(ulong.MaxValue));

    private void Finish(GateSearch search, ImmutableArray<GateList> starts)
    {
        GateCheckpoint? checkpoint = checkpoints is null ? null
            : new(Path.Combine(checkpoints, FormattableString.Invariant($"gates-{options.Seed}{FrontSearch.Extension}")), RunFile.Fingerprint(data, options));
        if (checkpoint?.TryLoad(search) == true)
        {
            log.Line($"resuming the search over gates after {search.Done} of {options.GateSearch!.Batches} batches");
        }
        else
        {
            log.Line($"search over gates: {starts.Length} netlists of {starts.Min(s => s.Gates)} to {starts.Max(s => s.Gates)} gates to start from");
            search.Start();
            checkpoint?.Save(search);
        }
        while (!search.IsDone)
        {
            search.Step();
            checkpoint?.Save(search);
            log.Show($"search over gates: {(double)search.Done / options.GateSearch!.Batches:0 %}");
        }
        log.Clear();
    }

    private ImmutableArray<DesignCandidate> Candidates(GateSearch search, GatePrices prices, ImmutableArray<InputSignal> inputs)
    {
        GateArchive archive = search.Archive;
        double limit = archive.Error(archive.Front.First().Loss) + Math.Max(0.15, options.MaxLoss + 0.05);
        GateList[] chosen = [.. archive.Front.Where(e => archive.Error(e.Loss) <= limit)
            .GroupBy(e => (int)(archive.Error(e.Loss) / Step)).SelectMany(g => g.OrderBy(e => e.Price).Take(PerStep)).Select(e => e.Gates)];
        DesignCandidate[] candidates = new DesignCandidate[chosen.Length];
        BitRows rows = BitRows.Pack(data.Training.Codes, inputs);
        Parallel.For(0, chosen.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            Netlist netlist = Smaller(chosen[i].ToNetlist(inputs, prices), mapper.Map(chosen[i].ToCircuit(inputs)));
            GateClassifier classifier = new(chosen[i], data.Dataset.Features.Length, options.InputBits);
            candidates[i] = DesignCandidate.Of(classifier, netlist, data, options.Balanced) with { StaticPowerMw = NetlistSimulation.StaticPowerMw(netlist, rows) };
        });
        return [.. candidates];
    }

    private static Netlist Smaller(Netlist a, Netlist b) => b.AreaCm2 < a.AreaCm2 ? b : a;
}
