using System.Collections.Immutable;

namespace PrintedMlp.Training.Data;

/// <summary>Turns rows of raw values into rows of codes. Fitted on training rows, applied to all.</summary>
/// <param name="Bits">Bits of a code, 1..8.</param>
/// <param name="Ranges">One range a feature.</param>
public sealed record InputScale(int Bits, ImmutableArray<FeatureRange> Ranges)
{
    /// <summary>Fits the ranges of all features.</summary>
    /// <param name="rows">Training rows, at least one; NaN marks a missing cell.</param>
    /// <param name="bits">Bits of a code, 1..8.</param>
    /// <param name="clipLow">Percentile of the training values that becomes the low end, 0..100; 0 is their minimum.</param>
    /// <param name="clipHigh">Percentile that becomes the high end, above <paramref name="clipLow"/>; 100 is the maximum.
    /// A feature whose two percentiles are equal though it is not constant keeps its minimum and maximum.</param>
    public static InputScale Fit(IReadOnlyList<double[]> rows, int bits, double clipLow = 0, double clipHigh = 100)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 8);
        ArgumentOutOfRangeException.ThrowIfNegative(clipLow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clipHigh, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(clipLow, clipHigh);
        return FitEach(rows, bits, [new Clip(clipLow, clipHigh)])[0];
    }

    /// <summary>A scale for each of several ways to clip; see <see cref="Fit"/>.</summary>
    internal static ImmutableArray<InputScale> FitEach(IReadOnlyList<double[]> rows, int bits, ImmutableArray<Clip> clips)
    {
        FeatureRange[][] ranges = [.. clips.Select(_ => new FeatureRange[rows[0].Length])];
        for (int feature = 0; feature < rows[0].Length; feature++)
        {
            double[] sorted = [.. rows.Select(row => row[feature]).Where(double.IsFinite)];
            Array.Sort(sorted);
            for (int i = 0; i < clips.Length; i++)
            {
                ranges[i][feature] = FitFeature(sorted, clips[i].Low, clips[i].High);
            }
        }
        return [.. ranges.Select(r => new InputScale(bits, [.. r]))];
    }

    /// <summary>The codes of one row, one a feature, each 0..2^Bits - 1.</summary>
    /// <param name="raw">Raw values, one a feature; NaN is coded as the feature's median.</param>
    public byte[] Encode(double[] raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentOutOfRangeException.ThrowIfNotEqual(raw.Length, Ranges.Length);
        byte[] codes = new byte[raw.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = Ranges[i].Code(raw[i], Bits);
        }
        return codes;
    }

    private static FeatureRange FitFeature(double[] sorted, double clipLow, double clipHigh)
    {
        if (sorted.Length == 0)
        {
            return new FeatureRange(0, 0, 0);
        }
        double low = Percentile(sorted, clipLow);
        double high = Percentile(sorted, clipHigh);
        (low, high) = low < high ? (low, high) : (sorted[0], sorted[^1]);
        return new FeatureRange(low, high, Percentile(sorted, 50));
    }

    /// <summary>Linear between the two nearest ranks, the usual definition of statistics packages.</summary>
    private static double Percentile(double[] sorted, double percent)
    {
        double rank = percent / 100 * (sorted.Length - 1);
        int lower = (int)Math.Floor(rank);
        double below = sorted[lower];
        double above = sorted[Math.Min(lower + 1, sorted.Length - 1)];
        // In two steps, each of half the distance, so that the distance of two large values stays finite.
        double step = (above * 0.5 - below * 0.5) * (rank - lower);
        return below + step + step;
    }
}
