namespace PrintedMlp.Generator.Verilog;

/// <summary>The one place that prints a Verilog number. Every literal is sized and unsigned: arithmetic in the emitted
/// text is modulo 2^width, where a negative number is its two's complement.</summary>
internal static class Literal
{
    /// <summary><paramref name="value"/> as a literal of <paramref name="width"/> bits, for example <c>8'd5</c>.</summary>
    /// <param name="width">1..63.</param>
    /// <param name="value">At least -2^(width-1), less than 2^width.</param>
    public static string Of(int width, long value)
    {
        if (width is < 1 or > 63 || value < -(1L << (width - 1)) || value > Ones(width))
        {
            throw new ArgumentOutOfRangeException(nameof(value), $"{value} does not fit {width} bits");
        }
        return $"{width}'d{value & Ones(width)}";
    }

    /// <summary><paramref name="width"/> zeros; any width, since padding can be wider than a number.</summary>
    public static string Zeros(int width) => $"{width}'d0";

    /// <summary>The number whose low <paramref name="width"/> bits are ones, width 0..63.</summary>
    public static long Ones(int width) => width == 63 ? long.MaxValue : (1L << width) - 1;
}
