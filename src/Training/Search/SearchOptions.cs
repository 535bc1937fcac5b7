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

    /// <summary>True to let every class weigh the same: the error is 1 - balanced accuracy.</summary>
    public bool Balanced { get; init; }

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
