using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Generator.Designs;

/// <summary>The third stage of a run: the designs that are going to be written.</summary>
/// <param name="Exact">The exact network.</param>
/// <param name="Front">Designs that span the front, smallest first.</param>
/// <param name="Tree">The decision tree to compare with; null when there is none.</param>
/// <param name="Considered">Designs of the whole front.</param>
internal sealed record Chosen(Design Exact, ImmutableArray<Design> Front, Design? Tree, int Considered)
{
    /// <summary>Chooses among what was found.</summary>
    public static Chosen Of(DesignTask task, Trained trained, Searched searched)
    {
        FrontChoice choice = new(task.Options, task.Data, task.Mapper.Builtin);
        Design exact = Design.Of(trained.Classifier, task.Data, task.Options);
        ILookup<bool, Design> trees = searched.Gates.ToLookup(d => d.Classifier.Origin == Origin.Tree);
        Design? tree = choice.Recommended([.. trees[true]], exact) ?? trees[true].MaxBy(d => d.Judged);
        // Only designs behind levels have flags.
        Design[] candidates = [.. task.Options.Gates.Flags.IsEmpty ? searched.Front : [], .. trees[false],
            .. trees[true].Where(d => choice.IsOfInterest(d, exact))];
        Parallel.For(0, candidates.Length, new ParallelOptions { MaxDegreeOfParallelism = task.Options.Threads },
            i => candidates[i] = candidates[i].WithDefects(task.Data, task.Options));
        ImmutableArray<Design> front = FrontChoice.Front(candidates);
        ImmutableArray<Design> thinned = FrontChoice.Thinned(front, choice.Recommended(front, exact), task.Options.Search.MaxDesigns);
        return new Chosen(exact, task.Options.Gates.Flags.IsEmpty ? thinned : Flagged(task, thinned, trained, searched.Gates), tree, front.Length);
    }

    private static ImmutableArray<Design> Flagged(DesignTask task, ImmutableArray<Design> front, Trained trained, ImmutableArray<Design> pool)
    {
        AnswerFlags flags = new(task.Options, task.Data, task.Mapper.Builtin,
            task.Options.Gates.Reject > 0 ? new Doubts(task.Options, task.Data, trained.Float, pool) : null);
        ImmutableArray<Design> flagged = [.. front.Select(flags.On).OfType<Design>()];
        if (flagged.Length < front.Length)
        {
            task.Log.Line($"note: {front.Length - flagged.Length} of {front.Length} designs are left out: they have no second circuit "
                + $"{AnswerFlags.Fitting(task.Options.Gates.Reject)}; another --reject may keep them");
        }
        return flagged;
    }
}
