using System.Collections.Immutable;
using System.Globalization;

namespace PrintedMlp.Benchmarks;

/// <summary>What classifier and front end together shall reach.</summary>
/// <param name="DataSet">Name of the data set.</param>
/// <param name="Hidden">Hidden neurons of the networks that the search starts from.</param>
/// <param name="Accuracy">Test accuracy at least.</param>
/// <param name="AreaCm2">Area of the system at most.</param>
/// <param name="PowerMw">Its power at 1.0 V at most.</param>
internal sealed record SystemGoal(string DataSet, int Hidden, double Accuracy, double AreaCm2, double PowerMw)
{
    /// <summary>How the most accurate system within area and power is marked.</summary>
    public string Within => string.Create(CultureInfo.InvariantCulture, $"within {AreaCm2} cm2 {PowerMw} mW");

    /// <summary>Seven data sets.</summary>
    public static ImmutableArray<SystemGoal> All { get; } =
    [
        new("Cardio", 5, 0.88, 0.010, 0.25),
        new("Cardio", 5, 0.90, 0.019, 0.25),
        new("Cardio", 5, 0.912, 0.055, 0.60),
        new("Pendigits", 10, 0.95, 0.28, 4.4),
        new("Pendigits", 10, 0.96, 0.38, 4.4),
        new("Pendigits", 10, 0.966, 0.48, 4.4),
        new("Pendigits", 10, 0.97, 0.80, 4.4),
        new("Breast Cancer", 3, 0.95, 0.030, 0.20),
        new("Breast Cancer", 3, 0.97, 0.020, 0.20),
        new("Seeds", 4, 0.92, 0.050, 0.40),
        new("Seeds", 4, 0.93, 0.020, 0.40),
        new("Vertebral", 3, 0.81, 0.060, 0.40),
        new("Balance", 3, 0.90, 0.40, 1.8),
        new("Balance", 3, 0.93, 0.20, 1.8),
        new("Iris", 3, 0.94, 0.050, 0.40),
    ];
}
