using System.Text;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Cuts text into records: RFC 4180 quoting for every delimiter, blanks included, which is why this is not left
/// to a CSV library; lines end with LF, CRLF or CR; blank lines count as lines but give no record.</summary>
internal sealed class RecordReader(TextFile file, char delimiter)
{
    private readonly string _text = file.Text;
    private readonly StringBuilder _quoted = new();

    /// <summary>Start and end of each cell of the line that is read.</summary>
    private readonly List<int> _ends = [];

    /// <summary>Its cells as strings, once one of them was quoted; empty otherwise.</summary>
    private readonly List<string> _cells = [];

    private int _at;
    private int _line = 1;

    /// <summary>All records of <paramref name="file"/>, in order.</summary>
    public static IEnumerable<Record> Read(TextFile file, char delimiter)
    {
        var reader = new RecordReader(file, delimiter);
        while (reader._at < reader._text.Length)
        {
            Record record = reader.NextRecord();
            if (record.Cells.Length > 0)
            {
                yield return record;
            }
        }
    }

    /// <summary>The cells of a line that stands in a record as a single one.</summary>
    public static Record Cut(Record line, TextFile file, char delimiter) =>
        Read(file with { Text = line.Cells[0] }, delimiter).FirstOrDefault(line with { Cells = [] }) with { Line = line.Line };

    private Record NextRecord()
    {
        int line = _line;
        _ends.Clear();
        _cells.Clear();
        SkipBlanks();
        if (!AtLineEnd)
        {
            NextCell();
            while (SkipDelimiter())
            {
                NextCell();
            }
        }
        SkipLineEnd();
        return new Record(line, _cells.Count > 0 ? [.. _cells] : new CellRow(_text, [.. _ends]));
    }

    private void NextCell()
    {
        SkipBlanks();
        if (_at < _text.Length && _text[_at] == '"')
        {
            for (int i = 0; i < _ends.Count; i += 2)
            {
                _cells.Add(_text[_ends[i].._ends[i + 1]]);
            }
            _ends.Clear();
            _cells.Add(QuotedCell());
            return;
        }
        int start = _at;
        while (!AtLineEnd && !AtDelimiter)
        {
            _at++;
        }
        ReadOnlySpan<char> cell = _text.AsSpan(start, _at - start);
        start += cell.Length - cell.TrimStart().Length;
        int length = cell.Trim().Length;
        if (_cells.Count > 0)
        {
            _cells.Add(_text.Substring(start, length));
            return;
        }
        _ends.Add(start);
        _ends.Add(start + length);
    }

    private string QuotedCell()
    {
        int opened = _line;
        _quoted.Clear();
        for (_at++; !(Peek(0) == '"' && Peek(1) != '"'); _at++)
        {
            if (_at >= _text.Length)
            {
                throw Wrong(opened, "a quote is opened here and never closed. Close it, or double it (\"\") inside a quoted cell.");
            }
            _at += Peek(0) == '"' ? 1 : 0;
            _line += Peek(0) == '\n' ? 1 : 0;
            _quoted.Append(_text[_at]);
        }
        _at++;
        if (delimiter != Delimiter.Blanks)
        {
            SkipBlanks();
        }
        if (!AtLineEnd && !AtDelimiter)
        {
            throw Wrong(_line, $"text after a closing quote. Expected is a separator (here {Delimiter.Name(delimiter)}) or the " +
                "end of the line; a quote inside a quoted cell is doubled (\"\").");
        }
        return _quoted.ToString().Trim();
    }

    private bool AtLineEnd => _at >= _text.Length || _text[_at] is '\n' or '\r';

    private bool AtDelimiter => delimiter == Delimiter.Blanks ? _text[_at] is ' ' or '\t' : _text[_at] == delimiter;

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    /// <summary>Moves over padding, never over a delimiter that counts.</summary>
    private void SkipBlanks()
    {
        while (!AtLineEnd && _text[_at] is ' ' or '\t' && (delimiter == Delimiter.Blanks || !AtDelimiter))
        {
            _at++;
        }
    }

    private bool SkipDelimiter()
    {
        int start = _at;
        SkipBlanks();
        if (delimiter == Delimiter.Blanks)
        {
            return _at > start && !AtLineEnd;
        }
        if (AtLineEnd || !AtDelimiter)
        {
            return false;
        }
        _at++;
        return true;
    }

    private void SkipLineEnd()
    {
        _at += Peek(0) == '\r' && Peek(1) == '\n' ? 2 : 1;
        _line++;
    }

    private UserException Wrong(int line, string what) =>
        new($"{file.Path}, line {line}: {what}");
}

/// <summary>One line of a table, or several when a quoted cell holds line ends.</summary>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="Cells">Its cells, trimmed and without quotes.</param>
internal sealed record Record(int Line, CellRow Cells);
