using System.Collections.Immutable;

namespace PrintedMlp.Training.Data;

/// <summary>What wrong answers cost.</summary>
/// <param name="Costs">Item [class][answer], at least 0, 0 for the right answer.</param>
public sealed record CostMatrix(ImmutableArray<ImmutableArray<double>> Costs)
{
    private const double LeastWeight = 1.0 / 16;

    /// <summary>What an answer costs; an index that no class has costs as much as the worst answer.</summary>
    public double Of(int label, int answer) => answer < Costs.Length ? Costs[label][answer] : Worst(label);

    /// <summary>The cost of the worst answer to a class.</summary>
    public double Worst(int label) => Costs[label].Max();

    /// <summary>The cost of the cheapest wrong answer to a class, and a little where it is free, so that all other costs being equal the right one
    /// wins.</summary>
    public double Least(int label) => Math.Max(LeastWeight, Wrong(label).Min());

    /// <summary>What a row of a class weighs where a weight is all that can be said: the mean cost of the wrong answers to it, as Breiman et al.,
    /// Classification and Regression Trees, 1984, 4.4 alter priors.</summary>
    public double Weight(int label) => Math.Max(LeastWeight, Wrong(label).Average());

    private IEnumerable<double> Wrong(int label) => Costs[label].Where((_, answer) => answer != label);
}
