using System.Text;

namespace PrintedMlp.Generator.Templating;

/// <summary>Breaks text so that no emitted line passes column 100.</summary>
internal static class Columns
{
    private const int Most = 100;
    private const string Indent = "    ";

    /// <summary>Breaks code at the tabs in it, which say where a line may end; each of the others becomes <paramref name="blank"/>. A
    /// tab in fewer brackets is the better place.</summary>
    /// <param name="text">One line, which may be indented.</param>
    /// <param name="taken">Columns to leave free at the end of each line.</param>
    /// <param name="blank">What a tab is where no line ends, a blank or nothing.</param>
    public static string Code(string text, int taken, string blank)
    {
        string plain = text.Replace("\t", blank, StringComparison.Ordinal);
        int room = Most - Math.Clamp(taken, 0, Most / 2);
        if (plain.Length <= room)
        {
            return plain;
        }
        int indent = text.TakeWhile(c => c == ' ').Count();
        StringBuilder lines = new();
        string rest = text;
        while (Place(rest, room, blank.Length) is { } place)
        {
            lines.Append(rest[..place].Replace("\t", blank, StringComparison.Ordinal).TrimEnd()).Append('\n');
            rest = new string(' ', indent) + Indent + rest[(place + 1)..].TrimStart();
        }
        return lines.Append(rest.Replace("\t", blank, StringComparison.Ordinal)).ToString();
    }

    /// <summary>Breaks a comment at blanks.</summary>
    /// <param name="text">One line of ASCII.</param>
    /// <param name="prefix">What stands before each line.</param>
    public static string Comment(string text, string prefix)
    {
        StringBuilder lines = new();
        int length = 0;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (length > 0 && length + 1 + word.Length <= Most)
            {
                lines.Append(' ').Append(word);
                length += 1 + word.Length;
                continue;
            }
            lines.Append(length == 0 ? "" : "\n").Append(prefix).Append(word);
            length = prefix.Length + word.Length;
        }
        return lines.ToString();
    }

    // The last tab in the fewest brackets that leaves a line that fits; null when the rest fits or has no tab.
    private static int? Place(string text, int room, int blank)
    {
        int depth = 0, column = 0, best = int.MaxValue;
        int? place = null;
        bool begun = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            if (c == '\t' && begun)
            {
                if (column <= room ? depth <= best : place is null)
                {
                    (best, place) = (depth, i);
                }
            }
            begun |= c is not (' ' or '\t');
            column += c == '\t' ? blank : 1;
            if (column > room && place is not null && c != '\t')
            {
                return place;
            }
        }
        return column > room ? place : null;
    }
}
