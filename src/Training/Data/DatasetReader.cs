using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Reads text files into a <see cref="Dataset"/>: comma, semicolon, tab, bar or blanks between cells, header or not, quoted
/// cells, UTF-8 or UTF-16; attribute-relation files; sparse files. What was taken for granted is in <see cref="Dataset.Notes"/>.</summary>
public static class DatasetReader
{
    /// <summary>Reads files that hold one table, one after the other.</summary>
    /// <param name="files">Paths, in the order in which their rows count.</param>
    /// <param name="options">Which columns are what.</param>
    /// <exception cref="UserException">Anything wrong with the files: the message names file, line and column.</exception>
    public static Dataset Read(IReadOnlyList<string> files, DatasetOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        if (files.Count == 0)
        {
            throw new UserException("No data file is named. Name one CSV file, or several with the same columns.");
        }
        string[] paths = [.. files, .. options.TestFiles];
        Table[] tables = new Table[paths.Length];
        for (int i = 0; i < tables.Length; i++)
        {
            tables[i] = Table.Read(paths[i], options, i == 0 ? null : tables[0]);
        }
        tables = SparseFile.Widened(tables);
        var columns = Columns.Resolve(tables[0], options);
        var rows = new RowCollector(columns, options);
        for (int i = 0; i < tables.Length; i++)
        {
            Continuation.RefuseOtherWidth(tables[i].File.Path, tables[i].Width, tables[0], tables[0].Width);
            foreach (Record record in tables[i].Rows)
            {
                rows.Add(tables[i], record, i, isTest: i >= files.Count);
            }
        }
        Dataset data = rows.ToDataset(tables[0]);
        return data with
        {
            Sources = [.. tables.Take(files.Count).Select(SourceOf)],
            TestSources = [.. tables.Skip(files.Count).Select(SourceOf)],
            Notes = [.. tables.SelectMany(table => NotesOf(table, isOnly: tables.Length == 1)), .. data.Notes],
        };
    }

    private static DataSource SourceOf(Table table) => new(Path.GetFileName(table.File.Path), table.File.Sha256, table.Rows.Count);

    private static IEnumerable<string> NotesOf(Table table, bool isOnly) =>
        isOnly ? table.Notes : table.Notes.Select(note => $"{Path.GetFileName(table.File.Path)}: {note}");
}
