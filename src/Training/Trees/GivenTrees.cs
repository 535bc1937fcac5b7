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
    private const string Format = "printedmlp-trees-1";
    private const int MostTrees = 1000, MostNodes = 100_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserException">It holds no trees; the message says where and why.</exception>
    public static GivenTrees Read(string path) => Parse(InputFile.Bytes(path), path);

    /// <summary>Reads the bytes of a file called <paramref name="path"/>.</summary>
    internal static GivenTrees Parse(byte[] bytes, string path)
    {
        try
        {
            var root = JsonPlace.Parse(bytes);
            string format = root.Member("format").Text();
            if (format != Format)
            {
                throw new FormatException($"its format is \"{Printable.Short(format)}\", expected \"{Format}\"");
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

    /// <summary>The trees over the levels of a grid. Each question takes the one of the two thresholds around its own that fewer rows tell
    /// apart from it.</summary>
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
        return highest < dataset.Features.Length ? new Forest([.. Trees.Select(tree => new DecisionTree([.. tree.Select(Node)]))])
            : throw new UserException($"{Name}: its trees ask feature {highest}, counted from 0, and the table has {dataset.Features.Length} "
                + "features. Check --class-column and --ignore-columns.");

        TreeNode Node(GivenNode node)
        {
            int label = classes[node.Class];
            return node.Feature < 0 ? new TreeNode(label) : Threshold(node) is > 0 and int threshold
                ? new TreeNode(label, new TreeQuestion(node.Feature, threshold, node.Below, node.Above))
                // A constant column: nothing is above.
                : new TreeNode(label, new TreeQuestion(FirstLeveled(), 1, node.Below, node.Below));
        }

        // Counted from 1; a value above the node's threshold goes above.
        int Threshold(GivenNode node)
        {
            ImmutableArray<double> thresholds = grid.Thresholds[node.Feature];
            int below = thresholds.Count(t => t <= node.Threshold);
            return new[] { below, below + 1 }.Where(k => k >= 1 && k <= thresholds.Length)
                .OrderBy(k => rows.Count(row => grid.Filled(node.Feature, row[node.Feature]) is var value
                    && value > node.Threshold != value >= thresholds[k - 1])).FirstOrDefault(0);
        }

        int FirstLeveled() => Math.Max(0, grid.Thresholds.IndexOf(grid.Thresholds.FirstOrDefault(t => t.Length > 0)));
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
