namespace PrintedMlp.Generator.Reports;

/// <summary>A figure over several seeds.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Deviation">Sample standard deviation.</param>
/// <param name="HalfInterval">Half the width of the 95 % confidence interval of the mean (Student's t).</param>
internal sealed record Statistic(string Name, double Mean, double Deviation, double HalfInterval)
{
    /// <summary>Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom.</summary>
    private static readonly double[] StudentT =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    /// <summary>The statistic of at least two values.</summary>
    public static Statistic Of(string name, IReadOnlyList<double> values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
        double t = values.Count - 1 <= StudentT.Length ? StudentT[values.Count - 2] : 1.96;
        return new Statistic(name, mean, deviation, t * deviation / Math.Sqrt(values.Count));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: mean {Mean:0.0000}, standard deviation {Deviation:0.0000}, 95 % interval of the mean "
        + $"+-{HalfInterval:0.0000}";
}
