namespace PrintedMlp.Training.Data;

/// <summary>Percentiles of the training values that become the ends of a range.</summary>
/// <param name="Low">Percentile that becomes the low end, 0..100; 0 is the smallest value.</param>
/// <param name="High">Percentile that becomes the high end, above <paramref name="Low"/>; 100 is the largest value.</param>
public readonly record struct Clip(double Low, double High)
{
    /// <summary>From the smallest to the largest value.</summary>
    public static Clip None => new(0, 100);

    /// <summary>As little of each feature as makes its range a usual one; see RangeChoice.</summary>
    public static Clip Each => new(-1, -1);

    /// <summary>As many percent left out at either end.</summary>
    public static Clip AtBothEnds(double percent) => new(percent, 100 - percent);

    /// <summary>As <c>--clip</c> reads it.</summary>
    public override string ToString() => this == None ? "0" : this == Each ? "each" : FormattableString.Invariant($"{Low}..{High}");
}
