using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Gates;

/// <summary>The search over gates, after training: the netlists of trained networks are where it begins, the rows are the
/// specification, everything else is free. Batch after batch of annealing rounds, each a pure function of what the archive
/// was before it, so that a search can stop and go on anywhere between two.</summary>
public sealed class GateSearch
{
    /// <summary>Room for gates that a network may grow, beyond those of its start.</summary>
    private const int Room = 64;

    /// <summary>Worth of all rows in prices of the start, at the beginning of a round (drawn between the two) and at its end
    /// (likewise).</summary>
    private static readonly (double Low, double High) FirstWorth = (3, 20), LastWorth = (0.05, 0.3);

    private const double FirstTemperature = 0.3, LastTemperature = 0.02;

    private readonly GateSearchTask _task;
    private readonly GateSearchOptions _options;

    private GateSearch(GateSearchTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentOutOfRangeException.ThrowIfZero(task.Starts.Length);
        (_task, _options) = (task, task.Options);
        Archive = new GateArchive(task.Rows.FullLoss);
    }

    /// <summary>What was found.</summary>
    public GateArchive Archive { get; }

    /// <summary>Batches that are done.</summary>
    public int Done { get; private set; }

    /// <summary>True when the budget is spent.</summary>
    public bool IsDone => Done >= _options.Budget.Batches;

    /// <summary>Where the search stands; lets <see cref="Restore"/> go on from there.</summary>
    public GateSearchState State => new(Done, [.. Archive.Entries]);

    /// <summary>A search whose archive holds the starts.</summary>
    public static GateSearch Start(GateSearchTask task)
    {
        GateSearch search = new(task);
        foreach (GateList start in task.Starts)
        {
            GateSimulation simulation = search.Simulation(start);
            simulation.Network.Load(start);
            simulation.Reset();
            search.Archive.AddIfSmaller(simulation.Network, simulation.Loss);
        }
        return search;
    }

    /// <summary>A search that goes on where another one of the same task stopped.</summary>
    public static GateSearch Restore(GateSearchTask task, GateSearchState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        GateSearch search = new(task) { Done = state.Done };
        foreach (GateEntry entry in state.Entries)
        {
            search.Archive.Add(entry);
        }
        return search;
    }

    /// <summary>Does the next batch.</summary>
    public void Step()
    {
        RandomStream random = _task.Random.Child((ulong)Done);
        GateArchive[] found = new GateArchive[_options.Budget.Rounds];
        GateEntry[] front = [.. Archive.Front];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads }, i =>
        {
            RandomStream own = random.Child((ulong)i);
            GateList start = Pick(front, Done * found.Length + i, own);
            found[i] = new GateArchive(_task.Rows.FullLoss);
            new GateAnnealing(Simulation(start), _task.Prices).Run(start, Plan(own), own, found[i]);
        });
        foreach (GateArchive archive in found)
        {
            Archive.AddAll(archive);
        }
        Done++;
    }

    /// <summary>First every start once, then members of the front: the smallest that is good enough for an error of interest,
    /// small ones more often than large ones.</summary>
    private GateList Pick(GateEntry[] front, int round, RandomStream random)
    {
        if (round < _task.Starts.Length)
        {
            return _task.Starts[round];
        }
        double share = random.NextDouble();
        double aim = Archive.Error(front[0].Loss) + _options.LossOfInterest * share * share;
        return front.Last(e => Archive.Error(e.Loss) <= aim).Gates;
    }

    private GateAnnealingPlan Plan(RandomStream random) => new(
        Between(FirstWorth, random), Between(LastWorth, random), FirstTemperature, LastTemperature, _options.Budget.Moves,
        _options.MovesInputs);

    /// <summary>Evenly on a logarithmic scale.</summary>
    private static double Between((double Low, double High) range, RandomStream random) =>
        range.Low * Elementary.Power(range.High / range.Low, random.NextDouble());

    private GateSimulation Simulation(GateList start)
    {
        GateNetwork network = new(_task.Rows.Inputs, _task.Rows.Outputs, start.Gates + Room, _task.Prices, _task.InputPrices);
        return GateSimulation.Create(_task.Rows, network, _options.Unit);
    }
}
