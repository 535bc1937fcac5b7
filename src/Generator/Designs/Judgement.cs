using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>How good a classifier is for the choice among designs: accuracy, or balanced accuracy when that is the objective. Test
/// rows have no say in it.</summary>
/// <param name="Training">The figure on training rows, 0..1.</param>
/// <param name="Validation">The same on validation rows.</param>
/// <param name="StandardError">Its standard error, as in <see cref="Score.StandardError"/>.</param>
internal sealed record Judgement(double Training, double Validation, double StandardError)
{
    /// <summary>Of two scores.</summary>
    public static Judgement Of(Score training, Score validation, Weighting weighting) =>
        new(training.By(weighting), validation.By(weighting), validation.StandardError(weighting));

    /// <summary>The accuracy that the choice believes in: that on training rows, but at most one standard error above that on
    /// validation rows. Who fits training rows only gains nothing.</summary>
    public double Believed => Math.Min(Training, Validation + StandardError);
}
