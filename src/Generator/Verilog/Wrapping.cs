using System.Text;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Breaks text at blanks so that no emitted line passes column 100.</summary>
internal static class Wrapping
{
    private const int Columns = 100;

    /// <summary>Breaks an expression; continuation lines are indented deeper than the statement.</summary>
    /// <param name="text">One line.</param>
    /// <param name="taken">Columns of the first line that are taken by what stands before and after it.</param>
    public static string Expression(string text, int taken) => string.Join("\n    ", Break(text, Columns - taken, Columns - 5));

    /// <summary>Breaks a comment.</summary>
    /// <param name="text">One line without the slashes.</param>
    /// <param name="indent">Column of the slashes.</param>
    public static IReadOnlyList<string> Comment(string text, int indent) => Break(text, Columns - indent - 3, Columns - indent - 3);

    private static List<string> Break(string text, int firstRoom, int room)
    {
        List<string> lines = [];
        StringBuilder line = new();
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > (lines.Count == 0 ? firstRoom : room))
            {
                lines.Add(line.ToString());
                line.Clear();
            }
            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }
        lines.Add(line.ToString());
        return lines;
    }
}
