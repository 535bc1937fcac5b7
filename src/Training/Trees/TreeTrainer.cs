using PrintedMlp.Training.Data;
using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Trees;

/// <summary>Grows a decision tree leaf by leaf, always the split that lowers the Gini impurity most (Breiman et al.,
/// Classification and Regression Trees, 1984), so that every tree on the way is the best of its size that greed finds.</summary>
/// <param name="rows">Training rows.</param>
/// <param name="weighting">What weighs the same.</param>
public sealed class TreeTrainer(CodedRows rows, Weighting weighting = Weighting.Rows)
{
    /// <summary>Less is rounding.</summary>
    private const double LeastGain = 1e-12;

    /// <summary>One in so many features is drawn for a question.</summary>
    private const int DrawnOf = 3;

    private readonly double[] _weights = Weights(rows, weighting);

    /// <summary>Grows a tree.</summary>
    /// <param name="leaves">Leaves at most, at least 1.</param>
    /// <param name="depth">Most questions on a way from the root, at least 0.</param>
    /// <param name="random">Draws a third of the features for each question, and further ones as long as none of them gains; null to look at
    /// all.</param>
    /// <returns>The trees on the way, smallest first; each has one leaf more than the one before.</returns>
    public IEnumerable<DecisionTree> Grow(int leaves, int depth = int.MaxValue, RandomStream? random = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leaves, 1);
        List<TreeNode> nodes = [];
        PriorityQueue<(int Node, int Depth, int[] Members, TreeSplit Split), (double Gain, int Node)> open = new();
        Add([.. Enumerable.Range(0, rows.Count)], 0);
        yield return new DecisionTree([.. nodes]);
        while (nodes.Count < 2 * leaves - 1 && open.TryDequeue(out (int Node, int Depth, int[] Members, TreeSplit Split) next, out _))
        {
            (int feature, int threshold, _) = next.Split;
            nodes[next.Node] = nodes[next.Node] with { Question = new(feature, threshold, nodes.Count, nodes.Count + 1) };
            Add([.. next.Members.Where(row => rows.Codes[row][feature] < threshold)], next.Depth + 1);
            Add([.. next.Members.Where(row => rows.Codes[row][feature] >= threshold)], next.Depth + 1);
            yield return new DecisionTree([.. nodes]);
        }

        void Add(int[] members, int at)
        {
            double[] weights = Histogram(members);
            if (at < depth && Best(members, weights, random) is { } split)
            {
                open.Enqueue((nodes.Count, at, members, split), (-split.Gain, nodes.Count));
            }
            nodes.Add(new TreeNode(Array.IndexOf(weights, weights.Max())));
        }
    }

    /// <summary>The split with the largest gain, of equal ones the first; null when none gains.</summary>
    private TreeSplit? Best(int[] members, double[] weights, RandomStream? random)
    {
        TreeSplit? best = null;
        int codes = 1 << rows.Bits;
        double before = Gini.Impurity(weights);
        int[] features = [.. Enumerable.Range(0, rows.Codes[0].Length)];
        random?.Shuffle(features.AsSpan());
        int enough = random is null ? features.Length : (features.Length + DrawnOf - 1) / DrawnOf;
        for (int looked = 0; looked < features.Length && (looked < enough || best is null); looked++)
        {
            int feature = features[looked];
            double[][] histogram = [.. Enumerable.Range(0, codes).Select(_ => new double[rows.Classes])];
            foreach (int row in members)
            {
                histogram[rows.Codes[row][feature]][rows.Labels[row]] += _weights[row];
            }
            double[] below = new double[rows.Classes], above = [.. weights];
            for (int threshold = 1; threshold < codes; threshold++)
            {
                for (int c = 0; c < rows.Classes; c++)
                {
                    below[c] += histogram[threshold - 1][c];
                    above[c] -= histogram[threshold - 1][c];
                }
                double gain = before - Gini.Impurity(below) - Gini.Impurity(above);
                best = gain > (best?.Gain ?? LeastGain) ? new TreeSplit(feature, threshold, gain) : best;
            }
        }
        return best;
    }

    private double[] Histogram(int[] members)
    {
        double[] weights = new double[rows.Classes];
        foreach (int row in members)
        {
            weights[rows.Labels[row]] += _weights[row];
        }
        return weights;
    }

    private static double[] Weights(CodedRows rows, Weighting weighting)
    {
        int[] counts = new int[rows.Classes];
        foreach (int label in rows.Labels)
        {
            counts[label]++;
        }
        return [.. rows.Labels.Select(label => weighting switch
        {
            Weighting.Classes => (double)rows.Count / counts[label],
            Weighting.Costs => rows.Costs?.Weight(label) ?? 1,
            _ => 1,
        })];
    }

    private sealed record TreeSplit(int Feature, int Threshold, double Gain);
}
