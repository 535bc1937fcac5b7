using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Tests.Generator.Verilog;

public class TwosComplementTests
{
    [Theory]
    [InlineData(4, 5, 5)]
    [InlineData(4, 15, 15)]
    [InlineData(4, -1, 15)]
    [InlineData(4, -8, 8)]
    [InlineData(1, -1, 1)]
    [InlineData(61, (1L << 61) - 1, 2305843009213693951)]
    public void A_number_is_its_value_modulo_its_width(int width, long value, long written) => Assert.Equal(written, TwosComplement.Of(width, value));

    [Theory]
    [InlineData(4, 16)]
    [InlineData(4, -9)]
    [InlineData(0, 0)]
    public void A_value_that_does_not_fit_is_our_own_bug(int width, long value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TwosComplement.Of(width, value));
}
