namespace PrintedMlp.Training.Numerics;

/// <summary>The sequence that never falls and is nearest to a given one by squares: pool adjacent violators. Barlow et al., Statistical Inference
/// under Order Restrictions, 1972, 1.2.</summary>
public static class IsotonicRegression
{
    /// <summary>Fits values in their order.</summary>
    public static double[] Fit(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Stack<(double Sum, int Count)> pools = new();
        foreach (double value in values)
        {
            (double Sum, int Count) pool = (value, 1);
            while (pools.TryPeek(out (double Sum, int Count) before) && before.Sum * pool.Count >= pool.Sum * before.Count)
            {
                pools.Pop();
                pool = (before.Sum + pool.Sum, before.Count + pool.Count);
            }
            pools.Push(pool);
        }
        return [.. pools.Reverse().SelectMany(pool => Enumerable.Repeat(pool.Sum / pool.Count, pool.Count))];
    }
}
