namespace PrintedMlp.Training.Gates;

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
