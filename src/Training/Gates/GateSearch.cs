using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Archives;

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

    /// <summary>Worth of a row in units of what it costs where the front is, likewise.</summary>
    private static readonly (double Low, double High) FirstSlopes = (1, 4), LastSlopes = (0.15, 0.6);

    private const double FirstTemperature = 0.3, LastTemperature = 0.02;

    /// <summary>Distance in error of the two members between which the slope of the front is taken.</summary>
    private const double Reach = 0.01;

    /// <summary>Worth of all rows in prices of the start where the front has no such two.</summary>
    private const double UsualSlope = 5;

    /// <summary>Share of the later rounds in which the worth follows from the price of the start all the same.</summary>
    private const double StartPriced = 0.15;

    /// <summary>Members of the front this much less accurate than the best have few gates.</summary>
    private const double FewGates = 0.03;

    /// <summary>Bins of error of which one netlist is tried with defects: that takes as long as a few moves for each of its gates.</summary>
    private const int BinsOfDefects = 4;

    /// <summary>Worth of all rows that the most accurate netlist has wrong, in its price, likewise.</summary>
    private static readonly (double Low, double High) FirstBeyond = (0.5, 4), LastBeyond = (0.1, 0.5);

    /// <summary>One in so many short rounds goes beyond the most accurate end of the front.</summary>
    private const int GrowEvery = 2;

    /// <summary>Standard errors of the validation rows by which the most accurate netlist may be worse on them than on the rows of the
    /// search.</summary>
    private const double Trusted = 2;

    /// <summary>Short rounds in the place of a long one.</summary>
    private const int Parts = 4;

    private readonly GateSearchTask _task;
    private readonly GateSearchOptions _options;
    private readonly DefectLoss? _defects;
    private readonly GatePrices _areas;

    private GateSearch(GateSearchTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentOutOfRangeException.ThrowIfZero(task.Starts.Length);
        (_task, _options) = (task, task.Options);
        _defects = task.DefectRate > 0 ? new DefectLoss(task.Prices, task.DefectRate) : null;
        _areas = task.Prices.PowerWorth > 0 ? new GatePrices(task.Prices.Library) : task.Prices;
        Archive = new GateArchive(task.Rows.FullLoss);
    }

    /// <summary>What was found.</summary>
    public GateArchive Archive { get; }

    /// <summary>What was known at the start and after each batch.</summary>
    public GateHistory History { get; private set; } = GateHistory.None;

    /// <summary>Batches that are done.</summary>
    public int Done { get; private set; }

    /// <summary>True when the budget is spent.</summary>
    public bool IsDone => Done >= _options.Budget.Batches;

    /// <summary>Where the search stands; lets <see cref="Restore"/> go on from there.</summary>
    public GateSearchState State => new(Done, [.. Archive.Entries]) { History = History };

    /// <summary>A search whose archive holds the starts and what is known.</summary>
    public static GateSearch Start(GateSearchTask task)
    {
        GateSearch search = new(task);
        foreach (GateList start in task.Starts.Concat(task.Known))
        {
            GateSimulation simulation = search.Loaded(start, task.Rows);
            search.Archive.AddIfSmaller(simulation.Network, search.Loss(simulation));
        }
        search.Remember();
        return search;
    }

    /// <summary>A search that goes on where another one of the same task stopped.</summary>
    public static GateSearch Restore(GateSearchTask task, GateSearchState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        GateSearch search = new(task) { Done = state.Done, History = state.History };
        foreach (GateEntry entry in state.Entries)
        {
            search.Archive.Add(entry);
        }
        return search;
    }

    /// <summary>Rounds of a batch.</summary>
    public int Rounds => _options.Budget.Rounds;

    /// <summary>Threads that do the rounds of a batch.</summary>
    public int Threads => _options.Threads;

    /// <summary>Does the next batch.</summary>
    public void Step()
    {
        GateArchive[] found = new GateArchive[Rounds];
        Parallel.For(0, Rounds, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i => found[i] = Round(i));
        Step(found);
    }

    /// <summary>Takes in the next batch, whose rounds are done.</summary>
    /// <param name="found">What each of them found.</param>
    public void Step(IReadOnlyList<GateArchive> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        foreach (GateArchive archive in found)
        {
            Archive.AddAll(archive);
        }
        Done++;
        Remember();
    }

    private void Remember()
    {
        GateNetwork network = new(_task.Rows.Inputs, _task.Rows.Outputs, Archive.Entries.Max(e => e.Gates.Gates) + Room, _areas,
            _task.InputAreas ?? _task.InputPrices);
        IEnumerable<GatePoint> known = Archive.Entries.Select(entry =>
        {
            network.Load(entry.Gates);
            return new GatePoint(entry.Loss, network.Price);
        });
        History = new([.. History.Fronts, [.. Fronts.NonDominated(known, point => point.Area)]]);
    }

    /// <summary>Does a round of the next batch, and changes nothing: what it finds depends on the archive and the round's number alone.</summary>
    /// <param name="index">Its number in the batch, 0..<see cref="Rounds"/>-1.</param>
    public GateArchive Round(int index) =>
        Round(Done * Rounds + index, _task.Random.Child((ulong)Done).Child((ulong)index));

    /// <summary>What a round of the next batch found, from what it has that the archive has not.</summary>
    public GateArchive RoundOf(IEnumerable<GateEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        GateArchive found = new(_task.Rows.FullLoss);
        foreach (GateEntry entry in entries)
        {
            found.Add(entry);
        }
        return found;
    }

    /// <summary>Every start has a round of its own first, which comes down from it. Later rounds begin at members of the front; most
    /// of them are short ones one after the other, in which a row is worth what it costs there.</summary>
    /// <returns>What was found, and what the front had.</returns>
    private GateArchive Round(int round, RandomStream random)
    {
        Lazy<GateRows> rows = new(() => _task.RoundRows?.Invoke(random.Child(0)) ?? _task.Rows);
        GateArchive found = new(_task.Rows.FullLoss);
        if (round < _task.Starts.Length)
        {
            Anneal(_task.Starts[round], Plan(random, rows.Value), rows.Value, random, found);
            return found;
        }
        found.AddAll(Archive);
        if (random.Chance(StartPriced))
        {
            GateEntry start = Pick([.. found.Front], random);
            GateRows seen = RowsFor(start, rows, found);
            Anneal(start.Gates, Plan(random, seen), seen, random, found);
            return found;
        }
        for (int part = 0; part < Parts; part++)
        {
            GateEntry[] front = [.. found.Front];
            bool grows = part % GrowEvery == 0 && GoesOn(front[0]);
            GateEntry start = grows ? front[0] : Pick(front, random);
            GateRows seen = RowsFor(start, rows, found);
            Anneal(start.Gates, grows ? PlanBeyond(start, random, seen) : PlanAlong(front, start, random, seen), seen, random, found);
        }
        return found;
    }

    /// <summary>Anneals on rows of a round; what it finds is counted on the rows of the search.</summary>
    private void Anneal(GateList start, GateAnnealingPlan plan, GateRows rows, RandomStream random, GateArchive found)
    {
        if (_defects is not null)
        {
            AnnealWithDefects(start, plan, rows, random, found);
            return;
        }
        if (rows == _task.Rows)
        {
            new GateAnnealing(Simulation(start, rows, _task.Prices), _task.Prices).Run(start, plan, random, found);
            return;
        }
        GateArchive seen = new(rows.FullLoss);
        new GateAnnealing(Simulation(start, rows, _task.Prices), _task.Prices).Run(start, plan, random, seen);
        GateSimulation counted = Simulation(start, _task.Rows, _task.Prices);
        foreach (GateEntry entry in seen.Front)
        {
            counted.Network.Load(entry.Gates);
            counted.Reset();
            found.Add(entry with { Loss = counted.Loss });
        }
    }

    /// <summary>Anneals with transistors that cost what their defects take, at what rows are worth in the middle of the round; what it finds is
    /// counted with its own defects.</summary>
    private void AnnealWithDefects(GateList start, GateAnnealingPlan plan, GateRows rows, RandomStream random, GateArchive found)
    {
        GateSimulation counted = Loaded(start, _task.Rows);
        int transistors = _defects!.Transistors(counted.Network);
        long price = counted.Network.Price;
        double worth = Math.Sqrt(plan.FirstWorth * plan.LastWorth) * price / _task.Rows.FullLoss;
        double each = worth * _defects.Of(counted) / Math.Max(1, transistors);
        GatePrices prices = _task.Prices.WithTransistors(each);
        GateArchive seen = new(rows.FullLoss);
        GateAnnealingPlan dear = plan.On(price / Math.Max(1, price + transistors * each), (double)_task.Prices.Unit / prices.Unit);
        new GateAnnealing(Simulation(start, rows, prices), prices).Run(start, dear, random, seen);
        foreach (GateEntry entry in seen.Front.GroupBy(e => seen.BinOf(e.Loss) / BinsOfDefects).Select(bins => bins.Last()))
        {
            counted.Network.Load(entry.Gates);
            counted.Reset();
            found.Add(new GateEntry(entry.Gates, Loss(counted), counted.Network.Price));
        }
    }

    /// <summary>The loss of a network on the rows of the search, with what defects are expected to add.</summary>
    private long Loss(GateSimulation counted) => counted.Loss + (_defects?.Of(counted) ?? 0);

    /// <summary>The rows of a round, or few where it begins at a netlist much less accurate than the best.</summary>
    private GateRows RowsFor(GateEntry start, Lazy<GateRows> rows, GateArchive found) =>
        _task.FewRows is { } few && Archive.Error(start.Loss) - Archive.Error(found.Front.First().Loss) > FewGates ? few : rows.Value;

    /// <summary>Moves on some rows: as many rows are looked at, however many there are.</summary>
    private int MovesOn(GateRows rows) =>
        _task.FewRows is { } few ? (int)((long)_options.Budget.Moves * few.Count / rows.Count) : _options.Budget.Moves;

    /// <summary>The smallest member of the front that is good enough for an error of interest; small errors more often than
    /// large ones.</summary>
    private GateEntry Pick(GateEntry[] front, RandomStream random)
    {
        double share = random.NextDouble();
        double aim = Archive.Error(front[0].Loss) + _options.LossOfInterest * share * share;
        return front.Last(e => Archive.Error(e.Loss) <= aim);
    }

    private GateAnnealingPlan Plan(RandomStream random, GateRows rows) => new(
        Between(FirstWorth, random), Between(LastWorth, random), FirstTemperature, LastTemperature, MovesOn(rows), _options.MovesInputs);

    /// <summary>The worth of rows where the front is: what they cost between its members a little more and a little less
    /// accurate, or its end where there are none. So rounds that begin at either side of a hole fill it.</summary>
    private GateAnnealingPlan PlanAlong(GateEntry[] front, GateEntry start, RandomStream random, GateRows rows)
    {
        double error = Archive.Error(start.Loss);
        GateEntry better = front.LastOrDefault(e => Archive.Error(e.Loss) <= error - Reach) ?? front[0];
        GateEntry worse = front.FirstOrDefault(e => Archive.Error(e.Loss) >= error + Reach) ?? front[^1];
        double slope = ReferenceEquals(better, worse) ? UsualSlope
            : (double)(better.Price - worse.Price) / Math.Max(1, start.Price) / (Archive.Error(worse.Loss) - Archive.Error(better.Loss));
        return new GateAnnealingPlan(slope * Between(FirstSlopes, random), slope * Between(LastSlopes, random),
            FirstTemperature, LastTemperature, MovesOn(rows) / Parts, _options.MovesInputs);
    }

    /// <summary>Whether a netlist holds on validation rows what it promises on those of the search, and could have fewer errors.</summary>
    private bool GoesOn(GateEntry best)
    {
        if (_task.Validation is not { } rows || best.Loss == 0)
        {
            return false;
        }
        double error = rows.Error(Loaded(best.Gates, rows).Loss);
        return error - Archive.Error(best.Loss) <= Trusted * Math.Sqrt(error * (1 - error) / rows.Count);
    }

    /// <summary>The worth of rows beyond the most accurate end of the front: all that are wrong there together are worth about as much as
    /// the whole netlist.</summary>
    private GateAnnealingPlan PlanBeyond(GateEntry start, RandomStream random, GateRows rows)
    {
        double unit = 1 / Archive.Error(start.Loss);
        return new GateAnnealingPlan(unit * Between(FirstBeyond, random), unit * Between(LastBeyond, random),
            FirstTemperature, LastTemperature, MovesOn(rows) / Parts, _options.MovesInputs);
    }

    /// <summary>Evenly on a logarithmic scale.</summary>
    private static double Between((double Low, double High) range, RandomStream random) =>
        range.Low * Elementary.Power(range.High / range.Low, random.NextDouble());

    private GateSimulation Loaded(GateList gates, GateRows rows)
    {
        GateSimulation simulation = Simulation(gates, rows, _task.Prices);
        simulation.Network.Load(gates);
        simulation.Reset();
        return simulation;
    }

    private GateSimulation Simulation(GateList start, GateRows rows, GatePrices prices)
    {
        GateNetwork network = new(rows.Inputs, rows.Outputs, start.Gates + Room, prices, _task.InputPrices);
        return GateSimulation.Create(rows, network, _options.Unit);
    }
}
