using System.Text;

namespace PrintedMlp.Generator.Templating;

/// <summary>Breaks text so that no emitted line passes column 100.</summary>
internal static class Columns
{
    private const int Most = 100;
    private const string Indent = "    ";

    /// <summary>Breaks code at the tabs in it, which say where a line may end; the others become blanks. A tab in fewer brackets is
    /// the better place.</summary>
    /// <param name="text">One line, which may be indented.</param>
    /// <param name="continued">What a line has at its end that goes on in the next, or nothing.</param>
    public static string Code(string text, string continued)
    {
        if (text.Length <= Most)
        {
            return text.Replace('\t', ' ');
        }
        string indent = new(' ', text.TakeWhile(c => c == ' ').Count());
        StringBuilder lines = new();
        int begin = 0, taken = 0;
        while (Place(text, begin, Most - taken, Most - taken - continued.Length) is { } place)
        {
            lines.Append(text[begin..place].Replace('\t', ' ').TrimEnd()).Append(continued).Append('\n').Append(indent).Append(Indent);
            begin = place + 1;
            taken = indent.Length + Indent.Length;
            while (begin < text.Length && text[begin] == ' ')
            {
                begin++;
            }
        }
        return lines.Append(text[begin..].Replace('\t', ' ')).ToString();
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

    // Of the tabs after which a line fits, the last in the fewest brackets; when none fits the first; null when the rest fits or has no tab.
    private static int? Place(string text, int begin, int whole, int room)
    {
        if (text.Length - begin <= whole)
        {
            return null;
        }
        int depth = 0, fewest = int.MaxValue;
        int? place = null;
        bool begun = false;
        for (int i = begin; i < text.Length && (i - begin <= room || place is null); i++)
        {
            char c = text[i];
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            if (c == '\t' && begun && (depth <= fewest || i - begin > room))
            {
                (fewest, place) = (depth, i);
            }
            begun |= c is not (' ' or '\t');
        }
        return place;
    }
}
