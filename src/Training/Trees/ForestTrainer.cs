using System.Collections.Immutable;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Trees;

/// <summary>Grows decision trees that vote: each on rows drawn with replacement, each question the best of a third of the features, drawn for it
/// (Breiman, Random Forests, 2001).</summary>
/// <param name="rows">Training rows.</param>
/// <param name="weighting">What weighs the same.</param>
public sealed class ForestTrainer(CodedRows rows, Weighting weighting = Weighting.Rows)
{
    /// <summary>Grows trees, and keeps what each was on its way.</summary>
    /// <param name="trees">Number of trees, at least 1.</param>
    /// <param name="leaves">Leaves at most of what is kept, at least 1 each.</param>
    /// <param name="random">Decides rows and features; is not moved.</param>
    /// <param name="threads">Threads, at least 1; they change nothing but the time.</param>
    /// <returns>For each tree one of each number of leaves, or fewer where it cannot have as many.</returns>
    public ImmutableArray<ImmutableArray<DecisionTree>> Grow(int trees, ImmutableArray<int> leaves, RandomStream random, int threads)
    {
        ArgumentNullException.ThrowIfNull(random);
        var grown = new ImmutableArray<DecisionTree>[trees];
        Parallel.For(0, trees, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => grown[i] = Tree(leaves, random.Child((ulong)i)));
        return [.. grown];
    }

    private ImmutableArray<DecisionTree> Tree(ImmutableArray<int> leaves, RandomStream random)
    {
        int[] drawn = [.. Enumerable.Range(0, rows.Count).Select(_ => random.Next(rows.Count))];
        CodedRows own = rows with { Codes = [.. drawn.Select(row => rows.Codes[row])], Labels = [.. drawn.Select(row => rows.Labels[row])] };
        DecisionTree[] kept = new DecisionTree[leaves.Length];
        foreach (DecisionTree tree in new TreeTrainer(own, weighting).Grow(leaves.Max(), random: random))
        {
            for (int i = 0; i < kept.Length; i++)
            {
                kept[i] = kept[i] is null || tree.Leaves <= leaves[i] ? tree : kept[i];
            }
        }
        return [.. kept];
    }
}
