namespace PrintedMlp.Benchmarks;

/// <summary>What a design must have more than a goal on the rows that choose it: the smallest of many that reach a figure does so by luck.</summary>
internal static class Confidence
{
    /// <summary>One-sided 95 % of a normal distribution, in standard errors.</summary>
    private const double StandardErrors = 1.64;

    /// <summary>The margin above an accuracy, 0..1, for a choice on so many rows.</summary>
    public static double Margin(double accuracy, int rows) => StandardErrors * Math.Sqrt(accuracy * (1 - accuracy) / rows);
}
