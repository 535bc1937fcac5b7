using System.Collections.Immutable;

namespace PrintedMlp.Benchmarks;

/// <summary>What the search over gates of a data set shall reach.</summary>
/// <param name="DataSet">Name of the data set.</param>
/// <param name="Accuracy">Test accuracy at least.</param>
/// <param name="AreaCm2">Area at most.</param>
/// <param name="AimCm2">Area aimed at.</param>
internal sealed record GateGoal(string DataSet, double Accuracy, double AreaCm2, double AimCm2)
{
    /// <summary>The five data sets of the papers.</summary>
    public static ImmutableArray<GateGoal> All { get; } =
    [
        new("Pendigits", 0.900, 0.18, 0.15),
        new("Pendigits", 0.950, 0.45, 0.35),
        new("Pendigits", 0.965, 0.80, 0.60),
        new("Pendigits", 0.970, 1.20, 0.85),
        new("Cardio", 0.884, 0.040, 0.03),
        new("Cardio", 0.895, 0.075, 0.06),
        new("Cardio", 0.910, 0.15, 0.10),
        new("Breast Cancer", 0.950, 0.015, 0.010),
        new("RedWine", 0.560, 0.022, 0.012),
        new("WhiteWine", 0.525, 0.05, 0.04),
    ];
}
