using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Gathers the rows of all files and what is missing in them.</summary>
internal sealed class RowCollector(Columns columns, bool keepMissing)
{
    private readonly List<double[]> _rows = [];
    private readonly List<string> _labels = [];
    private readonly int[] _missing = new int[columns.Names.Length];

    /// <summary>Rows seen, dropped ones included.</summary>
    public int Seen { get; private set; }

    /// <summary>Takes one row of a table, or drops it when a cell is missing.</summary>
    public void Add(Table table, Record record)
    {
        Seen++;
        string label = record.Cells[columns.Class];
        double[] values =
            [.. columns.Features.Select(column => Cell.Value(record.Cells[column], columns.Place(table, record, column)))];
        int[] missing = [.. columns.Features.Where((_, k) => double.IsNaN(values[k]))];
        bool noLabel = Cell.Read(label, out _) == CellKind.Missing;
        foreach (int column in noLabel ? missing.Append(columns.Class) : missing)
        {
            _missing[column]++;
        }
        if (!noLabel && (keepMissing || missing.Length == 0))
        {
            _rows.Add(values);
            _labels.Add(label);
        }
    }

    /// <summary>All that was taken.</summary>
    /// <param name="file">The first file, for messages.</param>
    /// <exception cref="UserException">No row is left, a feature has no value, or the classes are fewer than two.</exception>
    public Dataset ToDataset(string file)
    {
        RefuseNothingLeft(file);
        string where = string.Create(CultureInfo.InvariantCulture,
            $"{file}, column {columns.Class + 1} ({columns.Names[columns.Class]})");
        ClassOrder classes = ClassOrder.Of(_labels, where);
        return new Dataset(
            [.. columns.Features.Select(column => columns.Names[column])],
            classes.Labels,
            [.. _rows],
            [.. _labels.Select(label => classes.Index[label])])
        {
            ClassColumn = columns.Names[columns.Class],
            DroppedRows = Seen - _rows.Count,
            Notes = Notes(),
        };
    }

    private void RefuseNothingLeft(string file)
    {
        int empty = Array.FindIndex(_missing, count => count == Seen);
        if (empty >= 0)
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{file}, column {empty + 1} ({columns.Names[empty]}): the cell is missing in every row. ") + (empty == columns.Class
                ? "The class is expected here; name its column with --class-column."
                : $"Leave the column out with --ignore-columns {empty + 1}."));
        }
        if (_rows.Count == 0)
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{file}: none of the {Seen} rows is complete ({MissingByColumn()}). ") +
                "Ignore the emptiest columns with --ignore-columns, or fill the cells with --impute median.");
        }
    }

    private ImmutableArray<string> Notes()
    {
        int dropped = Seen - _rows.Count;
        string filled = Listed(columns.Features.Select((column, k) => (column, _rows.Count(row => double.IsNaN(row[k])))));
        var notes = ImmutableArray.CreateBuilder<string>();
        if (dropped > 0)
        {
            string what = keepMissing ? "class" : $"cell ({MissingByColumn()})";
            notes.Add($"{dropped} of {Seen} rows dropped for a missing {what}");
        }
        if (filled.Length > 0)
        {
            notes.Add($"missing cells filled with the median of the training rows ({filled})");
        }
        return notes.ToImmutable();
    }

    private string MissingByColumn() => Listed(_missing.Select((count, column) => (column, count)));

    private string Listed(IEnumerable<(int Column, int Count)> counts) => string.Join(", ", counts
        .Where(entry => entry.Count > 0)
        .Select(entry => $"{entry.Count} in {columns.Names[entry.Column]}"));
}
