using System.Collections.Immutable;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Numerics;

namespace PrintedMlp.Generator.Designs;

/// <summary>What netlists that were searched on training rows have less on validation rows, which says what to believe of netlists that were
/// searched on both: accuracy on these, less what as good a fit of training rows lost. It is a function of accuracy that never falls, over all that
/// the first search found, so that no netlist gains from rows that it happens to have right. That more rows are harder to fit by heart counts for
/// nothing: where labels are noise, it does not help (benchmarks/results/promise.md).</summary>
internal sealed class Overfitting
{
    private readonly ImmutableArray<(Score Training, Score Validation)> _found;
    private readonly Dictionary<Weighting, (double[] Accuracies, double[] Lost, double[] Errors)> _curves;

    /// <summary>Where what is lost rises: accuracy on training rows from which on so much of it is lost, 0..1 both.</summary>
    public IEnumerable<LossStep> Steps => _curves[Weighting.Rows] is var (accuracies, lost, _)
        ? lost.Select((l, i) => new LossStep(Math.Round(accuracies[i], 4), Math.Round(l, 4))).DistinctBy(step => step.Lost) : [];

    /// <summary>What is done, in a sentence.</summary>
    public string Why => _found[0] is var (training, validation)
        ? $"the search over gates ended on {training.Rows + validation.Rows} rows, training and validation together; its netlists are judged by "
            + "their accuracy there less what as good a fit of training rows alone lost on validation rows" : "";

    private Overfitting(ImmutableArray<(Score Training, Score Validation)> found)
    {
        _found = found;
        _curves = Enum.GetValues<Weighting>().ToDictionary(weighting => weighting, Curve);
    }

    /// <summary>Of what a search on training rows found.</summary>
    /// <param name="found">Scores on training and validation rows, at least one pair.</param>
    public static Overfitting Of(IEnumerable<(Score Training, Score Validation)> found) => new([.. found]);

    /// <summary>What to believe of a netlist that was searched on training and validation rows.</summary>
    /// <param name="training">Its score on training rows.</param>
    /// <param name="validation">Its score on validation rows.</param>
    /// <param name="weighting">What weighs the same.</param>
    /// <returns>The figure on both, that to expect on other rows, and its standard error.</returns>
    public Judgement Of(Score training, Score validation, Weighting weighting)
    {
        double fitted = training.Plus(validation).By(weighting);
        (double[] accuracies, double[] lost, double[] errors) = _curves[weighting];
        return new Judgement(fitted, Math.Max(0, fitted - At(accuracies, lost, fitted)), At(accuracies, errors, fitted));
    }

    private (double[] Accuracies, double[] Lost, double[] Errors) Curve(Weighting weighting)
    {
        var points = _found.Select(f => (Accuracy: f.Training.By(weighting), f.Validation)).OrderBy(p => p.Accuracy).ToArray();
        double[] lost = IsotonicRegression.Fit([.. points.Select(p => p.Accuracy - p.Validation.By(weighting))]);
        return ([.. points.Select(p => p.Accuracy)], [.. lost.Select(l => Math.Max(0, l))],
            [.. points.Select(p => p.Validation.StandardError(weighting))]);
    }

    /// <summary>Between two points in the share of the way, beyond the ends as there.</summary>
    private static double At(double[] from, double[] to, double value)
    {
        int above = Array.FindIndex(from, x => x > value);
        return above == 0 ? to[0]
            : above < 0 ? to[^1]
            : to[above - 1] + (to[above] - to[above - 1]) * (value - from[above - 1]) / (from[above] - from[above - 1]);
    }
}

/// <summary>A step of what netlists lose from training to validation rows.</summary>
/// <param name="AccuracyTrain">Accuracy on training rows, 0..1.</param>
/// <param name="Lost">What is lost of it from there on, 0..1.</param>
internal readonly record struct LossStep(double AccuracyTrain, double Lost);
