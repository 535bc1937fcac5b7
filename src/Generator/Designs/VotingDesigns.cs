using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Search.Archives;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Generator.Designs;

/// <summary>Decision trees that vote, from a few small ones to many larger ones. Where they know much more than all that is smaller, the front goes
/// on to them.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows; test rows are not read.</param>
/// <param name="prices">The technology.</param>
internal sealed class VotingDesigns(RunOptions options, RunData data, GatePrices prices)
{
    /// <summary>Leaves of a tree.</summary>
    private static readonly ImmutableArray<int> _leaves = [2, 3, 4, 6, 8];

    /// <summary>Votes on each class: odd, so that of two classes one wins.</summary>
    private static readonly ImmutableArray<int> _votes = [3, 5, 7, 11, 15, 23, 31];

    /// <summary>Leaves of all trees together at most: some 20 cm2.</summary>
    private const int MostLeaves = 4096;

    /// <summary>Training rows times features times classes that are looked at for a question at most: of more rows some are drawn.</summary>
    private const long MostLooked = 20_000_000;

    /// <summary>Judged accuracy by which the best of them has to be above all that the search found: what is ten times as large is not taken for a
    /// lead that validation rows may have by chance, and that netlists which saw them too are not believed.</summary>
    private const double Lead = 0.02;

    /// <summary>Those that are judged better than all that was found, where the best of them is by more than two points; else none.</summary>
    /// <param name="votes">What may be ahead.</param>
    /// <param name="judged">What one is judged, 0..1.</param>
    /// <param name="best">What the best that was found is judged.</param>
    public static IEnumerable<T> Ahead<T>(IEnumerable<T> votes, Func<T, double> judged, double best)
    {
        (T Votes, double Judged)[] ahead = [.. votes.Select(v => (v, judged(v))).Where(v => v.Item2 > best)];
        return ahead.Any(v => v.Judged > best + Lead) ? ahead.Select(v => v.Votes) : [];
    }

    /// <summary>Those that no other beats in leaves and on validation rows, fewest leaves first.</summary>
    /// <param name="teaching">Rows beside those of training that they are grown on; null without.</param>
    public ImmutableArray<VotingTrees> Growing(Teaching? teaching)
    {
        CodedRows training = teaching is null ? data.OnLevels.Training : teaching.With(RunStreams.Voting(options.Seed).Child(1));
        training = training.Drawn((int)Math.Max(1, Math.Min(int.MaxValue, MostLooked / ((long)data.Grid.Features * data.Dataset.Classes.Length))),
            RunStreams.Voting(options.Seed).Child(0));
        VotingTreesTrainer trainer = new(training, options.Search.Weighting);
        List<(VotingTrees Trees, double Lost)> grown = [];
        foreach (int leaves in _leaves)
        {
            VotingTrees most = trainer.Grow(_votes[^1], leaves, options.Threads);
            grown.AddRange(_votes.Select(votes => most with { Trees = [.. most.Trees.Select(trees => trees[..votes])] })
                .Where(trees => trees.Leaves <= MostLeaves).Select(trees => (trees, Lost(trees))));
        }
        return [.. Fronts.NonDominated(grown.OrderBy(g => g.Lost).ThenBy(g => g.Trees.Leaves), g => g.Trees.Leaves).Select(g => g.Trees).Reverse()];
    }

    /// <summary>Their netlist over <see cref="LevelEncoder.Inputs"/>.</summary>
    public GateList Gates(VotingTrees trees) => GateList.Of(trees.ToCircuit(LevelEncoder.Inputs(data.Grid)), prices.Universal);

    /// <summary>What the validation rows that they have wrong weigh.</summary>
    private double Lost(VotingTrees trees) => Score.Of(data.OnLevels.Validation, trees.Classify).Lost(options.Search.Weighting);
}
