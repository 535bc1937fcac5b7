using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>What each column of a table is.</summary>
/// <param name="Names">Name of every column, none twice; in a file without header f1, f2, ... by position, and "class".</param>
/// <param name="Class">Index, from 0, of the class column.</param>
/// <param name="Features">Indices, from 0, of the feature columns.</param>
internal sealed record Columns(ImmutableArray<string> Names, int Class, ImmutableArray<int> Features)
{
    /// <summary>Texts of columns that have an order, by column.</summary>
    public ImmutableDictionary<int, ImmutableArray<string>> Ordered { get; init; } = ImmutableDictionary<int, ImmutableArray<string>>.Empty;

    /// <summary>Index of the column that says what rows serve, or -1.</summary>
    public int Split { get; init; } = -1;

    /// <summary>Index of the column of groups, or -1.</summary>
    public int Group { get; init; } = -1;

    /// <summary>What was done to names.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Works out the columns of <paramref name="table"/>.</summary>
    /// <exception cref="UserException">A column asked for does not exist or is one of two, or no feature is left.</exception>
    public static Columns Resolve(Table table, DatasetOptions options)
    {
        string[] given = Given(table);
        Columns found = new([.. Distinct(given)], table.Width - 1, []);
        int classColumn = options.ClassColumn is string wanted ? found.Find(wanted, "--class-column", given, table) : table.Width - 1;
        if (options.ClassFromFileName && options.ClassColumn is not null)
        {
            throw new UserException($"{table.File.Path}: --class-from-file-name and --class-column {options.ClassColumn}. " +
                "The class has one place: give one of the two.");
        }
        int[] ignored = [.. options.IgnoreColumns.Select(column => found.Find(column, "--ignore-columns", given, table))];
        if (ignored.Contains(classColumn))
        {
            throw new UserException(
                $"{table.File.Path}: column {classColumn + 1} ({Cell.Short(given[classColumn])}) is the class column and ignored too. " +
                "Name the class column with --class-column, or take this column out of --ignore-columns.");
        }
        int split = options.SplitColumn is string splitting ? found.Find(splitting, "--split-column", given, table) : -1;
        int group = options.GroupColumn is string grouping ? found.Find(grouping, "--group-column", given, table) : -1;
        if (classColumn == split || classColumn == group)
        {
            throw new UserException($"{table.File.Path}: column {classColumn + 1} ({Cell.Short(given[classColumn])}) is the class column and " +
                $"{(classColumn == split ? "--split-column" : "--group-column")} too. " +
                "Name the class column with --class-column, or another column here.");
        }
        ImmutableArray<int> features = [.. Enumerable.Range(0, table.Width)
            .Where(i => i != classColumn && i != split && i != group && !ignored.Contains(i))];
        string[] renamed = [.. given.Select((name, i) => (name, i)).Where(c => found.Names[c.i] != c.name)
            .Select(c => $"{Words.Quoted(c.name)} in column {c.i + 1} is now {Words.Quoted(found.Names[c.i])}")];
        return features.Length > 0
            ? new Columns(table.HasHeader ? found.Names : found.Names.SetItem(classColumn, "class"), classColumn, features)
            {
                Ordered = options.Ordered.ToImmutableDictionary(
                    column => found.Find(column.Column, "--ordered", given, table), column => column.Values),
                Split = split,
                Group = group,
                Notes = renamed.Length > 0 ? [$"names that stand twice are numbered: {Words.List(renamed)}"] : [],
            }
            : throw new UserException(
                $"{table.File.Path}: no feature is left: every column but the class is ignored. Ignore fewer columns.");
    }

    /// <summary>Place of a cell of this table's columns.</summary>
    public CellPlace Place(Table table, Record record, int column) =>
        new(table.File.Path, record.Line, column + 1, Names[column]);

    /// <summary>Name of every column of a table, none twice.</summary>
    public static ImmutableArray<string> NamesOf(Table table) => [.. Distinct(Given(table))];

    private static string[] Given(Table table) =>
        [.. Enumerable.Range(0, table.Width).Select(i => table.Names is { } header && header[i].Length > 0 ? header[i] : $"f{i + 1}")];

    /// <summary>The names, a later one with a number behind it where it stands before.</summary>
    private static string[] Distinct(string[] names)
    {
        HashSet<string> taken = [.. names];
        HashSet<string> seen = [];
        string[] distinct = [.. names];
        for (int i = 0; i < names.Length; i++)
        {
            for (int number = 2; !seen.Add(distinct[i]); number++)
            {
                string candidate = $"{names[i]}_{number}";
                distinct[i] = taken.Contains(candidate) ? distinct[i] : candidate;
            }
        }
        return distinct;
    }

    /// <summary>A name that a header gives wins over a number, unless the header is one of numbers that nobody asked for.</summary>
    private int Find(string wanted, string option, string[] given, Table table)
    {
        string name = wanted.Trim();
        int named = Names.IndexOf(name);
        int first = Array.IndexOf(given, name), second = first >= 0 ? Array.IndexOf(given, name, first + 1) : -1;
        if (second >= 0)
        {
            throw new UserException(
                $"{table.File.Path}: {option} {Words.Quoted(name)}, but columns {first + 1} and {second + 1} both have this name. " +
                "Give the number of the one that is meant.");
        }
        bool isNumber = int.TryParse(wanted, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number);
        if (named >= 0 && !(isNumber && table.IsHeaderOfNumbers) && (table.HasHeader || named != Class))
        {
            return named;
        }
        if (isNumber)
        {
            return number >= 1 && number <= Names.Length
                ? number - 1
                : throw new UserException(
                    $"{table.File.Path}: {option} {number}, but the columns are numbered 1 to {Names.Length}. Give one of these.");
        }
        string known = table.HasHeader
            ? "The header has " + string.Join(", ", given.Take(30).Select(Words.Quoted))
                + (given.Length > 30 ? ", ..." : "")
            : "The file has no header line";
        throw new UserException(
            $"{table.File.Path}: {option} {Words.Quoted(wanted)}, but there is no column of this name. {known}. Give a name of the " +
            "header, or the column's number, counted from 1.");
    }
}
