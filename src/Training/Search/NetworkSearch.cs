using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Circuits.Simplification;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genetic;
using PrintedMlp.Training.Search.LocalSearch;

namespace PrintedMlp.Training.Search;

/// <summary>The search for approximate networks of one size: batch after batch, each a pure function of what the archive
/// and the population were before it, so that a search can stop and go on anywhere between two.</summary>
public sealed class NetworkSearch
{
    /// <summary>Price of a cm2 at the start of a round of annealing, times the area it starts from, and by the end of
    /// it.</summary>
    private const double FirstPrice = 0.02, LastPrice = 0.4;

    private const int ManyRows = 4000;
    private const int CalibrationSamples = 24;
    private const double TemperatureStep = 1.333521432163324; // 10^(1/8): temperatures are 1e-4 to 1e-3
    private const int Temperatures = 9;

    private readonly CodedRows _training;
    private readonly CodedRows _validation;
    private readonly SearchOptions _options;
    private readonly Mapper _mapper;
    private readonly RandomStream _random;
    private readonly CodedRows _coded;
    private readonly SearchRows _rows;
    private readonly LossPool _pool;
    private List<Genome> _population = [];

    /// <summary>Prepares a search; <see cref="Start"/> or <see cref="Restore"/> has to follow.</summary>
    /// <param name="training">Rows to fit.</param>
    /// <param name="validation">Rows that choose among float networks; the search itself never sees them.</param>
    /// <param name="hidden">Hidden neurons.</param>
    /// <param name="reference">The exact network: losses are counted from its error.</param>
    /// <param name="options">How.</param>
    /// <param name="mapper">Prices circuits, to calibrate the area model.</param>
    /// <param name="random">Decides everything; is not moved.</param>
    public NetworkSearch(CodedRows training, CodedRows validation, int hidden, Mlp reference, SearchOptions options,
        Mapper mapper, RandomStream random)
    {
        (_training, _validation, _options, _mapper, _random) = (training, validation, options, mapper, random);
        Shape = new GenomeShape(training.Codes[0].Length, training.Bits, hidden, training.Classes);
        _coded = Jitter.Extended(training, options.JitterCopies ?? Jitter.DefaultCopies(training.Count), options.JitterChance, random.Child(ulong.MaxValue));
        _rows = SearchRows.Of(_coded, options.Balanced);
        Score score = Score.Of(_coded, codes => reference.Classify(codes));
        ReferenceError = 1 - (options.Balanced ? score.BalancedAccuracy : score.Accuracy);
        _pool = new LossPool(_rows, Shape, options.Unit, options.Threads);
        Archive = new Archive(Shape, _rows.FullLoss);
        Model = AreaModel.Of(mapper);
    }

    /// <summary>Size of the networks.</summary>
    public GenomeShape Shape { get; }

    /// <summary>What was found.</summary>
    public Archive Archive { get; }

    /// <summary>The area model, calibrated as of now.</summary>
    public AreaModel Model { get; private set; }

    /// <summary>Error of the exact network on the rows of the search, 0..1.</summary>
    public double ReferenceError { get; }

    /// <summary>The float network that the search starts from, of one hidden layer of this size; null to train some.</summary>
    public FloatMlp? Given { get; init; }

    /// <summary>Batches that are done.</summary>
    public int Done { get; private set; }

    /// <summary>True when the budget is spent.</summary>
    public bool IsDone => Done >= _options.Budget.Batches;

    /// <summary>The population of <see cref="SearchMethod.Nsga2"/>; empty for other methods.</summary>
    public IReadOnlyList<Genome> Population => _population;

    /// <summary>The error of an entry on the rows of the search, 0..1.</summary>
    public double Error(ArchiveEntry entry) => _rows.Error(entry.Loss);

    /// <summary>Fills the archive with quantised float networks.</summary>
    public void Start()
    {
        List<Individual> starts = [];
        foreach (FloatMlp network in Given is null ? Trained() : [Given])
        {
            starts.AddRange(PowerOfTwoStart.All(network, _rows));
        }
        _pool.Evaluate([.. starts], Model);
        foreach (Individual start in starts)
        {
            Archive.Add(start.Genome, start.Loss, start.AreaCm2);
        }
        if (_options.Method is SearchMethod.Nsga2 or SearchMethod.Nsga2Masks)
        {
            _population = FirstPopulation(starts, _random.Child(1));
        }
    }

    private IEnumerable<FloatMlp> Trained()
    {
        TrainerOptions trainer = new()
        {
            Hidden = [Shape.Hidden],
            Restarts = 2,
            L2 = _options.L2,
            BalanceClasses = _options.Balanced,
            Threads = _options.Threads,
        };
        return Enumerable.Range(0, _options.Budget.FloatNetworks)
            .Select(i => FloatTrainer.Train(_training, _validation, trainer, _random.Child(0).Child((ulong)i)));
    }

    /// <summary>Goes on where another search of the same data and options stopped.</summary>
    /// <param name="done">Batches that were done.</param>
    /// <param name="model">The area model.</param>
    /// <param name="entries">Loss and genome of each archive entry.</param>
    /// <param name="population">The population.</param>
    internal void Restore(int done, AreaModel model, IEnumerable<(long Loss, Genome Genome)> entries, IEnumerable<Genome> population)
    {
        (Done, Model, _population) = (done, model, [.. population]);
        AreaEstimate estimate = new(Shape);
        foreach ((long loss, Genome genome) in entries)
        {
            Archive.Add(genome, loss, estimate.Estimate(genome, model));
        }
    }

    /// <summary>Does the next batch.</summary>
    public void Step()
    {
        RandomStream random = _random.Child(2 + (ulong)Done);
        if (_options.Method == SearchMethod.Memetic)
        {
            Breed([.. Archive.Front.Select(e => e.Genome)], Nsga2Options.Memetic, _options.Budget.Generations, random.Child(0));
            Anneal(random.Child(1));
        }
        else
        {
            Nsga2Options options = _options.Method == SearchMethod.Nsga2 ? Nsga2Options.Published : Nsga2Options.PublishedMasks;
            long evaluations = _options.Budget.Evaluations(Nsga2Options.Memetic.Population) / _options.Budget.Batches;
            _population = Breed(_population, options, (int)(evaluations / options.Population), random);
        }
        Done++;
        // Early on the archive changes fast, and with it what its circuits consist of.
        if (BitOperations.IsPow2(Done) || IsDone)
        {
            Model = AreaModel.Of(_mapper).Calibrated(Samples(IsDone ? Mapped : Covered).Select(s => (s.Counts, s.AreaCm2)));
            Archive.Reprice(Model);
        }
    }

    /// <summary>Mapped circuits of the archive's front beside their estimates.</summary>
    public IReadOnlyList<AreaSample> Samples() => Samples(Mapped);

    private AreaSample[] Samples(Func<Circuit, Netlist> map)
    {
        ArchiveEntry[] front = [.. Archive.Front.Where(e => Error(e) <= ReferenceError + _options.LossOfInterest)];
        front = front.Length > 0 ? front : [.. Archive.Front];
        int step = Math.Max(1, front.Length / CalibrationSamples);
        AreaSample[] samples = [.. front.Where((_, i) => i % step == 0).Select(e => new AreaSample(AreaEstimate.Count(e.Genome), e.AreaCm2, 0, e.Genome))];
        Parallel.For(0, samples.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads }, i =>
            samples[i] = samples[i] with { AreaCm2 = map(MlpCircuit.Build(samples[i].Genome.ToHardware())).AreaCm2 });
        return samples;
    }

    private Netlist Mapped(Circuit circuit) => _mapper.Map(circuit);

    /// <summary>What any synthesis makes of a circuit: replacing gates takes long, and what it finds no count of parts sees.</summary>
    private Netlist Covered(Circuit circuit) => _mapper.Map(FunctionalReduction.Run(circuit), MappingEffort.Quick);

    private List<Genome> Breed(IReadOnlyList<Genome> parents, Nsga2Options options, int generations, RandomStream random)
    {
        long allowed = (long)((ReferenceError + _options.LossOfInterest) * _rows.FullLoss);
        Nsga2 population = new(_pool, Model, options, allowed, parents);
        for (int generation = 0; generation < generations; generation++)
        {
            population.Step(random.Child((ulong)generation));
        }
        foreach (Individual individual in population.Population)
        {
            Archive.Add(individual.Genome, individual.Loss, individual.AreaCm2);
        }
        List<Genome> survivors = [];
        foreach (Individual individual in population.Population)
        {
            survivors.Add(individual.Genome);
        }
        return survivors;
    }

    private void Anneal(RandomStream random)
    {
        Archive[] found = new Archive[_options.Budget.Rounds];
        ArchiveEntry[] front = [.. Archive.Front];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads }, i =>
        {
            RandomStream own = random.Child((ulong)i);
            AnnealingPlan plan = Plan(front, own);
            SearchRows rows = IsSampled ? Sample(own.Child(0)) : _rows;
            Archive seen = new(Shape, rows.FullLoss);
            new Annealing(IncrementalEvaluator.Create(rows, Shape, _options.Unit)).Run(Archive.Best(plan.Price).Genome, Model, plan, own, seen);
            found[i] = IsSampled ? Recounted(seen) : seen;
        });
        foreach (Archive archive in found)
        {
            Archive.AddAll(archive);
        }
    }

    /// <summary>Where rows are many, the first three quarters of the search anneal on a half of them, another one each round:
    /// twice the moves for the same time.</summary>
    private bool IsSampled => _rows.Count >= ManyRows && Done < _options.Budget.Batches * 3 / 4;

    private SearchRows Sample(RandomStream random)
    {
        int[] numbers = [.. Enumerable.Range(0, _coded.Count)];
        random.Shuffle<int>(numbers);
        Array.Resize(ref numbers, numbers.Length / 2);
        return SearchRows.Of(_coded with { Codes = [.. numbers.Select(n => _coded.Codes[n])], Labels = [.. numbers.Select(n => _coded.Labels[n])] }, _options.Balanced);
    }

    /// <summary>What was found on a sample, with the losses on all rows.</summary>
    private Archive Recounted(Archive seen)
    {
        Archive recounted = new(Shape, _rows.FullLoss);
        Evaluator evaluator = Evaluator.Create(_rows, Shape, _options.Unit);
        foreach (ArchiveEntry entry in seen.Entries)
        {
            recounted.Add(entry.Genome, evaluator.Loss(entry.Genome), entry.AreaCm2);
        }
        return recounted;
    }

    /// <summary>A round aims at some error of interest, small losses more often than large ones. What a cm2 is worth there
    /// follows from the area that the front has now, and rises during the round.</summary>
    private AnnealingPlan Plan(IReadOnlyList<ArchiveEntry> front, RandomStream random)
    {
        double share = random.NextDouble();
        double aim = Math.Max(_rows.Error(front[0].Loss), ReferenceError + _options.LossOfInterest * share * share);
        double area = front.Last(e => _rows.Error(e.Loss) <= aim).AreaCm2;
        double temperature = 1e-4;
        for (int i = random.Next(Temperatures); i > 0; i--)
        {
            temperature *= TemperatureStep;
        }
        double growth = Elementary.Power(LastPrice / FirstPrice, 1.0 / AnnealingPlan.Steps);
        return new AnnealingPlan(FirstPrice / Math.Max(area, 1e-6), growth, temperature, IsSampled ? 2 * _options.Budget.Moves : _options.Budget.Moves);
    }

    /// <summary>A tenth quantised networks with full masks, the others random (DATE'24); for masks only, half random masks on
    /// the best network, a quarter nearly full, a quarter nearly empty (ICCAD'23).</summary>
    private List<Genome> FirstPopulation(List<Individual> starts, RandomStream random)
    {
        Genome[] best = [.. starts.Where(s => double.IsFinite(s.AreaCm2)).OrderBy(s => s.Loss).ThenBy(s => s.AreaCm2).Select(s => s.Genome)];
        int count = Nsga2Options.Published.Population;
        bool masksOnly = _options.Method == SearchMethod.Nsga2Masks;
        return [.. Enumerable.Range(0, count).Select(i =>
            masksOnly ? RandomGenomes.Masked(best[0], i < count / 2 ? 0.5 : i < 3 * count / 4 ? 0.95 : 0.05, random.Child((ulong)i))
            : i < count / 10 ? best[i % best.Length]
            : RandomGenomes.Draw(Shape, random.Child((ulong)i)))];
    }
}
