using PrintedMlp.Generator.Files;

namespace PrintedMlp.Tests.Generator.Files;

public class RunLogTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(20)]
    public void The_line_that_changes_never_reaches_the_edge_and_leaves_nothing_behind(int width)
    {
        using StringWriter output = new();
        RunLog log = new(output, isTerminal: true, () => width);
        string[] shown = [new('a', 200), "short", new('b', width - 1)];
        foreach (string text in shown)
        {
            log.Show(text);
        }
        log.Line("end");
        string[] pieces = output.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(pieces[..^1], piece => Assert.InRange(piece.Length, 0, width - 1));
        Assert.Equal(new string('a', width - 2) + "…", pieces[0]);
        Assert.Equal("short".PadRight(width - 1), pieces[1]);
        Assert.Equal(new string('b', width - 1), pieces[2]);
        Assert.Equal(new string(' ', width - 1), pieces[3]);
        Assert.Equal("end\n", pieces[4]);
    }

    [Fact]
    public void Words_that_do_not_fit_go_into_the_next_line() =>
        Assert.Equal(["one two", "three", "four"], TerminalWidth.Wrapped("one two three four", 8));
}
