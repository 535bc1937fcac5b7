using PrintedMlp.Training.Data;
using PrintedMlp.Training.Numerics;

namespace PrintedMlp.Training.Trees;

/// <summary>Grows a decision tree leaf by leaf, always the split that lowers the Gini impurity most (Breiman et al.,
/// Classification and Regression Trees, 1984), so that every tree on the way is the best of its size that greed finds.</summary>
/// <param name="rows">Training rows.</param>
/// <param name="weights">What each of them weighs, above 0.</param>
public sealed class TreeTrainer(CodedRows rows, double[] weights)
{
    /// <summary>Of rows that weigh as usual.</summary>
    /// <param name="rows">Training rows.</param>
    /// <param name="weighting">What weighs the same.</param>
    public TreeTrainer(CodedRows rows, Weighting weighting = Weighting.Rows) : this(rows, Weights(rows, weighting))
    {
    }

    /// <summary>Less is rounding.</summary>
    private const double LeastGain = 1e-12;

    /// <summary>Grows a tree.</summary>
    /// <param name="leaves">Leaves at most, at least 1.</param>
    /// <param name="depth">Most questions on a way from the root, at least 0.</param>
    /// <returns>The trees on the way, smallest first; each has one leaf more than the one before.</returns>
    public IEnumerable<DecisionTree> Grow(int leaves, int depth = int.MaxValue)
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
            double[] histogram = Histogram(members);
            if (at < depth && Best(members, histogram) is { } split)
            {
                open.Enqueue((nodes.Count, at, members, split), (-split.Gain, nodes.Count));
            }
            nodes.Add(new TreeNode(Array.IndexOf(histogram, histogram.Max())));
        }
    }

    /// <summary>The split with the largest gain, of equal ones the first; null when none gains.</summary>
    private TreeSplit? Best(int[] members, double[] all)
    {
        TreeSplit? best = null;
        int codes = 1 << rows.Bits, classes = rows.Classes;
        double before = Gini.Impurity(all);
        double[] histogram = new double[codes * classes], below = new double[classes], above = new double[classes];
        for (int feature = 0; feature < rows.Codes[0].Length; feature++)
        {
            Array.Clear(histogram);
            foreach (int row in members)
            {
                histogram[rows.Codes[row][feature] * classes + rows.Labels[row]] += weights[row];
            }
            Array.Clear(below);
            all.CopyTo(above, 0);
            for (int threshold = 1; threshold < codes; threshold++)
            {
                for (int c = 0; c < classes; c++)
                {
                    below[c] += histogram[(threshold - 1) * classes + c];
                    above[c] -= histogram[(threshold - 1) * classes + c];
                }
                double gain = before - Gini.Impurity(below) - Gini.Impurity(above);
                best = gain > (best?.Gain ?? LeastGain) ? new TreeSplit(feature, threshold, gain) : best;
            }
        }
        return best;
    }

    private double[] Histogram(int[] members)
    {
        double[] histogram = new double[rows.Classes];
        foreach (int row in members)
        {
            histogram[rows.Labels[row]] += weights[row];
        }
        return histogram;
    }

    /// <summary>What each row weighs.</summary>
    internal static double[] Weights(CodedRows rows, Weighting weighting)
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
