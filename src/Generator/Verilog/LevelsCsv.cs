using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Verilog;

/// <summary><c>levels.csv</c> of a design that reads levels: a line for each bit of the core's port.</summary>
internal static class LevelsCsv
{
    /// <summary>The file's text.</summary>
    /// <param name="classifier">The design's classifier.</param>
    /// <param name="features">Names of the features; empty when they are not known.</param>
    public static string Write(Classifier classifier, ImmutableArray<string> features) => CsvText.Of(
        ["level", "feature", "feature_name", "threshold", "code"],
        classifier.Levels.Select((level, i) => new[]
        {
            $"{i}", $"{level.Feature}", features.IsEmpty ? "" : features[level.Feature],
            $"{level.Threshold:R}", $"{level.Code}",
        }));
}
