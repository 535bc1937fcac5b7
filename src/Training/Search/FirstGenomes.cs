using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genetic;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search;

/// <summary>What a search for networks begins with.</summary>
internal static class FirstGenomes
{
    /// <summary>Quantised float networks at all scales.</summary>
    /// <param name="task">The search.</param>
    /// <param name="rows">Rows that show how large the sums become.</param>
    public static IEnumerable<Individual> Of(SearchTask task, SearchRows rows) =>
        (task.Pretrained is { } network ? [network] : Trained(task)).SelectMany(network => PowerOfTwoStart.All(network, rows));

    /// <summary>The first population of a published search, none for others. A tenth quantised networks with full masks, the others
    /// random (DATE'24); for masks only, half random masks on the best network, a quarter nearly full, a quarter nearly empty
    /// (ICCAD'23).</summary>
    /// <param name="task">The search.</param>
    /// <param name="starts">Quantised networks with their losses and areas.</param>
    public static IReadOnlyList<Genome> Population(SearchTask task, IReadOnlyList<Individual> starts)
    {
        RandomStream random = task.Random.Child(1);
        Genome[] best = [.. starts.Where(s => double.IsFinite(s.AreaCm2)).OrderBy(s => s.Loss).ThenBy(s => s.AreaCm2).Select(s => s.Genome)];
        int count = Nsga2Options.Published.Population;
        IEnumerable<int> numbers = Enumerable.Range(0, count);
        return task.Options.Method switch
        {
            SearchMethod.Nsga2 => [.. numbers.Select(i =>
                i < count / 10 ? best[i % best.Length] : RandomGenomes.Draw(task.Shape, random.Child((ulong)i)))],
            SearchMethod.Nsga2Masks => [.. numbers.Select(i =>
                RandomGenomes.Masked(best[0], i < count / 2 ? 0.5 : i < 3 * count / 4 ? 0.95 : 0.05, random.Child((ulong)i)))],
            _ => [],
        };
    }

    private static IEnumerable<FloatMlp> Trained(SearchTask task)
    {
        TrainerOptions trainer = new()
        {
            Hidden = [task.Hidden],
            Restarts = 2,
            L2 = task.Options.L2,
            Weighting = task.Options.Weighting,
            Threads = task.Options.Threads,
        };
        return Enumerable.Range(0, task.Options.Budget.FloatNetworks)
            .Select(i => FloatTrainer.Train(task.Training, task.Validation, trainer, task.Random.Child(0).Child((ulong)i)));
    }
}
