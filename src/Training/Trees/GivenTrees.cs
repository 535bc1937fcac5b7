using System.Collections.Immutable;
using System.Security.Cryptography;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Models;

namespace PrintedMlp.Training.Trees;

/// <summary>Decision trees that were trained elsewhere, over raw values; docs/trained-models.md describes the file.</summary>
/// <param name="Name">File name.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="Trees">The nodes of each tree, the root first, children after their parent.</param>
/// <param name="Labels">The classes that the nodes name by their place.</param>
public sealed record GivenTrees(string Name, string Sha256, ImmutableArray<ImmutableArray<GivenNode>> Trees, ImmutableArray<string> Labels)
{
    private const int MostTrees = 1000, MostNodes = 100_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserException">It holds no trees; the message says where and why.</exception>
    public static GivenTrees Read(string path) => Parse(InputFile.Named(path, "Name the JSON file of the trees in it"), path);

    /// <summary>Reads the bytes of a file called <paramref name="path"/>.</summary>
    internal static GivenTrees Parse(byte[] bytes, string path)
    {
        try
        {
            var root = JsonPlace.Parse(bytes);
            string format = root.Member("format").Text();
            if (format == ModelJson.Format)
            {
                throw new FormatException("it holds a network. --model takes it, and --trees decision trees");
            }
            if (format != ModelJson.TreesFormat)
            {
                throw new FormatException($"its format is \"{Printable.Short(format)}\", expected \"{ModelJson.TreesFormat}\"");
            }
            root.Only("format", "classes", "trees");
            ImmutableArray<string> labels = [.. root.Member("classes").Items().Select(label => label.Label())];
            ImmutableArray<ImmutableArray<GivenNode>> trees = [.. root.Member("trees").Items(MostTrees).Select(tree => Tree(tree, labels.Length))];
            return trees.IsEmpty ? throw new FormatException("trees is empty, expected at least one")
                : new GivenTrees(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes)), trees, labels);
        }
        catch (FormatException e)
        {
            throw new UserException($"{path}: {e.Message}.\nFiles of trees are described in docs/trained-models.md.", e);
        }
    }

    /// <summary>Number of leaves of all trees.</summary>
    public int Leaves => Trees.Sum(tree => tree.Count(node => node.Feature < 0));

    /// <summary>The trees over the levels of a grid. Each question takes the one of the two thresholds around its own that fewer of the rows
    /// that reach it tell apart from it; where there is none on one side, its answer may be the same for all.</summary>
    /// <param name="dataset">The table, whose classes the trees have to name.</param>
    /// <param name="grid">The levels.</param>
    /// <param name="rows">Training rows, raw.</param>
    /// <exception cref="UserException">Features or classes differ; the message says which.</exception>
    public Forest On(Dataset dataset, LevelGrid grid, IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(grid);
        int[] classes = [.. Labels.Select(label => dataset.Classes.Select((own, i) => TrainedModel.IsSameLabel(own, label) ? i : -1)
            .FirstOrDefault(i => i >= 0, -1))];
        if (classes.Contains(-1))
        {
            throw new UserException($"{Name}: its class \"{Cell.Short(Labels[Array.IndexOf(classes, -1)])}\" is none of the table, which has "
                + $"{string.Join(", ", dataset.Classes.Take(12).Select(Cell.Short))}. Check --class-column.");
        }
        int highest = Trees.Max(tree => tree.Max(node => node.Feature));
        return highest < dataset.Features.Length ? new Forest([.. Trees.Select(tree => OnLevels(tree, classes, grid, rows))])
            : throw new UserException($"{Name}: its trees ask feature {highest}, counted from 0, and the table has {dataset.Features.Length} "
                + "features. Check --class-column and --ignore-columns.");
    }

    private static DecisionTree OnLevels(ImmutableArray<GivenNode> tree, int[] classes, LevelGrid grid, IReadOnlyList<double[]> rows)
    {
        int[] thresholds = Thresholds(tree, grid, rows);
        return new DecisionTree([.. Enumerable.Range(0, tree.Length).Select(Node)]);

        // Where a question has one answer, the node is its child.
        TreeNode Node(int at)
        {
            while (tree[at].Feature >= 0 && (thresholds[at] == 0 || thresholds[at] > grid.Thresholds[tree[at].Feature].Length))
            {
                at = thresholds[at] == 0 ? tree[at].Above : tree[at].Below;
            }
            GivenNode node = tree[at];
            return new TreeNode(
                classes[node.Class], node.Feature < 0 ? null : new TreeQuestion(node.Feature, thresholds[at], node.Below, node.Above));
        }
    }

    /// <summary>The threshold of each inner node, counted from 1; 0 where all goes above, one more than there are where all goes below.</summary>
    private static int[] Thresholds(ImmutableArray<GivenNode> tree, LevelGrid grid, IReadOnlyList<double[]> rows)
    {
        int[] thresholds = new int[tree.Length];
        List<int>?[] reaching = new List<int>?[tree.Length];
        reaching[0] = [.. Enumerable.Range(0, rows.Count)];
        for (int i = 0; i < tree.Length; i++)
        {
            GivenNode node = tree[i];
            if (node.Feature < 0)
            {
                continue;
            }
            List<int> own = reaching[i] ?? [];
            reaching[i] = null;
            double[] values = [.. own.Select(row => grid.Filled(node.Feature, rows[row][node.Feature]))];
            thresholds[i] = Nearest(node.Threshold, grid.Thresholds[node.Feature], values);
            for (int k = 0; k < values.Length; k++)
            {
                // A value above the node's threshold goes above.
                (reaching[values[k] > node.Threshold ? node.Above : node.Below] ??= []).Add(own[k]);
            }
        }
        return thresholds;
    }

    private static int Nearest(double asked, ImmutableArray<double> thresholds, double[] values)
    {
        int below = thresholds.Count(t => t <= asked);
        return new[] { below, below + 1 }.OrderBy(k => values.Count(value => value > asked != value >= Raw(k)))
            .ThenBy(k => k == 0 || k > thresholds.Length).First();

        double Raw(int k) => k == 0 ? double.NegativeInfinity : k > thresholds.Length ? double.PositiveInfinity : thresholds[k - 1];
    }

    private static ImmutableArray<GivenNode> Tree(JsonPlace tree, int classes)
    {
        tree.Only("feature", "threshold", "left", "right", "class");
        JsonPlace[] features = [.. tree.Member("feature").Items(MostNodes)];
        JsonPlace[] thresholds = Column("threshold"), left = Column("left"), right = Column("right"), labels = Column("class");
        return [.. features.Select((feature, i) => feature.Whole(-2, Perceptron.LargestLayer) is >= 0 and var asked
            ? new GivenNode(asked, thresholds[i].Number(), Child(left[i], i), Child(right[i], i), labels[i].Whole(0, classes - 1))
            : new GivenNode(-1, 0, -1, -1, labels[i].Whole(0, classes - 1)))];

        JsonPlace[] Column(string name) => tree.Member(name).Items(MostNodes).ToArray() is var column && column.Length == features.Length
            && column.Length > 0 ? column : throw new FormatException(
                $"{tree.Name} has {features.Length} items of feature and {column.Length} of {name}. Expected one of each for every node");

        int Child(JsonPlace child, int parent) => child.Whole(parent + 1, features.Length - 1);
    }
}

/// <summary>A node of a tree over raw values.</summary>
/// <param name="Feature">What it asks; -1 in a leaf.</param>
/// <param name="Threshold">Values up to here go below.</param>
/// <param name="Below">Number of the child for them.</param>
/// <param name="Above">Number of the child for higher ones.</param>
/// <param name="Class">Place of the class among the labels.</param>
public readonly record struct GivenNode(int Feature, double Threshold, int Below, int Above, int Class);
