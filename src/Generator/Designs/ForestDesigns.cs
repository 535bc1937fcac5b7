using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Generator.Designs;

/// <summary>Decision trees that vote, from a few small ones to many large ones. Where they know much more than all that is smaller, the front goes
/// on to them.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows; test rows are not read.</param>
/// <param name="prices">The technology.</param>
internal sealed class ForestDesigns(RunOptions options, RunData data, GatePrices prices)
{
    /// <summary>Leaves of all trees together; the most are some 20 cm2.</summary>
    private static readonly ImmutableArray<int> _sizes = [128, 256, 512, 1024, 2048];

    /// <summary>Trees that they may be divided among.</summary>
    private static readonly ImmutableArray<int> _votes = [3, 5, 9, 15, 25];

    /// <summary>Of each size the best on validation rows, smallest first, as long as more leaves help.</summary>
    public ImmutableArray<Forest> Growing()
    {
        ImmutableArray<int> leaves = [.. _sizes.SelectMany(size => _votes.Select(votes => size / votes)).Distinct()];
        ImmutableArray<ImmutableArray<DecisionTree>> trees = new ForestTrainer(data.OnLevels.Training, options.Search.Weighting)
            .Grow(_votes[^1], leaves, RunStreams.Forests(options.Seed).Child(0), options.Threads);
        var sized = _sizes.SelectMany(size => _votes.Select(votes => (Size: size,
            Forest: new Forest([.. trees.Take(votes).Select(tree => tree[leaves.IndexOf(size / votes)])])))).ToArray();
        double[] lost = new double[sized.Length];
        Parallel.For(0, sized.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i => lost[i] = Lost(sized[i].Forest));
        ImmutableArray<Forest>.Builder growing = ImmutableArray.CreateBuilder<Forest>();
        double least = double.PositiveInfinity;
        foreach (var (forest, wrong) in sized.Zip(lost, (s, l) => (s.Size, s.Forest, Lost: l)).GroupBy(s => s.Size)
            .Select(g => g.MinBy(s => s.Lost)).Select(s => (s.Forest, s.Lost)))
        {
            if (wrong < least)
            {
                growing.Add(forest);
                least = wrong;
            }
        }
        return growing.ToImmutable();
    }

    /// <summary>What the validation rows that a forest has wrong weigh.</summary>
    public double Lost(Forest forest) => Score.Of(data.OnLevels.Validation, forest.Classify).Lost(options.Search.Weighting);

    /// <summary>It behind the levels of the run.</summary>
    public GateList Gates(Forest forest)
    {
        int classes = data.Dataset.Classes.Length;
        return GateList.Of(forest.ToCircuit(LevelEncoder.Inputs(data.Grid), Argmax.IndexBits(classes), classes), prices.Universal);
    }
}
