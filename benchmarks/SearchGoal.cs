using System.Collections.Immutable;

namespace PrintedMlp.Benchmarks;

/// <summary>What a search of a data set shall reach.</summary>
/// <param name="DataSet">Name of the data set.</param>
/// <param name="Hidden">Hidden neurons of the search.</param>
/// <param name="AreaCm2">Area that the first target may cost.</param>
/// <param name="Targets">Test accuracies.</param>
internal sealed record SearchGoal(string DataSet, int Hidden, double AreaCm2, params ImmutableArray<double> Targets)
{
    /// <summary>The five data sets of the papers.</summary>
    public static ImmutableArray<SearchGoal> All { get; } =
    [
        new("Pendigits", 10, 1.0, 0.898),
        new("Cardio", 5, 0.12, 0.875),
        new("Breast Cancer", 3, 0.025, 0.950),
        new("RedWine", 4, 0.025, 0.550),
        new("WhiteWine", 4, 0.15, 0.515),
    ];
}
