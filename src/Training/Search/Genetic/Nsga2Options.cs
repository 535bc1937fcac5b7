using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Genetic;

/// <summary>Makes a child of two parents.</summary>
public delegate void Crossover(Genome mother, Genome father, Genome child, RandomStream random);

/// <summary>Changes each gene with a chance above 0 and below 1.</summary>
public delegate void Mutation(Genome genome, double chance, RandomStream random);

/// <summary>How NSGA-II searches.</summary>
/// <param name="Population">Individuals that survive a generation, at least 4 and even.</param>
/// <param name="CrossoverChance">Chance that a child has two parents.</param>
/// <param name="Crossover">How it takes after both.</param>
/// <param name="MutationChance">Chance of each gene to change.</param>
/// <param name="Mutation">How genes change.</param>
public sealed record Nsga2Options(int Population, double CrossoverChance, Crossover Crossover, double MutationChance, Mutation Mutation)
{
    /// <summary>DATE'24's figures, with the population of its released code's order.</summary>
    public static Nsga2Options Published { get; } = new(200, 0.7, UniformCrossover.Apply, 0.002, ResetMutation.Apply);

    /// <summary>ICCAD'23's figures, but for its population of 1000: masks only.</summary>
    public static Nsga2Options PublishedMasks { get; } = new(200, 0.7, SimulatedBinaryCrossover.Apply, 0.2, PolynomialMutation.Apply);

    /// <summary>What the memetic search does between rounds of annealing: neurons are exchanged whole.</summary>
    public static Nsga2Options Memetic { get; } = new(200, 0.7, NeuronCrossover.Apply, 0.004, ResetMutation.Apply);
}
