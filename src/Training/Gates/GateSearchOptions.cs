using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Gates;

/// <summary>How netlists are searched.</summary>
public sealed record GateSearchOptions
{
    /// <summary>How long.</summary>
    public GateBudget Budget { get; init; } = GateBudget.Normal;

    /// <summary>Errors above the best start's that are still of interest, 0..1.</summary>
    public double LossOfInterest { get; init; } = 0.12;

    /// <summary>Whether thresholds move: all readers of an input go to another one at once.</summary>
    public bool MovesInputs { get; init; }

    /// <summary>Rounds that run at the same time, at least 1. Changes nothing but the time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The vector unit. Changes nothing but the time.</summary>
    public VectorUnit Unit { get; init; } = VectorUnits.Best;
}

/// <summary>How long a search over gates goes on: counts, never seconds, so that a seed gives the same result everywhere.</summary>
/// <param name="Batches">Parts of the search; after each one a checkpoint can be written.</param>
/// <param name="Rounds">Rounds of annealing in a batch; they can run at the same time.</param>
/// <param name="Moves">Gates visited in a round.</param>
public sealed record GateBudget(int Batches, int Rounds, int Moves)
{
    /// <summary>A first look.</summary>
    public static GateBudget Quick { get; } = new(3, 4, 20_000);

    /// <summary>What published figures are compared with.</summary>
    public static GateBudget Normal { get; } = new(8, 4, 60_000);

    /// <summary>Ten times that.</summary>
    public static GateBudget Thorough { get; } = new(24, 8, 100_000);
}
