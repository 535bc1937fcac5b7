namespace PrintedMlp.Approx.Networks;

/// <summary>The quantised rectifier of the published works: a negative sum becomes 0, a positive one loses its low
/// bits and saturates at all ones (ICCAD'23, DATE'24).</summary>
/// <param name="DroppedBits">Low bits that are dropped, 0..62.</param>
/// <param name="Width">Bits of the result, 1..62; a result that needs more saturates to 2^width - 1.</param>
public sealed record QRelu(int DroppedBits = 0, int Width = QRelu.FullWidth)
{
    /// <summary>The width that never saturates.</summary>
    public const int FullWidth = 62;

    /// <summary>The plain rectifier: nothing dropped, nothing saturated.</summary>
    public static QRelu Exact { get; } = new();

    /// <summary>Largest value of the result's width.</summary>
    public long Ceiling => (1L << Width) - 1;

    /// <summary>The activation's value for one sum.</summary>
    public long Value(long sum) => sum < 0 ? 0 : Math.Min(sum >> DroppedBits, Ceiling);

    /// <summary>Every value the activation can have over the sums in <paramref name="sum"/>.</summary>
    public Interval Range(Interval sum) => new(Value(sum.Low), Value(sum.High));
}
