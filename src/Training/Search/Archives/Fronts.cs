namespace PrintedMlp.Training.Search.Archives;

/// <summary>Fronts of two objectives.</summary>
public static class Fronts
{
    /// <summary>The entries that no other beats in both error and cost.</summary>
    /// <param name="entries">In order of error, least first.</param>
    /// <param name="cost">What an entry costs.</param>
    public static IEnumerable<T> NonDominated<T>(IEnumerable<T> entries, Func<T, double> cost)
    {
        double least = double.PositiveInfinity;
        foreach (T entry in entries)
        {
            double own = cost(entry);
            if (own < least)
            {
                least = own;
                yield return entry;
            }
        }
    }
}
