using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Generator.TestKits;

/// <summary>What one sensor has to show in one test: in the middle between the thresholds that it must lie between, so that a comparator's offset
/// matters least.</summary>
/// <param name="Feature">Index of the feature.</param>
/// <param name="Code">Its code.</param>
/// <param name="Fraction">Where it lies between the feature's lowest and highest value, 0..1: as a voltage, the part of the supply.</param>
/// <param name="Value">The same in the data's units, or null when the feature's range is not known.</param>
internal readonly record struct SensorSetting(int Feature, int Code, double Fraction, double? Value)
{
    /// <summary>The settings of the features that a classifier reads, for one test.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="vector">The inputs of its circuit.</param>
    /// <param name="names">Ranges, where they are known.</param>
    public static ImmutableArray<SensorSetting> Of(Classifier classifier, bool[] vector, RunNames names) => classifier.ReadsLevels
        ? [.. classifier.Levels.Select((level, i) => (Level: level, IsReached: vector[i])).GroupBy(l => l.Level.Feature).OrderBy(g => g.Key)
            .Select(levels => OfLevels(levels.Key, [.. levels.OrderBy(l => l.Level.Code)], classifier.InputBits, names))]
        : [.. Enumerable.Range(0, classifier.Inputs).Select(feature => OfCode(feature, Enumerable.Range(0, classifier.InputBits)
            .Sum(bit => vector[classifier.InputBits * feature + bit] ? 1 << bit : 0), classifier.InputBits, names))];

    private static SensorSetting OfLevels(int feature, (Level Level, bool IsReached)[] levels, int bits, RunNames names)
    {
        int reached = levels.Count(l => l.IsReached);
        Level? below = reached == 0 ? null : levels[reached - 1].Level;
        Level? above = reached == levels.Length ? null : levels[reached].Level;
        return new SensorSetting(feature, ((below?.Code ?? 0) + (above?.Code ?? 1 << bits) - 1) / 2,
            Math.Clamp(Between(below?.Position, above?.Position, 0, 1), 0, 1),
            feature < names.Features.Length
                ? Between(below?.Threshold, above?.Threshold, names.Features[feature].Low, names.Features[feature].High) : null);
    }

    /// <summary>A number that reaches one threshold and not the next, in their middle: where one of them is not there, the end of the range takes its
    /// place.</summary>
    private static double Between(double? below, double? above, double low, double high)
    {
        double from = below ?? (above > low ? low : Math.Min(double.BitDecrement(above!.Value), above.Value - (high - low)));
        double middle = from * 0.5 + (above ?? Math.Max(high, from)) * 0.5;
        return middle >= from && !(middle >= above) ? middle : from;
    }

    /// <summary>Code c of b bits stands for values around c / 2^b of the range, the published MinMax coding.</summary>
    private static SensorSetting OfCode(int feature, int code, int bits, RunNames names) => At(feature, code, code / (double)(1 << bits), names);

    private static SensorSetting At(int feature, int code, double fraction, RunNames names)
    {
        double? value = feature < names.Features.Length
            ? names.Features[feature].Low + fraction * (names.Features[feature].High - names.Features[feature].Low) : null;
        return new SensorSetting(feature, code, fraction, value);
    }
}
