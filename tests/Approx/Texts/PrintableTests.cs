using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Tests.Approx.Texts;

public class PrintableTests
{
    [Theory]
    [InlineData("sepal width (cm), \u00e9t\u00e9, \u6e29\u5ea6 \ud83c\udf21", "sepal width (cm), \u00e9t\u00e9, \u6e29\u5ea6 \ud83c\udf21")]
    [InlineData("red\u001b[31m", "red\\u001b[31m")]
    [InlineData("a\nb\tc\r", "a\\nb\\tc\\r")]
    [InlineData("turned \u202e round", "turned \\u202e round")]
    [InlineData("\u0007\u009b\u2028", "\\u0007\\u009b\\u2028")]
    public void What_does_not_show_is_escaped(string text, string shown)
    {
        Assert.Equal(shown, Printable.Short(text));
        Assert.Equal(text == shown, Printable.Is(text));
    }

    [Fact]
    public void Half_a_character_is_escaped() => Assert.Equal("half \\ud800", Printable.Short("half \ud800"));

    [Fact]
    public void A_name_is_cut_to_what_a_message_holds()
    {
        Assert.Equal(new string('a', 57) + "...", Printable.Short(new string('a', 5000)));
        Assert.Equal(60, Printable.Short(new string('\u001b', 5000)).Length);
        Assert.Equal(new string('a', 60), Printable.Short(new string('a', 60)));
    }

    [Fact]
    public void A_message_keeps_its_lines_and_cuts_long_words_and_long_lines()
    {
        string message = Printable.Message($"first\n/{new string('d', 5000)}/data.csv: no such file\n{string.Join(" x ", Enumerable.Repeat(1, 1000))}");
        string[] lines = message.Split('\n');
        Assert.Equal("first", lines[0]);
        Assert.EndsWith("d/data.csv: no such file", lines[1], StringComparison.Ordinal);
        Assert.InRange(lines[1].Length, 200, 240);
        Assert.InRange(lines[2].Length, 100, 2000);
        Assert.Equal("\\u001b]0;title\\u0007", Printable.Message("\u001b]0;title\u0007"));
    }
}
