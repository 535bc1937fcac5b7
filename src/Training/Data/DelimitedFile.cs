using System.Collections.Immutable;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Reads text with a separator between cells. What spreadsheets and loggers leave around a table is taken off: empty lines and
/// last columns, row names, lines of units.</summary>
/// <param name="preamble">The text.</param>
/// <param name="options">How to read it.</param>
/// <param name="first">The first file of the same table, or null.</param>
internal sealed class DelimitedFile(Preamble preamble, DatasetOptions options, Table? first)
{
    private const int MostUnitLines = 3;

    private readonly List<string> _notes = [.. preamble.Notes];
    private readonly char _delimiter = preamble.Separator ?? Delimiter.Detect(preamble.File.Text, options.Decimal == ',');

    private bool _isHeaderOfNumbers;

    private string Path => preamble.File.Path;

    /// <summary>Reads a text.</summary>
    /// <exception cref="UserException">It is empty or ragged, has one column only, or is no continuation of the first.</exception>
    public static Table Read(Preamble preamble, DatasetOptions options, Table? first) => new DelimitedFile(preamble, options, first).Read();

    private Table Read()
    {
        List<Record> records = [.. RecordReader.Read(preamble.File, _delimiter)];
        int empty = records.RemoveAll(record => record.Cells.All(cell => cell.Length == 0));
        if (records.Count == 0)
        {
            throw new UserException(
                $"{Path}: the file is empty. A table is expected: a row a line, features and class separated by commas, " +
                "semicolons, tabs or blanks.");
        }
        Note(empty > 0, $"{Words.Count(empty, "line")} of empty cells left out");
        TakeOffTrailingCells(records);
        bool hasRowNames = TakeOffRowNames(records);
        RefuseRaggedRows(records);
        TakeOffEmptyColumns(records);
        if (records[0].Cells.Length == 1 && !options.ClassFromFileName && !options.MayLackClass)
        {
            throw new UserException(
                $"{Path}, line {records[0].Line}: one column only. At least one feature and the class are expected, " +
                "separated by commas, semicolons, tabs or blanks.");
        }
        CellFormat format = CellFormat.Of(records, _delimiter, options);
        Note(format.DecimalComma && options.Decimal is null, "commas read as decimal commas; --decimal . reads them as separators of thousands");
        Note(
            format.Thousands && options.Decimal is null,
            "commas inside numbers read as separators of thousands; --decimal , reads them as decimal commas");
        Record? heading = Heading(records, format, hasRowNames);
        if (heading is not null && ReferenceEquals(heading, records[0]))
        {
            records.RemoveAt(0);
            int again = records.RemoveAll(record => record.Cells.SequenceEqual(heading.Cells));
            Note(again > 0, $"the header stands {Words.Count(again, "more time")} between the rows: left out");
            TakeOffUnits(records, format);
        }
        if (records.Count == 0)
        {
            throw new UserException($"{Path}: a header and no row. Rows of numbers and a class are expected below it.");
        }
        return new Table(preamble.File, heading?.Cells.ToImmutableArray(), records, format)
        {
            Notes = [.. _notes],
            Line = heading?.Line ?? records[0].Line,
            IsHeaderOfNumbers = _isHeaderOfNumbers,
        };
    }

    /// <summary>The line that names the columns: the first one, or a comment above it, or none.</summary>
    private Record? Heading(List<Record> records, CellFormat format, bool hasRowNames)
    {
        if (first is not null)
        {
            return Continuation.HasHeader(Path, records, format, first, options) ? records[0] : null;
        }
        if (hasRowNames)
        {
            return records[0];
        }
        if (options.Header == HeaderLine.Detected && preamble.LastComment is { } comment && Header.FirstIsRow(records, format))
        {
            Record named = RecordReader.Cut(comment, preamble.File, _delimiter);
            if (named.Cells.Length == records[0].Cells.Length && named.Cells.All(cell => Cell.Read(cell, out _) == CellKind.Text))
            {
                Note(true, $"the comment in line {comment.Line} read as the names of the columns; --header no takes it for a comment");
                return named;
            }
        }
        HeaderVerdict verdict = Header.Of(Path, records, format, options);
        Note(verdict.Note.Length > 0, verdict.Note);
        _isHeaderOfNumbers = verdict is { IsHeader: true, Note.Length: > 0 };
        return verdict.IsHeader ? records[0] : null;
    }

    /// <summary>Empty cells at the ends of lines go, where the header or the rows do without them.</summary>
    private void TakeOffTrailingCells(List<Record> records)
    {
        int header = records[0].Cells.Length;
        int usual = records.Count == 1 ? header : records.Skip(1).CountBy(record => record.Cells.Length).MaxBy(c => c.Value).Key;
        int width = header > usual && IsEmptyBeyond(records[0], usual) ? usual
            : header < usual && records.Skip(1).All(record => IsEmptyBeyond(record, header)) ? header
            : Math.Max(header, usual);
        int cut = 0;
        for (int i = 0; i < records.Count; i++)
        {
            if (records[i].Cells.Length > width && IsEmptyBeyond(records[i], width))
            {
                records[i] = records[i] with { Cells = records[i].Cells[..width] };
                cut++;
            }
        }
        Note(cut > 0, $"empty cells at the end of {Words.Count(cut, "line")} left out");
    }

    private static bool IsEmptyBeyond(Record record, int width) =>
        record.Cells.Length <= width || record.Cells.Skip(width).All(cell => cell.Length == 0);

    /// <summary>A header one cell shorter than its rows, as R writes it, leaves their first cell a name of the row.</summary>
    private bool TakeOffRowNames(List<Record> records)
    {
        int width = records[0].Cells.Length;
        bool hasRowNames = options.Header != HeaderLine.Absent && records.Count > 1 && records.Skip(1).All(r => r.Cells.Length == width + 1)
            && records[0].Cells.All(cell => Cell.Read(cell, out _) == CellKind.Text);
        for (int i = 1; hasRowNames && i < records.Count; i++)
        {
            records[i] = records[i] with { Cells = records[i].Cells[1..] };
        }
        Note(hasRowNames, "the header is one cell shorter than the rows, so the first cell of each row is its name and left out");
        return hasRowNames;
    }

    private void RefuseRaggedRows(List<Record> records)
    {
        Record one = records[0];
        Record? ragged = records.Find(record => record.Cells.Length != one.Cells.Length);
        if (ragged is not null)
        {
            // A single line at the head that differs from all others is a title.
            bool isTitle = records.Count > 2 && records.Skip(2).All(record => record.Cells.Length == records[1].Cells.Length);
            throw new UserException(
                $"{Path}, line {ragged.Line}: {Words.Count(ragged.Cells.Length, "cell")} where line {one.Line} has {one.Cells.Length} " +
                $"(separated by {Delimiter.Name(_delimiter)}). " +
                (isTitle ? $"If line {one.Line} is no part of the table, say --skip-lines {one.Line}. " : "") +
                "Every line needs the same number: write ? for a missing cell, and quote a " +
                "cell that contains the separator.");
        }
    }

    /// <summary>Last columns without a name and without a cell go; pandas calls them Unnamed.</summary>
    private void TakeOffEmptyColumns(List<Record> records)
    {
        int width = records[0].Cells.Length;
        while (width > 1 && records.Skip(1).All(r => r.Cells[width - 1].Length == 0)
            && (records[0].Cells[width - 1] is ""
                || (records.Count > 1 && records[0].Cells[width - 1].StartsWith("Unnamed: ", StringComparison.Ordinal))))
        {
            width--;
        }
        int empty = records[0].Cells.Length - width;
        for (int i = 0; empty > 0 && i < records.Count; i++)
        {
            records[i] = records[i] with { Cells = records[i].Cells[..width] };
        }
        Note(empty > 0, $"{Words.Count(empty, "empty column")} at the end left out");
    }

    /// <summary>Lines under the header that hold texts where all other rows hold numbers, and no number, are units.</summary>
    private void TakeOffUnits(List<Record> records, CellFormat format)
    {
        for (int lines = 0; lines < MostUnitLines && records.Count > 2 && Header.IsUnits(records, format); lines++)
        {
            string units = Words.List([.. records[0].Cells.Select(Cell.Short)]);
            Note(true, $"line {records[0].Line} under the header ({units}) read as units and left out");
            records.RemoveAt(0);
        }
    }

    private void Note(bool isDue, string note)
    {
        if (isDue)
        {
            _notes.Add(note);
        }
    }
}
