using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Generator.Designs;

/// <summary>Decision trees on the levels of a run: starts of the search over gates, and designs to compare with.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows; test rows are not read.</param>
/// <param name="prices">The technology.</param>
internal sealed class TreeDesigns(RunOptions options, RunData data, GatePrices prices)
{
    /// <summary>Leaves up to which every tree is grown, and of the largest tree that starts a search: a round from a larger one takes long.</summary>
    private const int UsualLeaves = 256, MostToStart = 512;

    /// <summary>Leaves of the largest tree: some 20 cm2.</summary>
    private const int MostLeaves = 2048;

    /// <summary>Beyond the usual number trees grow until they have this many times the leaves of the best one on validation rows.</summary>
    private const double Patience = 1.5;

    /// <summary>Trees that become candidates: each has this factor more leaves than the one before, at least one more.</summary>
    private const double Growth = 1.12;

    /// <summary>A best tree of fewer leaves says that greed sees nothing: what helps shows further down.</summary>
    private const int FewLeaves = 8;

    private readonly Lazy<ImmutableArray<(DecisionTree Tree, GateList Gates, double Lost)>> _trees =
        new(() => Grow(options, data, prices, data.OnLevels.Training));

    private readonly Lazy<StructureTree?> _structure = new(() => StructureTree.Of(options, data, prices, UsualLeaves));

    /// <summary>The trees that were given, as one netlist; null when none were, or when they have too many gates to start from.</summary>
    /// <param name="most">Most gates.</param>
    /// <param name="log">Told what they are worth.</param>
    public GateList? Given(int most, RunLog log)
    {
        if (options.Gates.Trees is not { } given)
        {
            return null;
        }
        Forest forest = given.On(data.Dataset, data.Grid, data.Dataset.Select(data.Split.Training));
        int classes = data.Dataset.Classes.Length;
        GateList gates = GateList.Of(forest.ToCircuit(LevelEncoder.Inputs(data.Grid), Argmax.IndexBits(classes), classes), prices.Universal);
        CodedRows rows = data.OnLevels.Validation;
        log.Line($"trees: {forest.Trees.Length} of {given.Leaves} leaves in all, {gates.Gates} gates, validation accuracy on levels "
            + $"{Score.Of(rows, forest.Classify).Accuracy:0.000}");
        if (gates.Gates > most)
        {
            log.Line($"note: the trees of {given.Name} have more than {most} gates, too many for the search over gates to start from. Give fewer, or "
                + "smaller ones");
            return null;
        }
        return gates;
    }

    /// <summary>The tree that is best on validation rows, and one of a quarter of its leaves; the largest, where greed stops early; one that
    /// asks what inputs have in common, where that is better.</summary>
    /// <param name="teaching">Rows beside those of training that the trees are grown on; null without.</param>
    public TreeStarts Starts(Teaching? teaching)
    {
        ImmutableArray<(DecisionTree Tree, GateList Gates, double Lost)> grown = teaching is null ? _trees.Value
            : Grow(options, data, prices, Taught(teaching));
        (DecisionTree Tree, GateList Gates, double Lost)[] trees = [.. grown.Where(t => t.Tree.Leaves <= MostToStart)];
        int best = Array.IndexOf(trees, trees.MinBy(t => t.Lost));
        var small = trees.Last(t => t.Tree.Leaves <= Math.Max(2, trees[best].Tree.Leaves / 4));
        GateList[] larger = trees[best].Tree.Leaves < FewLeaves ? [trees[^1].Gates] : [];
        GateList[] structured = _structure.Value is { } structure && structure.Lost < LostPlain ? [structure.Gates] : [];
        return new([.. structured.Concat(larger).Append(trees[best].Gates).Append(small.Gates).Distinct()],
            [trees[best].Tree.Leaves, small.Tree.Leaves]);
    }

    /// <summary>Trees of given numbers of leaves, where rows have no say in the size any more.</summary>
    /// <param name="leaves">The most leaves of each.</param>
    /// <param name="teaching">Rows beside those of training that the trees are grown on; null without.</param>
    public ImmutableArray<GateList> OfLeaves(ImmutableArray<int> leaves, Teaching? teaching)
    {
        DecisionTree[] trees = [.. new TreeTrainer(teaching is null ? data.OnLevels.Training : Taught(teaching), options.Search.Weighting)
            .Grow(leaves.Max())];
        return [.. leaves.Distinct().Select(most => Gates(trees.Last(tree => tree.Leaves <= most), data, prices))];
    }

    /// <summary>What the validation rows that the best tree has wrong weigh.</summary>
    public double Lost => Math.Min(LostPlain, _structure.Value?.Lost ?? double.PositiveInfinity);

    /// <summary>A tree that may ask the gates of netlists too; null where the features have more than two values.</summary>
    /// <param name="found">Netlists over <see cref="LevelEncoder.Inputs"/>.</param>
    public StructureTree? Beyond(params ReadOnlySpan<GateList> found) => StructureTree.Of(options, data, prices, UsualLeaves, found);

    /// <summary>The best tree on validation rows.</summary>
    public Score Best => Score.Of(data.OnLevels.Validation, _trees.Value.MinBy(t => t.Lost).Tree.Classify);

    private double LostPlain => _trees.Value.Min(t => t.Lost);

    /// <summary>The trees as classifiers, smallest first.</summary>
    public IEnumerable<GateClassifier> Classifiers => AsClassifiers(t => t.Tree.Leaves <= UsualLeaves);

    /// <summary>Further ones, which are worth their area only where they are more accurate than all else.</summary>
    public IEnumerable<GateClassifier> Large => AsClassifiers(t => t.Tree.Leaves > UsualLeaves);

    private IEnumerable<GateClassifier> AsClassifiers(Func<(DecisionTree Tree, GateList Gates, double Lost), bool> taken) =>
        _trees.Value.Where(taken).Select(t => LevelEncoder.Classifier(t.Gates, data.Grid, Origin.Tree));

    private CodedRows Taught(Teaching teaching) => teaching.With(RunStreams.Teaching(options.Seed).Child(1));

    private static GateList Gates(DecisionTree tree, RunData data, GatePrices prices) => GateList.Of(
        tree.ToCircuit(LevelEncoder.Inputs(data.Grid), Argmax.IndexBits(data.Dataset.Classes.Length)), prices.Universal);

    private static ImmutableArray<(DecisionTree, GateList, double)> Grow(
        RunOptions options, RunData data, GatePrices prices, CodedRows training)
    {
        int next = 2;
        CodedRows validation = data.OnLevels.Validation;
        ImmutableArray<(DecisionTree, GateList, double Lost)>.Builder trees = ImmutableArray.CreateBuilder<(DecisionTree, GateList, double Lost)>();
        (double least, int best) = (double.PositiveInfinity, 0);
        foreach (DecisionTree tree in new TreeTrainer(training, options.Search.Weighting).Grow(MostLeaves))
        {
            if (tree.Leaves > Math.Max(UsualLeaves, Patience * best))
            {
                break;
            }
            if (tree.Leaves >= next || trees.Count == 0)
            {
                double lost = Score.Of(validation, tree.Classify).Lost(options.Search.Weighting);
                (least, best) = lost < least ? (lost, tree.Leaves) : (least, best);
                trees.Add((tree, Gates(tree, data, prices), lost));
                next = Math.Max(tree.Leaves + 1, (int)(tree.Leaves * Growth));
            }
        }
        return trees.ToImmutable();
    }
}

/// <summary>Trees that start a search.</summary>
/// <param name="Netlists">The trees.</param>
/// <param name="Leaves">How many leaves the best one on validation rows has, and the small one beside it.</param>
internal sealed record TreeStarts(ImmutableArray<GateList> Netlists, ImmutableArray<int> Leaves);
