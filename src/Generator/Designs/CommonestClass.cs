using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>What always answering the commonest class of the training rows gives: a design that is no better knows nothing.</summary>
/// <param name="Label">The class.</param>
/// <param name="Training">Its score on training rows.</param>
/// <param name="Validation">Its score on validation rows.</param>
/// <param name="Test">Its score on test rows: for final figures only.</param>
internal sealed record CommonestClass(string Label, Score Training, Score Validation, Score Test)
{
    /// <summary>The commonest class of a run's training rows; of several the first.</summary>
    public static CommonestClass Of(RunData data)
    {
        int commonest = data.Training.Labels.CountBy(label => label).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key;
        return new CommonestClass(data.Dataset.Classes[commonest], On(data.Training), On(data.Validation), On(data.Test));

        Score On(CodedRows rows) => Score.Of([.. Enumerable.Repeat(commonest, rows.Count)], rows.Labels, rows.Classes, rows.Costs);
    }

    /// <summary>Whether none of some designs knows more.</summary>
    public bool BeatsAll(IEnumerable<Design> designs, RunOptions options) => !designs.Any(d => IsBeatenBy(d, options));

    /// <summary>Said where none knows more.</summary>
    public string BeatsAllNote => $"no design is better than always answering \"{Label}\", the commonest class";

    /// <summary>Whether a design knows more, by the measure that the choice goes by and by balanced accuracy, on validation rows too: a training row
    /// more is found where there is nothing to know. Where validation rows have only that class, they say nothing.</summary>
    /// <param name="design">The design.</param>
    /// <param name="options">Says what the choice goes by.</param>
    public bool IsBeatenBy(Design design, RunOptions options) =>
        design.Judged > Judgement.Of(Training, Validation, options.Search.Weighting).Believed
        && design.Training.BalancedAccuracy > Training.BalancedAccuracy
        && (Known(design) > Validation.BalancedAccuracy || Validation.BalancedAccuracy >= 1);

    /// <summary>Balanced accuracy on validation rows; of a design that has seen these, what is sure to be left of its fit.</summary>
    private static double Known(Design design) => design.Refit is null ? design.Validation.BalancedAccuracy
        : design.JudgedBy(Weighting.Classes) is var judged ? judged.Validation - judged.StandardError : 0;
}
