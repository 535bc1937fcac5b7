namespace PrintedMlp.Benchmarks;

/// <summary>Median, quantiles and rank correlation.</summary>
internal static class Statistics
{
    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The quantile at <paramref name="share"/>, 0..1, interpolated between neighbours.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return sorted[below] + (at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
    }

    /// <summary>Spearman's rank correlation; equal values share their mean rank.</summary>
    public static double Spearman(double[] a, double[] b)
    {
        double[] x = Ranks(a), y = Ranks(b);
        double mean = (a.Length - 1) / 2.0;
        double xy = x.Zip(y, (p, q) => (p - mean) * (q - mean)).Sum();
        return xy / Math.Sqrt(x.Sum(p => (p - mean) * (p - mean)) * y.Sum(q => (q - mean) * (q - mean)));
    }

    private static double[] Ranks(double[] values) =>
        [.. values.Select(v => values.Count(w => w < v) + (values.Count(w => w == v) - 1) / 2.0)];
}
