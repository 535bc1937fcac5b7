using System.Collections.Immutable;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Numerics;

namespace PrintedMlp.Training.Trees;

/// <summary>Grows trees that vote, one class against the others: each on rows that weigh the more the more trees before it have them wrong (Freund
/// and Schapire, A Decision-Theoretic Generalization of On-Line Learning and an Application to Boosting, 1997). All have one vote, as a vote that
/// weighs more is an adder that is larger.</summary>
/// <param name="rows">Training rows.</param>
/// <param name="weighting">What weighs the same.</param>
public sealed class VotingTreesTrainer(CodedRows rows, Weighting weighting = Weighting.Rows)
{
    /// <summary>What a vote changes in the logarithm of a row's weight.</summary>
    private const double Rate = 0.5;

    /// <summary>Grows trees.</summary>
    /// <param name="votes">Trees of each class, at least 1. The first ones are what fewer would be.</param>
    /// <param name="leaves">Leaves of a tree at most, at least 2.</param>
    /// <param name="threads">Threads, at least 1; they change nothing but the time.</param>
    public VotingTrees Grow(int votes, int leaves, int threads)
    {
        double[] weights = TreeTrainer.Weights(rows, weighting);
        var grown = new ImmutableArray<DecisionTree>[VotingTrees.Groups(rows.Classes)];
        Parallel.For(0, grown.Length, new ParallelOptions { MaxDegreeOfParallelism = threads },
            i => grown[i] = [.. Group(rows.Classes == 2 ? 1 : i, votes, leaves, weights)]);
        return new VotingTrees([.. grown], rows.Classes);
    }

    private IEnumerable<DecisionTree> Group(int of, int votes, int leaves, double[] weights)
    {
        CodedRows against = rows with { Labels = [.. rows.Labels.Select(label => label == of ? 1 : 0)], Classes = 2, Costs = null };
        int[] margins = new int[rows.Count];
        for (int vote = 0; vote < votes; vote++)
        {
            DecisionTree tree = new TreeTrainer(against, [.. margins.Select((margin, row) =>
                weights[row] * Elementary.Power(double.E, -Rate * margin))]).Grow(leaves).Last();
            for (int row = 0; row < margins.Length; row++)
            {
                margins[row] += tree.Classify(rows.Codes[row]) == against.Labels[row] ? 1 : -1;
            }
            yield return tree;
        }
    }
}
