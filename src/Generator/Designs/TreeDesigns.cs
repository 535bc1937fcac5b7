using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Generator.Designs;

/// <summary>Decision trees on the levels of a run: starts of the search over gates, and designs to compare with.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows; test rows are not read.</param>
/// <param name="prices">The technology.</param>
internal sealed class TreeDesigns(RunOptions options, RunData data, GatePrices prices)
{
    /// <summary>Larger trees are larger than any netlist that is of interest.</summary>
    private const int MostLeaves = 256;

    /// <summary>Trees that become candidates: each has this factor more leaves than the one before, at least one more.</summary>
    private const double Growth = 1.12;

    /// <summary>A best tree of fewer leaves says that greed sees nothing: what helps shows further down.</summary>
    private const int FewLeaves = 8;

    private readonly Lazy<ImmutableArray<(DecisionTree Tree, GateList Gates)>> _trees = new(() => Grow(options, data, prices));

    private readonly Lazy<StructureTree?> _structure = new(() => StructureTree.Of(options, data, prices, MostLeaves));

    /// <summary>The tree that is best on validation rows, and one of a quarter of its leaves; the largest, where greed stops early; one that
    /// asks what inputs have in common, where that is better.</summary>
    public ImmutableArray<GateList> Starts
    {
        get
        {
            var trees = _trees.Value;
            int best = trees.IndexOf(trees.MaxBy(t => Right(t.Tree)));
            var small = trees.Last(t => t.Tree.Leaves <= Math.Max(2, trees[best].Tree.Leaves / 4));
            GateList[] larger = trees[best].Tree.Leaves < FewLeaves ? [trees[^1].Gates] : [];
            GateList[] structured = _structure.Value is { } structure && structure.Wrong < WrongPlain ? [structure.Gates] : [];
            return [.. structured.Concat(larger).Append(trees[best].Gates).Append(small.Gates).Distinct()];
        }
    }

    /// <summary>Validation rows that the best tree has wrong.</summary>
    public int Wrong => Math.Min(WrongPlain, _structure.Value?.Wrong ?? int.MaxValue);

    private int WrongPlain => data.Validation.Count - _trees.Value.Max(t => Right(t.Tree));

    /// <summary>The trees as classifiers, smallest first.</summary>
    public IEnumerable<GateClassifier> Classifiers => _trees.Value.Select(t => LevelEncoder.Classifier(t.Gates, data.Grid, Origin.Tree));

    /// <summary>Validation rows that a tree has right.</summary>
    private int Right(DecisionTree tree)
    {
        var rows = data.OnLevels.Validation;
        return Enumerable.Range(0, rows.Count).Count(row => tree.Classify(rows.Codes[row]) == rows.Labels[row]);
    }

    private static ImmutableArray<(DecisionTree, GateList)> Grow(RunOptions options, RunData data, GatePrices prices)
    {
        ImmutableArray<InputSignal> inputs = LevelEncoder.Inputs(data.Grid);
        int bits = Argmax.IndexBits(data.Dataset.Classes.Length), next = 2;
        ImmutableArray<(DecisionTree, GateList)>.Builder trees = ImmutableArray.CreateBuilder<(DecisionTree, GateList)>();
        foreach (DecisionTree tree in new TreeTrainer(data.OnLevels.Training, options.Search.Weighting).Grow(MostLeaves))
        {
            if (tree.Leaves >= next || trees.Count == 0)
            {
                trees.Add((tree, GateList.Of(tree.ToCircuit(inputs, bits), prices.Universal)));
                next = Math.Max(tree.Leaves + 1, (int)(tree.Leaves * Growth));
            }
        }
        return trees.ToImmutable();
    }
}
