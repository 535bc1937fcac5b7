using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Tests.Approx.Technologies;

public class BooleanFunctionTests
{
    [Theory]
    [InlineData("!A", 0x55u)]
    [InlineData("A'", 0x55u)]
    [InlineData("A*B", 0x88u)]
    [InlineData("A & B", 0x88u)]
    [InlineData("A B", 0x88u)]
    [InlineData("!(A*B)", 0x77u)]
    [InlineData("A+B*C", 0xEAu)]
    [InlineData("(A+B)'*C", 0x10u)]
    [InlineData("A^B", 0x66u)]
    [InlineData("A^B*C", 0x60u)]
    [InlineData("!A!B", 0x11u)]
    [InlineData("1", 0xFFu)]
    [InlineData("0", 0x00u)]
    public void A_function_becomes_its_truth_table(string text, uint table) =>
        Assert.Equal(table, BooleanFunction.Parse(text, ["A", "B", "C"]));

    [Theory]
    [InlineData("A*", "function \"A*\", position 3: a pin name is missing")]
    [InlineData("(A", "function \"(A\", position 3: a closing parenthesis is missing")]
    [InlineData("A)", "function \"A)\", position 2: unexpected ')'")]
    [InlineData("Q", "function \"Q\", position 2: 'Q' is not an input pin (A)")]
    public void A_broken_function_says_where(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => BooleanFunction.Parse(text, ["A"])).Message);
}
