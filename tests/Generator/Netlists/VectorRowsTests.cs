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

    [Fact]
    public void Codes_in_columns_are_the_same_rows_as_hexadecimal_numbers()
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("rows"), "# made by hand\n3, 0, 15\n1;2;4\n\n15\t15\t0\n");
        BitRows rows = VectorRows.Read(folder.File("rows"), [new NetlistPort("features_i", 12)]), hexadecimal = Read("F03\n421\n0FF\n", 12);
        Assert.Equal(hexadecimal.Inputs, rows.Inputs);
    }

    [Fact]
    public void A_first_line_names_the_port_of_each_column()
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("rows"), "b,a\n1,5\n0,2\n");
        Assert.Equal(Read("D\n2\n", 4).Inputs, VectorRows.Read(folder.File("rows"), [new NetlistPort("a", 3), new NetlistPort("b", 1)]).Inputs);
        File.WriteAllText(folder.File("rows"), "c,a\n1,5\n");
        Assert.Contains("expected the input ports, each once: a, b", Assert.Throws<UserException>(() =>
            VectorRows.Read(folder.File("rows"), [new NetlistPort("a", 3), new NetlistPort("b", 1)])).Message, StringComparison.Ordinal);
    }

    private static BitRows Read(string text, int bits)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("rows"), text);
        return VectorRows.Read(folder.File("rows"), bits);
    }
}
