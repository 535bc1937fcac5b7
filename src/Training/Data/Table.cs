using System.Globalization;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>The records of one file, all of the same number of cells, the header not yet told from the rows.</summary>
/// <param name="File">The file.</param>
/// <param name="Records">Its records, at least one.</param>
internal sealed record Table(TextFile File, IReadOnlyList<Record> Records)
{
    /// <summary>Number of columns.</summary>
    public int Width => Records[0].Cells.Length;

    /// <exception cref="UserException">The file cannot be read, is empty or ragged, or has one column only.</exception>
    public static Table Read(string path)
    {
        TextFile file = TextFile.Read(path);
        char delimiter = Delimiter.Detect(file.Text);
        var table = new Table(file, [.. RecordReader.Read(file, delimiter)]);
        if (table.Records.Count == 0)
        {
            throw new UserException(
                $"{path}: the file is empty. A table is expected: a row a line, features and class separated by commas, " +
                "semicolons, tabs or blanks.");
        }
        table.RefuseRaggedRows(delimiter);
        if (table.Width == 1)
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{path}, line {table.Records[0].Line}: one column only. At least one feature and the class are expected, ") +
                "separated by commas, semicolons, tabs or blanks.");
        }
        return table;
    }

    private void RefuseRaggedRows(char delimiter)
    {
        Record first = Records[0];
        Record? ragged = Records.FirstOrDefault(record => record.Cells.Length != Width);
        if (ragged is not null)
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{File.Path}, line {ragged.Line}: {Cells(ragged.Cells.Length)} where line {first.Line} has {Width} (separated by ") +
                $"{Delimiter.Name(delimiter)}). Every line needs the same number: write ? for a missing cell, and quote a " +
                "cell that contains the separator.");
        }
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";
}
