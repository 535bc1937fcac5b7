namespace PrintedMlp.Training.Search.LocalSearch;

/// <summary>How one round of annealing goes.</summary>
/// <param name="Price">What a cm2 is worth in error at the beginning.</param>
/// <param name="Growth">Factor by which the price grows in each of <see cref="Steps"/> steps.</param>
/// <param name="Temperature">Mean worsening, in error, that is still accepted.</param>
/// <param name="Moves">Number of moves drawn.</param>
public sealed record AnnealingPlan(double Price, double Growth, double Temperature, int Moves)
{
    /// <summary>Number of times that the price grows.</summary>
    public const int Steps = 64;
}
