using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genetic;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Tests.Training.Search;

/// <summary>Individuals with objectives drawn from few values, so that many are equal in one or both.</summary>
internal static class Populations
{
    public static readonly GenomeShape Shape = new(2, 2, 1, 2);

    public static Individual[] Draw(int count, int values, double violating, RandomStream random) =>
        [.. Enumerable.Range(0, count).Select(_ => Of(random.Next(values), random.Next(values) * 0.5, random.Chance(violating) ? 1 + random.Next(values) : 0))];

    public static Individual Of(long loss, double area, long violation = 0) =>
        new(Shape) { Loss = loss, AreaCm2 = area, Violation = violation };

    /// <summary>Constrained domination as Deb defines it: less violation, or both allowed and better in one objective, worse
    /// in none.</summary>
    public static bool Dominates(Individual a, Individual b) => a.Violation != b.Violation ? a.Violation < b.Violation
        : a.Violation == 0 && a.Loss <= b.Loss && a.AreaCm2 <= b.AreaCm2 && (a.Loss < b.Loss || a.AreaCm2 < b.AreaCm2);
}
