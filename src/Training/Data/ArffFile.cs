using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Attribute-relation files, as Weka and OpenML write them: <c>@attribute</c> names the columns, nominal values have the order
/// in which they are declared, names and values may be quoted, <c>%</c> begins a comment, <c>?</c> is missing, and rows may be sparse
/// (<c>{0 1.5, 3 b}</c>).</summary>
internal sealed class ArffFile(TextFile file, DatasetOptions options)
{
    private readonly List<string> _names = [];
    private readonly Dictionary<int, ImmutableArray<string>> _nominal = [];

    /// <summary>Whether a text is such a file: its first line that says something is a declaration.</summary>
    public static bool IsOne(TextFile file)
    {
        string first = file.Text.Split('\r', '\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0 && line[0] != '%', "");
        return Starts(first, "@relation") || Starts(first, "@attribute");
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="UserException">A declaration or a row is wrong.</exception>
    public static Table Read(TextFile file, DatasetOptions options) => new ArffFile(file, options).Read();

    private static bool Starts(string line, string keyword) => line.StartsWith(keyword, StringComparison.OrdinalIgnoreCase)
        && (line.Length == keyword.Length || char.IsWhiteSpace(line[keyword.Length]));

    private Table Read()
    {
        List<Record> rows = [];
        bool inData = false;
        int number = 0;
        foreach (string text in file.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            string line = text.Trim();
            if (line.Length == 0 || line[0] == '%')
            {
                continue;
            }
            if (inData)
            {
                rows.Add(new Record(number, [.. Row(line, number)]));
            }
            else if (Starts(line, "@attribute"))
            {
                Declare(line["@attribute".Length..], number);
            }
            else if (Starts(line, "@data"))
            {
                inData = true;
            }
            else if (!Starts(line, "@relation"))
            {
                throw Wrong(number, $"{Words.Quoted(line)} where @attribute or @data is expected");
            }
        }
        if (rows.Count == 0 || _names.Count < 2)
        {
            throw new UserException($"{file.Path}: {Words.Count(_names.Count, "attribute")} and {Words.Count(rows.Count, "row")}. " +
                "At least one feature, the class, and rows below @data are expected.");
        }
        return new Table(file, [.. _names], rows, options.Missing.IsEmpty ? CellFormat.Usual : new CellFormat(false, false, options.Missing))
        {
            Nominal = _nominal.ToImmutableDictionary(),
        };
    }

    private void Declare(string text, int line)
    {
        int at = 0;
        string name = Value(text, ref at, " \t{", line);
        string type = text[at..].Trim();
        if (name.Length == 0 || type.Length == 0)
        {
            throw Wrong(line, "an attribute needs a name and a type, such as numeric or {a, b}");
        }
        if (type[0] == '{')
        {
            int close = type.LastIndexOf('}');
            _nominal[_names.Count] = close > 0 ? [.. Values(type[1..close], line)] : throw Wrong(line, "the list of values is not closed with }");
        }
        _names.Add(name);
    }

    private string[] Row(string line, int number)
    {
        if (line[0] == '{')
        {
            return Sparse(line, number);
        }
        string[] cells = [.. Values(line, number)];
        // A weight may follow in braces.
        cells = cells.Length == _names.Count + 1 && cells[^1].StartsWith('{') ? cells[..^1] : cells;
        return cells.Length == _names.Count ? cells
            : throw Wrong(number, $"{Words.Count(cells.Length, "cell")} where {Words.Count(_names.Count, "attribute")} are declared");
    }

    /// <summary>What a sparse row leaves out is 0, or the first of the declared values.</summary>
    private string[] Sparse(string line, int number)
    {
        string[] cells = [.. _names.Select((_, i) => _nominal.TryGetValue(i, out ImmutableArray<string> values) ? values[0] : "0")];
        int close = line.LastIndexOf('}');
        string body = close > 0 ? line[1..close] : throw Wrong(number, "the sparse row is not closed with }");
        for (int at = 0; at < body.Length; at++)
        {
            at += body.AsSpan(at).Length - body.AsSpan(at).TrimStart().Length;
            if (at >= body.Length)
            {
                break;
            }
            string index = Value(body, ref at, " \t,", number);
            at += body.AsSpan(at).Length - body.AsSpan(at).TrimStart().Length;
            string value = Value(body, ref at, ",", number);
            if (!int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int i) || i >= cells.Length)
            {
                throw Wrong(number, $"{Words.Quoted(index)} where the number of an attribute, 0 to {cells.Length - 1}, is expected");
            }
            cells[i] = value;
        }
        return cells;
    }

    /// <summary>Values parted by commas, or by tabs where there is no comma.</summary>
    private List<string> Values(string text, int line)
    {
        List<string> values = [];
        string separators = text.Contains(',', StringComparison.Ordinal) || !text.Contains('\t', StringComparison.Ordinal) ? "," : "\t";
        int at = 0;
        values.Add(Value(text, ref at, separators, line));
        while (at < text.Length)
        {
            at++;
            values.Add(Value(text, ref at, separators, line));
        }
        return values;
    }

    /// <summary>One value, quoted or not, and moves to what ends it.</summary>
    private string Value(string text, ref int at, string ends, int line)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]) && !(ends == "\t" && text[at] == '\t'))
        {
            at++;
        }
        if (at >= text.Length || text[at] is not ('\'' or '"'))
        {
            int start = at;
            while (at < text.Length && !ends.Contains(text[at], StringComparison.Ordinal))
            {
                at++;
            }
            return text[start..at].Trim();
        }
        char quote = text[at++];
        StringBuilder value = new();
        while (at < text.Length && text[at] != quote)
        {
            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            value.Append(text[at++]);
        }
        if (at >= text.Length)
        {
            throw Wrong(line, $"a quote is opened and never closed");
        }
        at++;
        while (at < text.Length && !ends.Contains(text[at], StringComparison.Ordinal))
        {
            if (!char.IsWhiteSpace(text[at]))
            {
                throw Wrong(line, "text after a closing quote");
            }
            at++;
        }
        return value.ToString().Trim();
    }

    private UserException Wrong(int line, string what) =>
        new($"{file.Path}, line {line}: {what}. An attribute-relation file (ARFF) is expected: correct the line.");
}
