using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Designs;

/// <summary>What the data of a run calls a classifier's inputs and classes, and how it codes raw values.</summary>
internal static class DesignNaming
{
    /// <summary>The names and scales for a classifier: those of the grid when it reads levels.</summary>
    public static Naming Of(RunData data, Classifier classifier)
    {
        bool levels = classifier.ReadsLevels;
        int[] features = [.. Enumerable.Range(0, data.Dataset.Features.Length)];
        return new Naming
        {
            Features = data.Dataset.Features,
            Classes = data.Dataset.Classes,
            Thresholds = levels ? data.Grid.Thresholds
                : [.. features.Select(f => Enumerable.Range(1, (1 << data.Scale.Bits) - 1)
                    .Select(code => data.Scale.Ranges[f].Threshold(code, data.Scale.Bits)).ToImmutableArray())],
            Missing = [.. features.Select(f => (int)(levels ? data.Grid.Code(f, double.NaN)
                : data.Scale.Ranges[f].Code(double.NaN, data.Scale.Bits)))],
            Ranges = [.. data.Scale.Ranges.Select(r => (r.Low, r.High))],
            FirstRow = [.. data.Dataset.Rows[0]],
        };
    }
}
