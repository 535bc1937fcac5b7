using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Whether the first line names the columns, and what to say of it when it is no plain case.</summary>
/// <param name="IsHeader">Whether it does.</param>
/// <param name="Note">A note, or empty.</param>
internal readonly record struct HeaderVerdict(bool IsHeader, string Note);

/// <summary>Tells a header line from a row by all that is known: what stands below each of its cells, whether its numbers count up,
/// how far they lie outside, and whether its class occurs again.</summary>
internal static class Header
{
    /// <summary>Rows that are looked at.</summary>
    private const int Sample = 2000;

    /// <summary>Points of evidence that make a line of numbers a header.</summary>
    private const int Enough = 4;

    private static readonly string[] _classNames =
        ["class", "classes", "label", "labels", "target", "category", "species", "y", "type",
             "kind", "outcome", "result", "diagnosis", "quality", "activity"];

    /// <summary>Whether the first of the records names the columns.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="records">All records.</param>
    /// <param name="format">How cells are written.</param>
    /// <param name="options">What the user said.</param>
    /// <exception cref="UserException">It looks like neither: a row with a wrong cell must not be lost as a header.</exception>
    public static HeaderVerdict Of(string path, IReadOnlyList<Record> records, CellFormat format, DatasetOptions options)
    {
        if (options.Header != HeaderLine.Detected)
        {
            return new HeaderVerdict(options.Header == HeaderLine.Present, "");
        }
        CellRow cells = records[0].Cells;
        if (Chosen(options).Any(column => !IsNumber(column) && cells.Contains(column)))
        {
            return new HeaderVerdict(true, "");
        }
        FirstLine line = new(records.Take(Sample + 1), format, FeatureColumns(cells.Length, options), ClassColumn(cells.Length, options));
        int names = line.NamesAboveNumbers.Length, numbers = line.NumbersAboveNumbers;
        if (names > numbers || (names == 0 && line.Texts > 0 && line.TextsAreNames))
        {
            return new HeaderVerdict(true, "");
        }
        (int points, string why) = line.Evidence();
        if (points >= Enough)
        {
            return new HeaderVerdict(true, $"line {records[0].Line} taken for the names of the columns: {why}; --header no reads it as a row");
        }
        if (names > 0)
        {
            int column = line.NamesAboveNumbers[0] + 1;
            throw new UserException(
                $"{path}, line {records[0].Line}, column {column}: \"{Cell.Short(cells[column - 1])}\" is not a number, " +
                $"yet most of this line is, so it is hardly a header. Correct the cell, or leave the column out with " +
                $"--ignore-columns {column}, or say --header yes if the line does name the columns.");
        }
        return new HeaderVerdict(false, points == Enough - 1
            ? $"line {records[0].Line} taken for a row, though {why}; --header yes takes it for the names of the columns" : "");
    }

    /// <summary>Whether the first record can only be a row: it has a number where all others have one.</summary>
    public static bool FirstIsRow(IReadOnlyList<Record> records, CellFormat format) =>
        All(records, format) is { NumbersAboveNumbers: > 0, NamesAboveNumbers.IsEmpty: true };

    /// <summary>Whether the first record, which stands under a header, holds units.</summary>
    public static bool IsUnits(IReadOnlyList<Record> records, CellFormat format) =>
        All(records, format) is { NumbersAboveNumbers: 0, NamesAboveNumbers.IsEmpty: false };

    private static FirstLine All(IReadOnlyList<Record> records, CellFormat format) =>
        new(records.Take(Sample + 1), format, [.. Enumerable.Range(0, records[0].Cells.Length)], -1);

    /// <summary>Whether a name is one that the class often has.</summary>
    public static bool IsClassName(string name) => _classNames.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Chosen(DatasetOptions options) =>
        options.ClassColumn is string name ? options.IgnoreColumns.Add(name) : options.IgnoreColumns;

    /// <summary>Index of the class column; -1 when a name gives it that is not in the line, and when no column of the file holds it.</summary>
    private static int ClassColumn(int width, DatasetOptions options) =>
        options.ClassFromFileName ? -1
        : options.ClassColumn is not string name ? width - 1
        : IsNumber(name) && Number(name) is int number && number >= 1 && number <= width ? number - 1 : -1;

    private static ImmutableArray<int> FeatureColumns(int width, DatasetOptions options)
    {
        // A name that is not in the line says nothing about it; the class is then taken to be last.
        int[] others = [.. options.IgnoreColumns.Where(IsNumber).Select(Number)];
        int classColumn = options.ClassFromFileName ? -1 : ClassColumn(width, options) is int column && column >= 0 ? column : width - 1;
        return [.. Enumerable.Range(0, width).Where(i => i != classColumn && !others.Contains(i + 1))];
    }

    private static bool IsNumber(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);

    private static int Number(string text) => int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
}
