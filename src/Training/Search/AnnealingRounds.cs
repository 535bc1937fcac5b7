using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Archives;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Search.LocalSearch;

namespace PrintedMlp.Training.Search;

/// <summary>The rounds of annealing of a search's batches, each from the archive as it was before the batch.</summary>
/// <param name="coded">The rows of the search.</param>
/// <param name="rows">The same, laid out.</param>
/// <param name="shape">Size of the networks.</param>
/// <param name="referenceError">Error of the exact network on these rows, 0..1.</param>
/// <param name="options">How to search.</param>
internal sealed class AnnealingRounds(CodedRows coded, SearchRows rows, GenomeShape shape, double referenceError, SearchOptions options)
{
    /// <summary>Price of a cm2 at the start of a round, times the area it starts from, and by the end of it.</summary>
    private const double FirstPrice = 0.02, LastPrice = 0.4;

    /// <summary>One round in as many looks below the error of the exact network, from this price on.</summary>
    private const int RoundsPerLow = 8;

    private const double LowPrice = 0.0005;

    /// <summary>Rows of which a sample says enough.</summary>
    private const int ManyRows = 4000;

    /// <summary>Temperatures are 1e-4 to 1e-3, in factors of 10^(1/8).</summary>
    private const double FirstTemperature = 1e-4, TemperatureStep = 1.333521432163324;

    private const int Temperatures = 9;

    /// <summary>Runs the rounds of a batch and adds what they find.</summary>
    /// <param name="archive">Where rounds start from.</param>
    /// <param name="model">Area of the parts.</param>
    /// <param name="batch">Number of the batch, from 0.</param>
    /// <param name="random">The batch's own stream.</param>
    public void Run(Archive archive, AreaModel model, int batch, RandomStream random)
    {
        Archive[] found = new Archive[options.Budget.Rounds];
        ArchiveEntry[] front = [.. archive.Front];
        // Where rows are many, the first three quarters of the search anneal on a half of them, another one each round: twice the
        // moves for the same time.
        bool isSampled = rows.Count >= ManyRows && batch < options.Budget.Batches * 3 / 4;
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            RandomStream own = random.Child((ulong)i);
            bool isLow = (batch * options.Budget.Rounds + i) % RoundsPerLow == RoundsPerLow - 1;
            ArchiveEntry aimed = Aimed(front, isLow, own);
            AnnealingPlan plan = Plan(aimed.AreaCm2, isLow ? LowPrice : FirstPrice, isSampled ? 2 * options.Budget.Moves : options.Budget.Moves, own);
            ArchiveEntry start = isLow ? aimed : archive.Best(plan.Price);
            SearchRows seen = isSampled ? Sample(own.Child(0)) : rows;
            Archive kept = new(shape, seen.FullLoss);
            new Annealing(IncrementalEvaluator.Create(seen, shape, options.Unit)).Run(start.Genome, model, plan, own, kept);
            found[i] = isSampled ? Recounted(kept) : kept;
        });
        foreach (Archive kept in found)
        {
            archive.AddAll(kept);
        }
    }

    /// <summary>A round aims at some error of interest, small losses more often than large ones; a low one at some error between the
    /// smallest of the front and that of the exact network.</summary>
    private ArchiveEntry Aimed(ArchiveEntry[] front, bool isLow, RandomStream random)
    {
        double share = random.NextDouble(), smallest = rows.Error(front[0].Loss);
        double aim = isLow ? smallest + Math.Max(0, referenceError - smallest) * share * share
            : Math.Max(smallest, referenceError + options.LossOfInterest * share * share);
        return front.Last(e => rows.Error(e.Loss) <= aim);
    }

    /// <summary>What a cm2 is worth follows from the area that the front has now where the round aims, and rises during the round.</summary>
    private static AnnealingPlan Plan(double area, double firstPrice, int moves, RandomStream random)
    {
        double temperature = FirstTemperature;
        for (int i = random.Next(Temperatures); i > 0; i--)
        {
            temperature *= TemperatureStep;
        }
        return new AnnealingPlan(firstPrice / Math.Max(area, 1e-6), LastPrice / firstPrice, temperature, moves);
    }

    private SearchRows Sample(RandomStream random)
    {
        int[] numbers = [.. Enumerable.Range(0, coded.Count)];
        random.Shuffle<int>(numbers);
        Array.Resize(ref numbers, numbers.Length / 2);
        return SearchRows.Of(coded with { Codes = [.. numbers.Select(n => coded.Codes[n])], Labels = [.. numbers.Select(n => coded.Labels[n])] },
            options.Weighting);
    }

    /// <summary>What was found on a sample, with the losses on all rows.</summary>
    private Archive Recounted(Archive seen)
    {
        Archive recounted = new(shape, rows.FullLoss);
        Evaluator evaluator = Evaluator.Create(rows, shape, options.Unit);
        foreach (ArchiveEntry entry in seen.Entries)
        {
            recounted.Add(entry.Genome, evaluator.Loss(entry.Genome), entry.AreaCm2);
        }
        return recounted;
    }
}
