namespace PrintedMlp.Training.Search.Genetic;

/// <summary>Sorts a population into fronts: nobody of a front is dominated by another of it, everybody of the next is
/// dominated by somebody of it (Deb and others, NSGA-II, IEEE TEVC 2002). With two objectives one pass over the sorted
/// population is enough: O(n log n) instead of O(n^2).</summary>
internal static class NonDominatedSorting
{
    /// <summary>Gives everybody a rank and puts the population in order of ranks, and within a rank in order of loss.
    /// An individual that violates the constraint comes after all that do not, by its violation.</summary>
    public static void Sort(Individual[] population)
    {
        Array.Sort(population, Order);
        // Smallest area so far of each front; ascending, so the front of the next individual is found by bisection.
        double[] smallest = new double[population.Length];
        int fronts = 0, feasible = 0;
        for (; feasible < population.Length && population[feasible].Violation == 0; feasible++)
        {
            Individual individual = population[feasible];
            bool isTwin = feasible > 0 && population[feasible - 1].Loss == individual.Loss
                && population[feasible - 1].AreaCm2 == individual.AreaCm2;
            int front = isTwin ? population[feasible - 1].Rank : FirstAbove(smallest.AsSpan(0, fronts), individual.AreaCm2);
            smallest[front] = individual.AreaCm2;
            fronts = Math.Max(fronts, front + 1);
            individual.Rank = front;
        }
        for (int i = feasible; i < population.Length; i++)
        {
            bool isTwin = i > feasible && population[i - 1].Violation == population[i].Violation;
            population[i].Rank = isTwin ? population[i - 1].Rank : fronts++;
        }
        Array.Sort(population, static (a, b) => a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : Order(a, b));
    }

    private static int Order(Individual a, Individual b) => a.Violation != b.Violation ? a.Violation.CompareTo(b.Violation)
        : a.Loss != b.Loss ? a.Loss.CompareTo(b.Loss) : a.AreaCm2.CompareTo(b.AreaCm2);

    /// <summary>The first front of which nobody dominates an individual of this area and at least as large a loss.</summary>
    private static int FirstAbove(ReadOnlySpan<double> smallest, double area)
    {
        int low = 0, high = smallest.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = smallest[middle] <= area ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
