using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>What the flags of a design do on test rows.</summary>
/// <param name="OutOfRange">Share of the rows that have a value outside the trained range, as the design says it.</param>
/// <param name="Unsure">Share of the rows that it is not sure of.</param>
/// <param name="Answered">Score on the rows without a flag.</param>
/// <param name="Curve">Share answered and accuracy there, for the second circuits that it could have had, the share falling.</param>
internal sealed record FlagTrial(double OutOfRange, double Unsure, Score Answered, ImmutableArray<(double Share, double Accuracy)> Curve)
{
    /// <summary>Tries a design; null when it has no flags.</summary>
    /// <param name="classifier">The design.</param>
    /// <param name="curve">It with each of these.</param>
    /// <param name="rows">The rows.</param>
    public static FlagTrial? Of(Classifier classifier, ImmutableArray<GateClassifier> curve, CodedRows rows)
    {
        if (classifier.Flags.IsEmpty)
        {
            return null;
        }
        int[] answers = classifier.Classify(rows.Codes), own = [.. answers.Select(classifier.IndexOf)];
        return new FlagTrial(Raised(AnswerFlag.OutOfRange), Raised(AnswerFlag.Unsure), On(row => answers[row] == own[row]),
            [.. curve.Select(other => (Other: other, Answers: other.Classify(rows.Codes)))
                .Select(o => On(row => !o.Other.IsRaised(o.Answers[row], AnswerFlag.Unsure)))
                .Select(score => (Share: (double)score.Rows / Math.Max(1, rows.Count), score.Accuracy)).OrderByDescending(point => point.Share)]);

        double Raised(AnswerFlag flag) => (double)answers.Count(answer => classifier.IsRaised(answer, flag)) / Math.Max(1, rows.Count);

        Score On(Func<int, bool> isAnswered)
        {
            int[] taken = [.. Enumerable.Range(0, rows.Count).Where(isAnswered)];
            return Score.Of([.. taken.Select(row => own[row])], [.. taken.Select(row => rows.Labels[row])], rows.Classes, rows.Costs);
        }
    }
}
