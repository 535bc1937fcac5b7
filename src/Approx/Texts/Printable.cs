using System.Globalization;
using System.Text;

namespace PrintedMlp.Approx.Texts;

/// <summary>Text from outside as a message or a table can show it: without control characters, and short.</summary>
public static class Printable
{
    /// <summary>Characters of a name that a message shows.</summary>
    public const int UsualLength = 60;

    /// <summary>Characters of a word, such as a path, in a whole message.</summary>
    private const int LongestWord = 200;

    /// <summary>Characters of a line of a message.</summary>
    private const int LongestLine = 2000;

    /// <summary>Whether a text shows as it is, on one line.</summary>
    public static bool Is(string text) => !Runes(text).Any(r => r.IsHidden);

    /// <summary>A name or another piece of text, on one line and cut to what a message can hold.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Its longest length.</param>
    public static string Short(string text, int most = UsualLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        string shown = Escaped(text.Length <= most ? text : text[..most], keepsLines: false);
        return shown.Length <= most && text.Length <= most ? shown : shown[..Math.Min(shown.Length, most - 3)] + "...";
    }

    /// <summary>A whole message: its lines stay lines, everything else that does not show is escaped, words and lines are cut.</summary>
    public static string Message(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('\n', Escaped(text, keepsLines: true).Split('\n').Select(line =>
        {
            string cut = string.Join(' ', line.Split(' ').Select(word =>
                word.Length <= LongestWord ? word : word[..(LongestWord / 2)] + "..." + word[^(LongestWord / 2)..]));
            return cut.Length <= LongestLine ? cut : Short(cut, LongestLine);
        }));
    }

    private static string Escaped(string text, bool keepsLines)
    {
        StringBuilder shown = new(text.Length);
        foreach ((string piece, bool isHidden) in Runes(text))
        {
            shown.Append(!isHidden || (keepsLines && piece is "\n") ? piece : Escape(piece));
        }
        return shown.ToString();
    }

    private static string Escape(string piece) => piece switch
    {
        "\n" => "\\n",
        "\r" => "\\r",
        "\t" => "\\t",
        _ => string.Concat(piece.Select(c => $"\\u{(int)c:x4}")),
    };

    /// <summary>The characters of a text, and which of them do not show: controls, marks that turn the direction of writing, line separators,
    /// half characters, and what no alphabet has.</summary>
    private static IEnumerable<(string Piece, bool IsHidden)> Runes(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                yield return (text[i].ToString(), true);
                continue;
            }
            yield return (rune.ToString(), rune.Value != ' ' && (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned));
            i += rune.Utf16SequenceLength - 1;
        }
    }
}
