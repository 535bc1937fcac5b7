using System.Collections.Immutable;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Rows of known features, with or without a class beside them: what a finished classifier is asked about.</summary>
/// <param name="Rows">Raw values, one a feature; NaN marks a missing cell.</param>
/// <param name="Lines">Line of each row in its file, from 1.</param>
public sealed record FeatureRows(ImmutableArray<double[]> Rows, ImmutableArray<int> Lines)
{
    /// <summary>Missing cells.</summary>
    public int MissingCells => Rows.Sum(row => row.Count(double.IsNaN));

    /// <summary>What was taken for granted in reading the file, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Reads a file. A header that names all columns says where they are; others count for nothing. Without one, the columns are
    /// those of the table that the classifier was made from, or those of features alone, in their order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">How the classifier's own table was read.</param>
    /// <param name="wanted">The columns that features come from; their places count for nothing.</param>
    /// <exception cref="UserException">The columns or a cell are others than expected; the message says where.</exception>
    public static FeatureRows Read(string file, DatasetOptions options, ImmutableArray<FeatureColumn> wanted)
    {
        DatasetOptions reading = options with { ClassFromFileName = false, MayLackClass = true, Ordered = [] };
        Table table = Table(file, reading, wanted);
        FeatureColumn[] columns = table.HasHeader ? ByName(table, wanted) : ByPlace(table, reading, wanted);
        return new FeatureRows(
            [.. table.Rows.Select(record =>
            {
                double[] row = new double[columns.Sum(column => column.Inputs)];
                int at = 0;
                foreach (FeatureColumn column in columns)
                {
                    Fill(column, record, row.AsSpan(at, column.Inputs));
                    at += column.Inputs;
                }
                return row;
            })],
            [.. table.Rows.Select(record => record.Line)])
        {
            Notes = table.Notes,
        };

        void Fill(FeatureColumn column, Record record, Span<double> inputs)
        {
            string text = record.Cells[column.Column];
            if (!Reads(column, text, table.Format, out double number))
            {
                CellPlace place = new(file, record.Line, column.Column + 1, column.Name);
                throw column.IsText ? new UserException(
                        $"{place}: {Words.Quoted(text)} is none of the texts that the classifier knows ({Words.List(column.Categories)}).")
                    : Cell.Wrong(text, table.Format, place);
            }
            if (column.Kind == FeatureKind.Switch && !FeatureColumn.IsSwitch(text))
            {
                inputs[0] = number;
                return;
            }
            column.Fill(text, number, Cell.IsMissingText(text, table.Format), inputs);
        }
    }

    /// <summary>The table. What is known of its columns says more of its first line than the line itself does.</summary>
    private static Table Table(string file, DatasetOptions reading, ImmutableArray<FeatureColumn> wanted)
    {
        var table = Data.Table.Read(file, reading, null);
        if (reading.Header != HeaderLine.Detected)
        {
            return table;
        }
        if (!table.HasHeader)
        {
            return wanted.All(column => table.Rows[0].Cells.Contains(column.Name))
                ? Data.Table.Read(file, reading with { Header = HeaderLine.Present }, null) : table;
        }
        if (Columns.NamesOf(table).Intersect(wanted.Select(column => column.Name)).Any())
        {
            return table;
        }
        var rows = Data.Table.Read(file, reading with { Header = HeaderLine.Absent }, null);
        return !rows.HasHeader && Places(rows, reading, wanted) is { } places
            && places.All(column => Reads(column, rows.Rows[0].Cells[column.Column], rows.Format, out _)) ? rows : table;
    }

    /// <summary>Whether a cell is one of its column, and its value where it is a number.</summary>
    private static bool Reads(FeatureColumn column, string text, CellFormat format, out double number)
    {
        CellKind kind = Cell.Read(text, format, out number);
        return Cell.IsMissingText(text, format) || column.Kind switch
        {
            FeatureKind.Number => kind is CellKind.Number or CellKind.Missing,
            FeatureKind.Switch => kind == CellKind.Number || FeatureColumn.IsSwitch(text),
            _ => column.Categories.Contains(text),
        };
    }

    private static FeatureColumn[] ByName(Table table, ImmutableArray<FeatureColumn> wanted)
    {
        ImmutableArray<string> names = Columns.NamesOf(table);
        FeatureColumn[] found = [.. wanted.Select(column => column with { Column = names.IndexOf(column.Name) })];
        return Array.Find(found, column => column.Column < 0) is not { } missing ? found : throw new UserException(
            $"{table.File.Path}: there is no column {Words.Quoted(missing.Name)}. The classifier reads "
            + $"{Words.List([.. wanted.Select(column => Words.Quoted(column.Name))])}; "
            + $"the header has {Words.List([.. names.Select(Words.Quoted)])}.");
    }

    private static FeatureColumn[] ByPlace(Table table, DatasetOptions options, ImmutableArray<FeatureColumn> wanted) =>
        Places(table, options, wanted) ?? throw new UserException(
            $"{table.File.Path}: {Words.Count(table.Width, "column")} without names. Expected {wanted.Length}, "
            + $"for {Words.List([.. wanted.Select(column => Words.Quoted(column.Name))])}, or those of the table that the classifier was made from, "
            + "or a header that names them.");

    /// <summary>Columns by place; null where there are too many or too few.</summary>
    private static FeatureColumn[]? Places(Table table, DatasetOptions options, ImmutableArray<FeatureColumn> wanted)
    {
        ImmutableArray<int> places = table.Width <= wanted.Length ? [.. Enumerable.Range(0, table.Width)] : Columns.Resolve(table, options).Features;
        return places.Length == wanted.Length ? [.. wanted.Select((column, i) => column with { Column = places[i] })] : null;
    }
}
