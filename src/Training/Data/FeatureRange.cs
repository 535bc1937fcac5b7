namespace PrintedMlp.Training.Data;

/// <summary>How one feature's raw values become codes.</summary>
/// <param name="Low">Raw value that is coded as x = 0; lower ones are clipped to it.</param>
/// <param name="High">Raw value that is coded as x = 1; higher ones are clipped to it. Equal to <paramref name="Low"/> in a
/// constant column, which has the one code 0.</param>
/// <param name="Median">Raw value that stands for a missing cell.</param>
public readonly record struct FeatureRange(double Low, double High, double Median)
{
    /// <summary>The code of a raw value: min(2^bits - 1, floor(2^bits x + 0.5)) with x = (raw - low) / (high - low) in
    /// 0..1, the published MinMax coding when bits = 4. It never falls as the raw value rises.</summary>
    public byte Code(double raw, int bits)
    {
        // Halves, which are exact, so that the difference of two large values stays finite.
        double span = High * 0.5 - Low * 0.5;
        if (!(span > 0))
        {
            return 0;
        }
        double value = Math.Clamp(double.IsNaN(raw) ? Median : raw, Low, High);
        double x = (value * 0.5 - Low * 0.5) / span;
        int levels = 1 << bits;
        return (byte)Math.Min(levels - 1, Math.Floor(levels * x + 0.5));
    }

    /// <summary>The smallest raw value whose code is at least <paramref name="code"/>: where the comparator of a code step
    /// sits. Infinity in a constant column.</summary>
    /// <param name="code">1..2^bits - 1.</param>
    /// <param name="bits">1..8.</param>
    public double Threshold(int code, int bits)
    {
        if (Code(High, bits) < code)
        {
            return double.PositiveInfinity;
        }
        (double below, double reached) = (Low, High);
        while (true)
        {
            double middle = below * 0.5 + reached * 0.5;
            if (middle <= below || middle >= reached)
            {
                return reached;
            }
            (below, reached) = Code(middle, bits) < code ? (middle, reached) : (below, middle);
        }
    }
}
