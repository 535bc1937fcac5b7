using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Generator.Files;

/// <summary>A row of a table with a header, its cells by name.</summary>
/// <param name="File">Where it was read from.</param>
/// <param name="Columns">The names in their order.</param>
/// <param name="Cells">The cells in the same order.</param>
internal sealed record CsvRow(string File, ImmutableArray<string> Columns, ImmutableArray<string> Cells)
{
    /// <summary>The cell of a column.</summary>
    /// <exception cref="UserException">There is no such column.</exception>
    public string this[string column] => Find(column) ?? throw new UserException(
        $"{File}: there is no column {column}. Runs of earlier versions lack columns; make the run again with printedmlp design.");

    /// <summary>The cell of a column; null when there is no such column.</summary>
    public string? Find(string column) => Columns.IndexOf(column) is var i && i >= 0 ? Cells[i] : null;

    /// <summary>The row with another cell in a column; the same where there is no such column.</summary>
    public CsvRow With(string column, string cell) => Columns.IndexOf(column) is var i && i >= 0
        ? this with { Cells = Cells.SetItem(i, cell) } : this;

    /// <summary>The row with a column more at its end; the same where it has the column.</summary>
    public CsvRow Having(string column, string cell) => Columns.Contains(column) ? this
        : this with { Columns = Columns.Add(column), Cells = Cells.Add(cell) };

    /// <summary>The cell of a column as a number; null when it is none.</summary>
    public double? Number(string column) =>
        double.TryParse(Find(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    /// <summary>Reads a table.</summary>
    /// <exception cref="UserException">There is no such file, or it is no table.</exception>
    public static ImmutableArray<CsvRow> Read(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new UserException($"{file}: there is no such file.");
        }
        try
        {
            using StringReader text = new(InputFile.Text(file));
            using CsvReader csv = new(text, CultureInfo.InvariantCulture);
            List<CsvRow> rows = [];
            ImmutableArray<string> header = csv.Read() && csv.ReadHeader() ? [.. csv.HeaderRecord!] : [];
            if (header.CountBy(name => name).FirstOrDefault(count => count.Value > 1) is { Value: > 1, Key: var twice })
            {
                throw new UserException($"{file}: there are two columns {Printable.Short(twice)}.");
            }
            while (csv.Read())
            {
                rows.Add(new CsvRow(file, header, [.. Enumerable.Range(0, header.Length).Select(i => csv.GetField(i)!)]));
            }
            return [.. rows];
        }
        catch (CsvHelperException e)
        {
            throw new UserException($"{file} is no table: {Printable.Short(e.Message.Split('\n')[0].TrimEnd(), 200)}", e);
        }
    }
}
