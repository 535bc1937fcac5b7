using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Generator.Files;

/// <summary>Tells the user what a long job does: whole lines that stay, and one line that changes in place when the
/// output is a terminal.</summary>
/// <param name="output">Where to write.</param>
/// <param name="isTerminal">Whether the changing line can be shown.</param>
/// <param name="width">How wide the terminal is now; null knows no limit.</param>
internal sealed class RunLog(TextWriter output, bool isTerminal, Func<int>? width = null)
{
    private int _shown;

    /// <summary>True when the changing line is shown.</summary>
    public bool IsTerminal => isTerminal;

    /// <summary>The log of this process: its error stream, so that the output can be piped.</summary>
    public static RunLog Console => new(System.Console.Error, !System.Console.IsErrorRedirected,
        () => TerminalWidth.Of(System.Console.IsErrorRedirected));

    /// <summary>Writes a line that stays.</summary>
    public void Line(string text)
    {
        AtExit.Pass();
        Clear();
        output.WriteLine(Printable.Message(text));
    }

    /// <summary>Shows a line in place of the one before; nothing when the output is no terminal.</summary>
    public void Show(string text)
    {
        AtExit.Pass();
        if (isTerminal)
        {
            string line = Printable.Message(text);
            // A line that is as wide as the terminal would go on in the next one, where it could not be taken back.
            int room = (width?.Invoke() ?? int.MaxValue) - 1;
            line = line.Length <= room ? line : line[..Math.Max(0, room - 1)] + "…";
            output.Write("\r" + line.PadRight(Math.Min(_shown, room)));
            _shown = line.Length;
        }
    }

    /// <summary>Removes the changing line.</summary>
    public void Clear()
    {
        if (_shown > 0)
        {
            output.Write("\r" + new string(' ', _shown) + "\r");
            _shown = 0;
        }
    }
}
