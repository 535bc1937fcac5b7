using System.Collections.Immutable;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Reads text files into a <see cref="Dataset"/>: comma, semicolon, tab or blanks between cells, header or not,
/// quoted cells, UTF-8 or UTF-16. Cells that are empty, ? or NA are missing.</summary>
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
        Table[] tables = [.. files.Select(Table.Read)];
        bool hasHeader = Header.IsPresent(tables[0], options);
        Columns columns = Columns.Resolve(tables[0], hasHeader, options);
        var rows = new RowCollector(columns, options.ImputeMedian);
        var sources = ImmutableArray.CreateBuilder<DataSource>();
        foreach (Table table in tables)
        {
            int before = rows.Seen;
            bool skip = ReferenceEquals(table, tables[0]) ? hasHeader : Continuation.HasHeader(table, tables[0], hasHeader, options);
            foreach (Record record in table.Records.Skip(skip ? 1 : 0))
            {
                rows.Add(table, record);
            }
            if (rows.Seen == before)
            {
                throw new UserException($"{table.File.Path}: a header and no row. Rows of numbers and a class are expected below it.");
            }
            sources.Add(new DataSource(Path.GetFileName(table.File.Path), table.File.Sha256, rows.Seen - before));
        }
        return rows.ToDataset(tables[0].File.Path) with { Sources = sources.ToImmutable() };
    }
}
