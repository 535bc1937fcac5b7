using System.Collections.Immutable;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>What a text holds beside its table: comment lines, lines to skip, Excel's <c>sep=</c>.</summary>
/// <param name="File">The text with these lines empty, so that the others keep their numbers.</param>
/// <param name="Separator">The separator that the text names itself, or null.</param>
/// <param name="LastComment">The last comment before the first other line, without its mark; null when there is none.</param>
/// <param name="Notes">What was left out.</param>
internal sealed record Preamble(TextFile File, char? Separator, Record? LastComment, ImmutableArray<string> Notes)
{
    private static readonly char[] _marks = ['#', '%', '/'];

    /// <summary>Takes these lines out of a text.</summary>
    /// <exception cref="UserException">All lines are to be skipped.</exception>
    public static Preamble Of(TextFile file, DatasetOptions options)
    {
        Range[] lines = Lines(file.Text);
        if (options.SkipLines > 0 && lines.Length <= options.SkipLines)
        {
            throw new UserException($"{file.Path}: {lines.Length} lines, of which --skip-lines {options.SkipLines} leaves none. Skip fewer.");
        }
        List<Range> taken = [.. lines.AsSpan(0, options.SkipLines)];
        int at = options.SkipLines;
        while (at < lines.Length && file.Text.AsSpan()[lines[at]].IsWhiteSpace())
        {
            at++;
        }
        char? separator = at < lines.Length ? Named(file.Text.AsSpan()[lines[at]].Trim()) : null;
        if (separator is not null)
        {
            taken.Add(lines[at++]);
        }
        HashSet<int> comments = [.. Comments(file.Text, lines, at)];
        taken.AddRange(comments.Select(line => lines[line]));
        int first = at;
        while (first < lines.Length && (comments.Contains(first) || file.Text.AsSpan()[lines[first]].IsWhiteSpace()))
        {
            first++;
        }
        int last = comments.Where(line => line < first).DefaultIfEmpty(-1).Max();
        return new Preamble(
            taken.Count > 0 ? file with { Text = Without(file.Text, taken) } : file,
            separator,
            last < 0 ? null : new Record(last + 1, [file.Text[lines[last]].Trim().TrimStart(_marks).Trim()]),
            comments.Count > 0
                ?
                [
                    $"{Words.Count(comments.Count, "line")} left out as comments (they begin with {file.Text[lines[comments.Min()]].Trim()[0]})",
                ]
                : []);
    }

    /// <summary>A text with blanks in place of some lines.</summary>
    private static string Without(string text, List<Range> lines) => string.Create(text.Length, (text, lines), static (blanked, from) =>
    {
        from.text.CopyTo(blanked);
        foreach (Range line in from.lines)
        {
            blanked[line].Fill(' ');
        }
    });

    /// <summary>The lines of a text without their ends, also of one that ends lines with a carriage return alone.</summary>
    private static Range[] Lines(string text)
    {
        var lines = new List<Range>();
        for (int start = 0; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOfAny('\r', '\n');
            int end = length < 0 ? text.Length : start + length;
            lines.Add(start..end);
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }
        return [.. lines];
    }

    /// <summary>Numbers, from 0, of lines that begin with #, % or //, but not those inside a quoted cell, and not where most lines do.</summary>
    private static int[] Comments(string text, Range[] lines, int from)
    {
        if (!text.AsSpan().ContainsAny(_marks))
        {
            return [];
        }
        var found = new List<int>();
        bool quoted = false;
        int others = 0;
        for (int i = from; i < lines.Length; i++)
        {
            ReadOnlySpan<char> line = text.AsSpan()[lines[i]].Trim();
            if (!quoted && line is ['#' or '%', ..] or ['/', '/', ..])
            {
                found.Add(i);
                continue;
            }
            quoted ^= line.Count('"') % 2 == 1;
            others += line.IsEmpty ? 0 : 1;
        }
        return found.Count <= others ? [.. found] : [];
    }

    private static char? Named(ReadOnlySpan<char> line) =>
        line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && line.Length <= 5 ? line is [.., '='] ? '\t' : line[^1]
        : line.StartsWith("\"sep=", StringComparison.OrdinalIgnoreCase) && line is [.., _, '"'] && line.Length == 7 ? line[^2] : null;
}
