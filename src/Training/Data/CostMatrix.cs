using System.Collections.Immutable;

namespace PrintedMlp.Training.Data;

/// <summary>What wrong answers cost.</summary>
/// <param name="Costs">Item [class][answer], at least 0, 0 for the right answer.</param>
public sealed record CostMatrix(ImmutableArray<ImmutableArray<double>> Costs)
{
    /// <summary>What an answer costs; an index that no class has costs as much as the worst answer.</summary>
    public double Of(int label, int answer) => answer < Costs.Length ? Costs[label][answer] : Worst(label);

    /// <summary>The cost of the worst answer to a class, which rows of the class weigh in training and search.</summary>
    public double Worst(int label) => Costs[label].Max();
}
