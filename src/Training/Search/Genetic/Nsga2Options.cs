namespace PrintedMlp.Training.Search.Genetic;

/// <summary>How NSGA-II searches.</summary>
/// <param name="Population">Individuals that survive a generation, at least 4 and even.</param>
/// <param name="Crossover">Chance that a child has two parents.</param>
/// <param name="Mutation">Chance of each gene to change.</param>
/// <param name="Variation">How children come about.</param>
public sealed record Nsga2Options(int Population, double Crossover, double Mutation, Variation Variation)
{
    /// <summary>DATE'24's figures, with the population of its released code's order.</summary>
    public static Nsga2Options Published { get; } = new(200, 0.7, 0.002, Variation.Genes);

    /// <summary>ICCAD'23's figures, but for its population of 1000.</summary>
    public static Nsga2Options PublishedMasks { get; } = new(200, 0.7, 0.2, Variation.Masks);

    /// <summary>What the memetic search does between rounds of annealing: neurons are exchanged whole.</summary>
    public static Nsga2Options Memetic { get; } = new(200, 0.7, 0.004, Variation.Neurons);
}
