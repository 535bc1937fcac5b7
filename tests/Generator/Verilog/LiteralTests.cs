using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Tests.Generator.Verilog;

public class LiteralTests
{
    [Theory]
    [InlineData(4, 5, "4'd5")]
    [InlineData(4, 15, "4'd15")]
    [InlineData(4, -1, "4'd15")]
    [InlineData(4, -8, "4'd8")]
    [InlineData(1, -1, "1'd1")]
    [InlineData(61, (1L << 61) - 1, "61'd2305843009213693951")]
    public void A_literal_is_its_value_modulo_its_width(int width, long value, string text) => Assert.Equal(text, Literal.Of(width, value));

    [Theory]
    [InlineData(4, 16)]
    [InlineData(4, -9)]
    [InlineData(0, 0)]
    public void A_value_that_does_not_fit_is_our_own_bug(int width, long value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Literal.Of(width, value));
}
