namespace PrintedMlp.Training.Search;

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
