using PrintedMlp.Training.Data;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search;

/// <summary>How approximate networks are searched.</summary>
public sealed record SearchOptions
{
    /// <summary>The method.</summary>
    public SearchMethod Method { get; init; } = SearchMethod.Memetic;

    /// <summary>How long.</summary>
    public SearchBudget Budget { get; init; } = SearchBudget.Normal;

    /// <summary>What weighs the same when errors are counted.</summary>
    public Weighting Weighting { get; init; }

    /// <summary>Errors above the reference network's that are still of interest, 0..1.</summary>
    public double LossOfInterest { get; init; } = 0.10;

    /// <summary>Jittered copies of the training rows that the search sees beside them; null takes as many as
    /// <see cref="Jitter.DefaultCopies"/> says.</summary>
    public int? JitterCopies { get; init; }

    /// <summary>Chance of each code of a copy to be one lower, and the same to be one higher, 0..0.5.</summary>
    public double JitterChance { get; init; } = 0.15;

    /// <summary>L2 penalty of the float networks that the search starts from.</summary>
    public double L2 { get; init; } = 1e-3;

    /// <summary>Rounds that run at the same time, at least 1. Changes nothing but the time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The vector unit. Changes nothing but the time.</summary>
    public VectorUnit Unit { get; init; } = VectorUnits.Best;
}

/// <summary>How long a search goes on: counts, never seconds, so that a seed gives the same result everywhere.</summary>
/// <param name="Batches">Parts of the search; after each one a checkpoint can be written.</param>
/// <param name="Rounds">Rounds of annealing in a batch; they can run at the same time.</param>
/// <param name="Moves">Moves of a round; twice as many where a round sees half of the rows, so that as many rows are looked at.</param>
/// <param name="Generations">Generations of the population in a batch.</param>
/// <param name="FloatNetworks">Float networks that the search starts from.</param>
public sealed record SearchBudget(int Batches, int Rounds, int Moves, int Generations, int FloatNetworks)
{
    /// <summary>Networks of each half point of judged accuracy that are mapped when the search is over.</summary>
    public int Candidates { get; init; } = 6;

    /// <summary>A first look.</summary>
    public static SearchBudget Quick { get; } = new(4, 4, 60_000, 10, 2) { Candidates = 2 };

    /// <summary>What published figures are compared with: about a minute on two cores, up to three on large data.</summary>
    public static SearchBudget Normal { get; } = new(16, 4, 500_000, 20, 4);

    /// <summary>Ten times that.</summary>
    public static SearchBudget Thorough { get; } = new(40, 8, 1_000_000, 40, 8);

    /// <summary>Networks that are looked at in all.</summary>
    public long Evaluations(int population) => (long)Batches * (Rounds * (long)Moves + Generations * (long)population);
}

/// <summary>How approximate networks are searched.</summary>
public enum SearchMethod
{
    /// <summary>Annealing of the members of a genetic population with one shared archive: the default.</summary>
    Memetic,

    /// <summary>NSGA-II over all genes, as published (DATE'24).</summary>
    Nsga2,

    /// <summary>NSGA-II over the masks of a quantised network, as published (ICCAD'23).</summary>
    Nsga2Masks,

    /// <summary>No search: the exact network only.</summary>
    None,
}

/// <summary>How far a search is.</summary>
/// <param name="Hidden">Hidden neurons of the networks.</param>
/// <param name="Batch">Batches done.</param>
/// <param name="Batches">Batches in all.</param>
/// <param name="Evaluations">Networks looked at so far by this process, about.</param>
/// <param name="ArchiveSize">Networks in the archive.</param>
/// <param name="BestAreaCm2">Smallest estimated area whose training error is within the allowed loss, infinite when there is
/// none.</param>
public sealed record SearchProgress(int Hidden, int Batch, int Batches, long Evaluations, int ArchiveSize, double BestAreaCm2);
