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
