namespace PrintedMlp.Training.Data;

/// <summary>What stands between the cells of a line.</summary>
internal static class Delimiter
{
    /// <summary>Stands for any run of spaces and tabs.</summary>
    public const char Blanks = ' ';

    private const int SampleLines = 100;

    /// <summary>The delimiter of a text: of semicolon, tab and comma the one that the most lines have equally often;
    /// blanks when most lines have none of these. Ties go to the semicolon, for decimal commas.</summary>
    public static char Detect(string text)
    {
        string[] lines = [.. text.Split('\r', '\n').Where(line => !string.IsNullOrWhiteSpace(line)).Take(SampleLines)];
        char delimiter = new[] { ';', '\t', ',' }.MaxBy(candidate => Usual(lines, candidate));
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
        _ => "blanks",
    };

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
}
