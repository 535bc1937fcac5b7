using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>What each column of a table is.</summary>
/// <param name="Names">Name of every column; in a file without header f1, f2, ... by position, and "class".</param>
/// <param name="Class">Index, from 0, of the class column.</param>
/// <param name="Features">Indices, from 0, of the feature columns.</param>
internal sealed record Columns(ImmutableArray<string> Names, int Class, ImmutableArray<int> Features)
{
    /// <summary>Works out the columns of <paramref name="table"/>.</summary>
    /// <exception cref="UserException">A column asked for does not exist, two have one name, or no feature is left.</exception>
    public static Columns Resolve(Table table, bool hasHeader, DatasetOptions options)
    {
        string[] names = [.. Enumerable.Range(1, table.Width).Select(Unnamed)];
        if (hasHeader)
        {
            names = [.. names.Zip(table.Records[0].Cells, (unnamed, cell) => cell.Length > 0 ? cell : unnamed)];
            RefuseDuplicates(names, table);
        }
        int classColumn = options.ClassColumn is string wanted
            ? Find(wanted, "--class-column", names, hasHeader, table)
            : table.Width - 1;
        int[] ignored =
            [.. options.IgnoreColumns.Select(column => Find(column, "--ignore-columns", names, hasHeader, table))];
        if (ignored.Contains(classColumn))
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{table.File.Path}: column {classColumn + 1} ({names[classColumn]}) is the class column and ignored too. ") +
                "Name the class column with --class-column, or take this column out of --ignore-columns.");
        }
        names[classColumn] = hasHeader ? names[classColumn] : "class";
        ImmutableArray<int> features =
            [.. Enumerable.Range(0, table.Width).Where(i => i != classColumn && !ignored.Contains(i))];
        return features.Length > 0
            ? new Columns([.. names], classColumn, features)
            : throw new UserException(
                $"{table.File.Path}: no feature is left: every column but the class is ignored. Ignore fewer columns.");
    }

    /// <summary>Place of a cell of this table's columns.</summary>
    public CellPlace Place(Table table, Record record, int column) =>
        new(table.File.Path, record.Line, column + 1, Names[column]);

    private static string Unnamed(int number) => $"f{number}";

    /// <summary>A name that a header gives wins over a number.</summary>
    private static int Find(string wanted, string option, string[] names, bool hasHeader, Table table)
    {
        int named = Array.IndexOf(names, wanted.Trim());
        if (named >= 0)
        {
            return named;
        }
        if (int.TryParse(wanted, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number))
        {
            return number >= 1 && number <= names.Length
                ? number - 1
                : throw new UserException(string.Create(CultureInfo.InvariantCulture,
                    $"{table.File.Path}: {option} {number}, but the columns are numbered 1 to {names.Length}. Give one of these."));
        }
        string known = hasHeader
            ? "The header has " + string.Join(", ", names.Take(30).Select(name => $"\"{name}\""))
                + (names.Length > 30 ? ", ..." : "")
            : "The file has no header line";
        throw new UserException(
            $"{table.File.Path}: {option} \"{wanted}\", but there is no column of this name. {known}. Give a name of the " +
            "header, or the column's number, counted from 1.");
    }

    private static void RefuseDuplicates(string[] names, Table table)
    {
        int first = Array.FindIndex(names, name => Array.IndexOf(names, name) != Array.LastIndexOf(names, name));
        if (first < 0)
        {
            return;
        }
        int second = Array.IndexOf(names, names[first], first + 1);
        throw new UserException(string.Create(CultureInfo.InvariantCulture,
            $"{table.File.Path}, line {table.Records[0].Line}: columns {first + 1} and {second + 1} ") +
            $"are both named \"{names[first]}\". Rename one of them; if this line is a row and not a header, say --header no.");
    }
}
