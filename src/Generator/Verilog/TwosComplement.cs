namespace PrintedMlp.Generator.Verilog;

/// <summary>Numbers of a width. Arithmetic in emitted text is modulo 2^width, where a negative number is its two's complement.</summary>
internal static class TwosComplement
{
    /// <summary>The number whose low <paramref name="width"/> bits are ones, width 0..63.</summary>
    public static long Ones(int width) => width == 63 ? long.MaxValue : (1L << width) - 1;

    /// <summary><paramref name="value"/> modulo 2^<paramref name="width"/>.</summary>
    /// <param name="width">1..63.</param>
    /// <param name="value">At least -2^(width-1), less than 2^width.</param>
    public static long Of(int width, long value) => width is >= 1 and <= 63 && value >= -(1L << (width - 1)) && value <= Ones(width)
        ? value & Ones(width)
        : throw new ArgumentOutOfRangeException(nameof(value), $"{value} does not fit {width} bits");
}
