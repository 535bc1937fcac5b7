using System.Collections.Immutable;

namespace PrintedMlp.Training.Data;

/// <summary>The thresholds at which comparators may stand, in raw units. A row's code is the number of a feature's thresholds
/// that its value reaches, so <c>code >= t</c> is exactly the comparator at threshold t, counted from 1.</summary>
/// <param name="Thresholds">For each feature, ascending and distinct, at most 255.</param>
/// <param name="Scale">The uniform steps, which are among them, and the range of each feature.</param>
public sealed record LevelGrid(ImmutableArray<ImmutableArray<double>> Thresholds, InputScale Scale)
{
    private const double ClipLow = 2, ClipHigh = 98;
    private const int FinerBits = 2;
    private const int Most = 255;

    /// <summary>Bits of a code, 1..8.</summary>
    public int Bits { get; } = Math.Max(1, 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)Thresholds.Max(t => t.Length)));

    /// <summary>Number of features.</summary>
    public int Features => Thresholds.Length;

    /// <summary>The grid of a data set.</summary>
    /// <param name="rows">Training rows, at least one.</param>
    /// <param name="scale">The codes of the run, fitted on the same rows.</param>
    /// <param name="kind">Which thresholds stand beside the uniform ones.</param>
    public static LevelGrid Fit(IReadOnlyList<double[]> rows, InputScale scale, LevelKind kind)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(scale);
        InputScale? second = kind switch
        {
            LevelKind.Clipped => InputScale.Fit(rows, scale.Bits, ClipLow, ClipHigh),
            LevelKind.Fine => scale with { Bits = Math.Min(7, scale.Bits + FinerBits) },
            _ => null,
        };
        return new LevelGrid([.. Enumerable.Range(0, scale.Ranges.Length).Select(feature =>
        {
            IEnumerable<double> uniform = Steps(scale, feature);
            IEnumerable<double> others = second is not null ? Steps(second, feature)
                : kind == LevelKind.Quantile ? Quantiles([.. rows.Select(row => row[feature]).Where(double.IsFinite).Order()], (1 << scale.Bits) - 1)
                    : [];
            ImmutableArray<double> all = [.. uniform.Concat(others).Where(double.IsFinite).Distinct().Order()];
            return all.Length <= Most ? all : [.. uniform.Where(double.IsFinite).Distinct().Order()];
        })], scale);
    }

    /// <summary>Thresholds of a feature that leave room for two more.</summary>
    public const int MostBetweenEnds = Most - 2;

    /// <summary>The grid with the ends of the ranges too: one is reached by every value from the lowest on, the other only by values above the
    /// highest.</summary>
    public LevelGrid WithEnds() => new([.. Thresholds.Select((thresholds, feature) => Scale.Ranges[feature] is var range && thresholds.Length > 0
        ? [.. thresholds.Append(range.Low).Append(Above(range)).Distinct().Order()] : thresholds)], Scale);

    /// <summary>The two thresholds of <see cref="WithEnds"/>, counted from 1.</summary>
    public (int Low, int Above) Ends(int feature) => (Thresholds[feature].BinarySearch(Scale.Ranges[feature].Low) + 1,
        Thresholds[feature].BinarySearch(Above(Scale.Ranges[feature])) + 1);

    private static double Above(FeatureRange range) => Math.BitIncrement(range.High);

    /// <summary>The number of thresholds of a feature that a raw value reaches; a missing one has the feature's median.</summary>
    public byte Code(int feature, double raw)
    {
        double value = Filled(feature, raw);
        int at = Thresholds[feature].BinarySearch(value);
        return (byte)(at >= 0 ? at + 1 : ~at);
    }

    /// <summary>The raw value, or the feature's median where it is missing.</summary>
    public double Filled(int feature, double raw) => double.IsNaN(raw) ? Scale.Ranges[feature].Median : raw;

    /// <summary>The threshold, counted from 1, of the step to a code of <see cref="Scale"/>; 0 when no value reaches it.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="code">1..2^bits - 1.</param>
    public int OfStep(int feature, int code) =>
        Math.Max(0, Thresholds[feature].BinarySearch(Scale.Ranges[feature].Threshold(code, Scale.Bits)) + 1);

    /// <summary>Where a threshold lies between the feature's smallest and largest value, 0..1.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="threshold">Counted from 1.</param>
    public double Position(int feature, int threshold) => Position(Scale.Ranges[feature], Thresholds[feature][threshold - 1]);

    /// <summary>Rows of a data set in the codes of this grid.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="part">Row numbers.</param>
    public CodedRows Encode(Dataset dataset, ImmutableArray<int> part)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new CodedRows([.. part.Select(row => dataset.Rows[row].Select((raw, feature) => Code(feature, raw)).ToArray())],
            [.. part.Select(row => dataset.Labels[row])], Bits, dataset.Classes.Length);
    }

    /// <summary>Where a raw value lies in a range, 0..1.</summary>
    public static double Position(FeatureRange range, double raw) =>
        range.High > range.Low ? Math.Clamp((raw - range.Low) / (range.High - range.Low), 0, 1) : 0;

    private static IEnumerable<double> Steps(InputScale scale, int feature) =>
        Enumerable.Range(1, (1 << scale.Bits) - 1).Select(code => scale.Ranges[feature].Threshold(code, scale.Bits));

    /// <summary>Halfway between the two values around each quantile, where they differ: a comparator on a value itself would
    /// depend on the last digit.</summary>
    private static IEnumerable<double> Quantiles(double[] sorted, int count)
    {
        for (int i = 1; i <= count && sorted.Length > 0; i++)
        {
            int at = (int)((long)i * sorted.Length / (count + 1));
            int first = Array.FindIndex(sorted, value => value >= sorted[at]);
            if (first > 0)
            {
                double middle = sorted[first - 1] * 0.5 + sorted[first] * 0.5;
                yield return middle > sorted[first - 1] ? middle : sorted[first];
            }
        }
    }
}

/// <summary>Where the comparators of a feature may stand, beside the uniform steps of its code.</summary>
public enum LevelKind
{
    /// <summary>At the steps of the code only.</summary>
    Uniform,

    /// <summary>At quantiles of the training values too: for features whose outliers leave the uniform steps empty.</summary>
    Quantile,

    /// <summary>At as many steps between the 2nd and the 98th percentile too.</summary>
    Clipped,

    /// <summary>At four times as many steps too.</summary>
    Fine,
}
