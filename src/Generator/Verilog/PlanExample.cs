using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A row of the evidence, worked out.</summary>
/// <param name="Raw">The raw value of each feature, not a number where it is missing; empty when they are not known.</param>
/// <param name="Codes">The code of each feature.</param>
/// <param name="Vector">The codes as the line of <c>vectors.hex</c>.</param>
/// <param name="Levels">The levels as the line of <c>levels.hex</c>; empty when none are read.</param>
/// <param name="Answer">What it gets: the class index, flags above it.</param>
/// <param name="Class">The class index alone.</param>
internal sealed record PlanExample(
    ImmutableArray<double> Raw, ImmutableArray<int> Codes, string Vector, string Levels, int Answer, int Class)
{
    /// <summary>A row worked out.</summary>
    /// <param name="classifier">What answers.</param>
    /// <param name="codes">One code a feature.</param>
    /// <param name="raw">The raw values, or none.</param>
    public static PlanExample Of(Classifier classifier, byte[] codes, ImmutableArray<double> raw)
    {
        int answer = classifier.Classify([codes])[0];
        return new PlanExample(raw, [.. codes], VectorFile.Vectors([codes], classifier.InputBits).TrimEnd(),
        classifier is GateClassifier { ReadsLevels: true } gates ? VectorFile.Levels([codes], gates.Signals).TrimEnd() : "",
            answer, classifier.IndexOf(answer));
    }
}
