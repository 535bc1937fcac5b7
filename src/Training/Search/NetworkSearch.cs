using System.Numerics;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Archives;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genetic;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Search.LocalSearch;

namespace PrintedMlp.Training.Search;

/// <summary>The search for approximate networks of one size: batch after batch, each a pure function of what the archive
/// and the population were before it, so that a search can stop and go on anywhere between two.</summary>
public sealed class NetworkSearch
{
    private readonly SearchTask _task;
    private readonly SearchOptions _options;
    private readonly SearchRows _rows;
    private readonly LossPool _pool;
    private readonly AnnealingRounds _rounds;
    private readonly AreaCalibration _calibration;
    private IReadOnlyList<Genome> _population = [];
    private RankQuality? _quality;

    private NetworkSearch(SearchTask task)
    {
        if (task.Options.Method == SearchMethod.None)
        {
            throw new ArgumentException("no search method");
        }
        (_task, _options, Shape) = (task, task.Options, task.Shape);
        CodedRows coded = Jitter.Extended(task.Training, _options.JitterCopies ?? Jitter.DefaultCopies(task.Training.Count), _options.JitterChance,
            task.Random.Child(ulong.MaxValue));
        _rows = SearchRows.Of(coded, _options.Weighting);
        ReferenceError = _rows.Error(Score.Of(coded, codes => task.Reference.Classify(codes)));
        _pool = new LossPool(_rows, Shape, _options.Unit, _options.Threads);
        _rounds = new AnnealingRounds(coded, _rows, Shape, ReferenceError, _options);
        _calibration = new AreaCalibration(task.Mapper, _options.Threads);
        Archive = new Archive(Shape, _rows.FullLoss);
        Model = _calibration.Uncalibrated;
    }

    /// <summary>Size of the networks.</summary>
    public GenomeShape Shape { get; }

    /// <summary>What was found.</summary>
    public Archive Archive { get; }

    /// <summary>The area model, calibrated as of now.</summary>
    public AreaModel Model { get; private set; }

    /// <summary>How well the area model agrees with mapped circuits of the front, when the search is done.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public RankQuality Quality => _quality ?? throw new InvalidOperationException("the area model is compared with circuits at the end of a search");

    /// <summary>Error of the exact network on the rows of the search, 0..1.</summary>
    public double ReferenceError { get; }

    /// <summary>Batches that are done.</summary>
    public int Done { get; private set; }

    /// <summary>True when the budget is spent.</summary>
    public bool IsDone => Done >= _options.Budget.Batches;

    /// <summary>Where the search stands; lets <see cref="Restore"/> go on from there.</summary>
    public SearchState State => new(Done, Model, [.. Archive.Entries.Select(e => (e.Loss, e.Genome))], _population);

    /// <summary>A search whose archive holds quantised float networks.</summary>
    /// <exception cref="ArgumentException">The method is <see cref="SearchMethod.None"/>.</exception>
    public static NetworkSearch Start(SearchTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        NetworkSearch search = new(task);
        Individual[] starts = [.. FirstGenomes.Of(task, search._rows)];
        search._pool.Evaluate(starts, search.Model);
        foreach (Individual start in starts)
        {
            search.Archive.Add(start.Genome, start.Loss, start.AreaCm2);
        }
        search._population = FirstGenomes.Population(task, starts);
        return search;
    }

    /// <summary>A search that goes on where another one of the same task stopped.</summary>
    /// <exception cref="ArgumentException">The method is <see cref="SearchMethod.None"/>.</exception>
    public static NetworkSearch Restore(SearchTask task, SearchState state)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);
        NetworkSearch search = new(task) { Done = state.Done, Model = state.Model, _population = state.Population };
        AreaEstimate estimate = new(search.Shape);
        foreach ((long loss, Genome genome) in state.Entries)
        {
            search.Archive.Add(genome, loss, estimate.Estimate(genome, state.Model));
        }
        search.Compare();
        return search;
    }

    /// <summary>The error of an entry on the rows of the search, 0..1.</summary>
    public double Error(ArchiveEntry entry) => _rows.Error(entry.Loss);

    /// <summary>Does the next batch.</summary>
    public void Step()
    {
        RandomStream random = _task.Random.Child(2 + (ulong)Done);
        switch (_options.Method)
        {
            case SearchMethod.Nsga2:
                _population = Breed(_population, Nsga2Options.Published, random);
                break;
            case SearchMethod.Nsga2Masks:
                _population = Breed(_population, Nsga2Options.PublishedMasks, random);
                break;
            default:
                Breed([.. Archive.Front.Select(e => e.Genome)], Nsga2Options.Memetic, _options.Budget.Generations, random.Child(0));
                _rounds.Run(Archive, Model, Done, random.Child(1));
                break;
        }
        Done++;
        // Early on the archive changes fast, and with it what its circuits consist of.
        if (BitOperations.IsPow2(Done) || IsDone)
        {
            Model = IsDone ? _calibration.AtEnd(FrontOfInterest()) : _calibration.OnTheWay(FrontOfInterest());
            Archive.Reprice(Model);
        }
        Compare();
    }

    /// <summary>Mapped circuits of the archive's front beside their estimates.</summary>
    public IReadOnlyList<AreaSample> Samples() => _calibration.Samples(FrontOfInterest());

    private void Compare() => _quality = IsDone ? RankQuality.Of(Samples()) : null;

    private ArchiveEntry[] FrontOfInterest()
    {
        ArchiveEntry[] front = [.. Archive.Front.Where(e => Error(e) <= ReferenceError + _options.LossOfInterest)];
        return front.Length > 0 ? front : [.. Archive.Front];
    }

    /// <summary>A published search has its share of all evaluations in a batch.</summary>
    private List<Genome> Breed(IReadOnlyList<Genome> parents, Nsga2Options options, RandomStream random)
    {
        long evaluations = _options.Budget.Evaluations(Nsga2Options.Memetic.Population) / _options.Budget.Batches;
        return Breed(parents, options, (int)(evaluations / options.Population), random);
    }

    private List<Genome> Breed(IReadOnlyList<Genome> parents, Nsga2Options options, int generations, RandomStream random)
    {
        long allowed = (long)((ReferenceError + _options.LossOfInterest) * _rows.FullLoss);
        Nsga2 population = new(individuals => _pool.Evaluate(individuals, Model), options, allowed, parents);
        for (int generation = 0; generation < generations; generation++)
        {
            population.Step(random.Child((ulong)generation));
        }
        List<Genome> survivors = [];
        foreach (Individual individual in population.Population)
        {
            Archive.Add(individual.Genome, individual.Loss, individual.AreaCm2);
            survivors.Add(individual.Genome);
        }
        return survivors;
    }
}
