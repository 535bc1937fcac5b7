namespace PrintedMlp.Approx.Techniques;

/// <summary>How far numbers moved.</summary>
/// <param name="Mean">Mean absolute difference, at least 0.</param>
/// <param name="WorstCase">Largest absolute difference, at least 0.</param>
/// <param name="ErrorRate">Share of the numbers that changed at all, 0..1.</param>
internal sealed record ApproximationError(double Mean, long WorstCase, double ErrorRate)
{
    /// <summary>Nothing moved.</summary>
    public static ApproximationError None { get; } = new(0, 0, 0);

    /// <summary>The error of <paramref name="after"/> against <paramref name="before"/>, pair by pair.</summary>
    /// <exception cref="ArgumentException">The two lists differ in length.</exception>
    public static ApproximationError Of(IReadOnlyList<long> before, IReadOnlyList<long> after)
    {
        if (before.Count != after.Count)
        {
            throw new ArgumentException($"{before.Count} numbers before, {after.Count} after");
        }
        if (before.Count == 0)
        {
            return None;
        }
        double sum = 0;
        long worst = 0;
        int changed = 0;
        for (int i = 0; i < before.Count; i++)
        {
            long distance = Math.Abs(after[i] - before[i]);
            sum += distance;
            worst = Math.Max(worst, distance);
            changed += distance == 0 ? 0 : 1;
        }
        return new ApproximationError(sum / before.Count, worst, (double)changed / before.Count);
    }
}
