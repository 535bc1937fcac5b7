using System.Collections.Immutable;
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

    private readonly GateRows _rows;
    private readonly ImmutableArray<GateList> _starts;
    private readonly GatePrices _prices;
    private readonly InputPrices _inputPrices;
    private readonly GateSearchOptions _options;
    private readonly RandomStream _random;

    /// <summary>Prepares a search; <see cref="Start"/> or <see cref="Restore"/> has to follow.</summary>
    /// <param name="rows">Rows to fit.</param>
    /// <param name="starts">Netlists to begin with, at least one.</param>
    /// <param name="prices">The technology.</param>
    /// <param name="inputPrices">What reading inputs costs.</param>
    /// <param name="options">How.</param>
    /// <param name="random">Decides everything; is not moved.</param>
    public GateSearch(GateRows rows, ImmutableArray<GateList> starts, GatePrices prices, InputPrices inputPrices,
        GateSearchOptions options, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfZero(starts.Length);
        (_rows, _starts, _prices, _inputPrices, _options, _random) = (rows, starts, prices, inputPrices, options, random);
        Archive = new GateArchive(rows.FullLoss);
    }

    /// <summary>What was found.</summary>
    public GateArchive Archive { get; }

    /// <summary>Batches that are done.</summary>
    public int Done { get; private set; }

    /// <summary>True when the budget is spent.</summary>
    public bool IsDone => Done >= _options.Budget.Batches;

    /// <summary>Puts the starts into the archive.</summary>
    public void Start()
    {
        foreach (GateList start in _starts)
        {
            GateSimulation simulation = Simulation(start, out GateNetwork network);
            network.Load(start);
            simulation.Reset();
            Archive.Offer(network, simulation.Loss);
        }
    }

    /// <summary>Goes on where another search of the same rows and options stopped.</summary>
    /// <param name="done">Batches that were done.</param>
    /// <param name="entries">What its archive held.</param>
    internal void Restore(int done, IEnumerable<GateEntry> entries)
    {
        Done = done;
        foreach (GateEntry entry in entries)
        {
            Archive.Add(entry);
        }
    }

    /// <summary>Does the next batch.</summary>
    public void Step()
    {
        RandomStream random = _random.Child((ulong)Done);
        GateArchive[] found = new GateArchive[_options.Budget.Rounds];
        GateEntry[] front = [.. Archive.Front];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads }, i =>
        {
            RandomStream own = random.Child((ulong)i);
            GateList start = Pick(front, Done * found.Length + i, own);
            found[i] = new GateArchive(_rows.FullLoss);
            new GateAnnealing(Simulation(start, out _), _prices).Run(start, Plan(own), own, found[i]);
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
        if (round < _starts.Length)
        {
            return _starts[round];
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

    private GateSimulation Simulation(GateList start, out GateNetwork network)
    {
        network = new GateNetwork(_rows.Inputs, _rows.Outputs, start.Gates + Room, _prices, _inputPrices);
        return GateSimulation.Create(_rows, network, _options.Unit);
    }
}
