using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Generator.Netlists;

namespace PrintedMlp.Tests.Generator.Netlists;

public class VectorRowsTests
{
    [Fact]
    public void Bit_0_of_the_number_is_input_0_whatever_the_width()
    {
        BitRows rows = Read("8" + new string('0', 74) + "A1\n\n0x1\n0_2\r\n", 308);
        Assert.Equal(3, rows.Rows);
        Assert.Equal([0, 5, 7, 307], Enumerable.Range(0, 308).Where(bit => (rows.Inputs[bit][0] & 1) == 1));
        Assert.Equal(0b010UL, rows.Inputs[0][0] & 0b110);
        Assert.Equal(0b100UL, rows.Inputs[1][0]);
    }

    [Theory]
    [InlineData("1\nxyz\n", 8, "line 2: \"xyz\" is no row: expected a hexadecimal number of at most 8 bits")]
    [InlineData("100\n", 8, "line 1: \"100\" is no row")]
    [InlineData("8\n", 3, "line 1: \"8\" is no row")]
    [InlineData("0x\n", 3, "line 1: \"0x\" is no row")]
    [InlineData("-1\n", 8, "line 1: \"-1\" is no row")]
    [InlineData("1 2\n", 8, "line 1: \"1 2\" is no row")]
    [InlineData("", 8, "is empty")]
    [InlineData("\n \n", 8, "is empty")]
    public void A_line_that_is_no_row_is_named(string text, int bits, string message) =>
        Assert.Contains(message, Assert.Throws<UserException>(() => Read(text, bits)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0\n1\n", 2, "")]
    [InlineData("0\n1\n", 3, "has 2 labels for 3 vectors")]
    [InlineData("0\n1,5\n", 2, "line 2: \"1,5\" is no class index")]
    [InlineData("0\n-1\n", 2, "line 2: \"-1\" is no class index")]
    public void Labels_are_one_class_index_a_row(string text, int rows, string message)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("labels"), text);
        if (message.Length == 0)
        {
            Assert.Equal([0, 1], LabelRows.Read(folder.File("labels"), rows));
        }
        else
        {
            Assert.Contains(message, Assert.Throws<UserException>(() => LabelRows.Read(folder.File("labels"), rows)).Message, StringComparison.Ordinal);
        }
    }

    private static BitRows Read(string text, int bits)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("rows"), text);
        return VectorRows.Read(folder.File("rows"), bits);
    }
}
