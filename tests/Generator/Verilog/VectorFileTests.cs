using PrintedMlp.Approx;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Tests.Generator.Verilog;

public class VectorFileTests
{
    [Fact]
    public void The_first_feature_stands_in_the_lowest_bits()
    {
        Assert.Equal("321\n0f0\n", VectorFile.Vectors([[1, 2, 3], [0, 15, 0]], 4));
        Assert.Equal("1d\n", VectorFile.Vectors([[5, 3]], 3));
        Assert.Equal("0\nb\n", VectorFile.Expected([0, 11]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    public void Rows_survive_the_file(int bits)
    {
        byte[][] rows = [.. Enumerable.Range(0, 20).Select(r => Enumerable.Range(0, 7).Select(f => (byte)(37 * r * (f + 3) & ((1 << bits) - 1))).ToArray())];
        using TempFolder folder = new();
        File.WriteAllText(folder.File("vectors"), VectorFile.Vectors(rows, bits));
        Assert.Equal(rows, VectorFile.ReadVectors(folder.File("vectors"), 7, bits));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("1234")]
    [InlineData("12g")]
    public void A_wrong_line_is_named(string line)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("vectors"), "123\n" + line + "\n");
        string message = Assert.Throws<UserException>(() => VectorFile.ReadVectors(folder.File("vectors"), 3, 4)).Message;
        Assert.Contains("line 2", message, StringComparison.Ordinal);
        Assert.Contains($"'{line}'", message, StringComparison.Ordinal);
    }
}
