using System.Text.RegularExpressions;

namespace PrintedMlp.Training.Data;

/// <summary>What stands between the cells of a line.</summary>
internal static partial class Delimiter
{
    /// <summary>Stands for any run of spaces and tabs.</summary>
    public const char Blanks = ' ';

    private const int SampleLines = 100;

    /// <summary>The delimiter of a text: of semicolon, tab, comma and bar the one that the most lines have equally often;
    /// blanks when most lines have none of these. Ties go to the semicolon. A comma that only stands inside numbers parts no cells.</summary>
    /// <param name="text">The text.</param>
    /// <param name="decimalComma">True when it is known that commas stand before fractions.</param>
    public static char Detect(string text, bool decimalComma = false)
    {
        string[] lines = [.. text.Split('\r', '\n').Where(line => !string.IsNullOrWhiteSpace(line)).Take(SampleLines)];
        bool noComma = decimalComma || HasDecimalCommas(lines);
        char delimiter = new[] { ';', '\t', ',', '|' }.Where(c => !(noComma && c == ',')).MaxBy(candidate => Usual(lines, candidate));
        bool rare = lines.Count(line => Count(line, delimiter) > 0) * 2 < lines.Length;
        // Some writers align columns with doubled tabs; no cell is missing there.
        bool padded = delimiter == '\t' && Usual(lines, delimiter).Agreeing < Usual(lines, Blanks).Agreeing;
        return rare || padded ? Blanks : delimiter;
    }

    /// <summary>The delimiter's name for messages.</summary>
    public static string Name(char delimiter) => delimiter switch
    {
        ';' => "semicolons",
        '\t' => "tabs",
        ',' => "commas",
        Blanks => "blanks",
        _ => $"\"{delimiter}\"",
    };

    /// <summary>Whether every comma stands between digits in a cell of its own between semicolons, tabs or blanks.</summary>
    private static bool HasDecimalCommas(string[] lines)
    {
        string[] having = [.. lines.Where(line => line.Contains(',', StringComparison.Ordinal))];
        return having.Length * 2 > lines.Length
            && having.All(line => AllInNumbers(line, ';') || AllInNumbers(line, '\t') || AllInNumbers(line, Blanks));
    }

    private static bool AllInNumbers(string line, char delimiter)
    {
        string[] cells = delimiter == Blanks ? line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) : line.Split(delimiter);
        return cells.Length > 1
            && cells.Where(cell => cell.Contains(',', StringComparison.Ordinal)).All(cell => NumberPattern().IsMatch(cell.Trim(' ', '"')));
    }

    private static (int Agreeing, int Count) Usual(string[] lines, char delimiter) => lines
        .Select(line => Count(line, delimiter))
        .Where(count => count > 0)
        .GroupBy(count => count)
        .Select(group => (group.Count(), group.Key))
        .DefaultIfEmpty()
        .Max();

    private static int Count(string line, char delimiter)
    {
        int count = 0;
        bool quoted = false;
        bool wasBlank = false;
        foreach (char c in delimiter == Blanks ? line.Trim() : line)
        {
            quoted ^= c == '"';
            bool blank = c is ' ' or '\t';
            bool hit = delimiter == Blanks ? blank && !wasBlank : c == delimiter;
            count += hit && !quoted ? 1 : 0;
            wasBlank = blank;
        }
        return count;
    }

    [GeneratedRegex("^[+-]?[0-9.]*,[0-9]+([eE][+-]?[0-9]+)?$")]
    private static partial Regex NumberPattern();
}
