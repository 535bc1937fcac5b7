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

    /// <summary>Reads a file. A header that names all features says where they are; other columns count for nothing. Without one, the
    /// columns are those of the table that the classifier was made from, or the features alone, in their order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">How the classifier's own table was read.</param>
    /// <param name="features">Names of the features, NAME=CATEGORY for those of a column of texts.</param>
    /// <exception cref="UserException">The columns or a cell are others than expected; the message says where.</exception>
    public static FeatureRows Read(string file, DatasetOptions options, ImmutableArray<string> features)
    {
        var table = Table.Read(file, options with { ClassFromFileName = false }, null);
        var names = Columns.Resolve(table, new DatasetOptions());
        FeatureColumn[] columns = ByName(table, names, options, features) ?? ByPlace(table, options, features);
        return new FeatureRows(
            [.. table.Rows.Select(record =>
            {
                double[] row = new double[features.Length];
                int at = 0;
                foreach (FeatureColumn column in columns)
                {
                    Fill(column, record, row.AsSpan(at, column.Inputs));
                    at += column.Inputs;
                }
                return row;
            })],
            [.. table.Rows.Select(record => record.Line)]);

        void Fill(FeatureColumn column, Record record, Span<double> inputs)
        {
            string text = record.Cells[column.Column];
            CellPlace place = new(file, record.Line, column.Column + 1, column.Name);
            if (column.Kind != FeatureKind.Number)
            {
                bool isMissing = Cell.IsMissingText(text, table.Format);
                if (!isMissing && !column.Categories.Contains(text))
                {
                    throw new UserException(
                        $"{place}: {Words.Quoted(text)} is none of the texts that the classifier knows ({Words.List(column.Categories)}).");
                }
                column.Fill(text, double.NaN, isMissing, inputs);
                return;
            }
            CellKind kind = Cell.Read(text, table.Format, out double value);
            inputs[0] = kind is CellKind.Number or CellKind.Missing ? value
                : FeatureColumn.IsSwitch(text) ? FeatureColumn.SwitchValue(text) : throw Cell.Wrong(text, table.Format, place);
        }
    }

    /// <summary>The columns of the features where a header names them all; null without such a header.</summary>
    private static FeatureColumn[]? ByName(Table table, Columns columns, DatasetOptions options, ImmutableArray<string> features)
    {
        if (!table.HasHeader)
        {
            return null;
        }
        List<FeatureColumn> found = [];
        foreach (IGrouping<int, string> inputs in features.GroupBy(feature => Place(columns, feature)))
        {
            if (inputs.Key < 0)
            {
                return found.Count > 0 || !table.IsHeaderOfNumbers ? Refuse(inputs.First()) : null;
            }
            string name = columns.Names[inputs.Key];
            found.Add(Column(inputs.Key, name, inputs.First() == name ? null : [.. inputs.Select(input => input[(name.Length + 1)..])], options));
        }
        return [.. found];

        FeatureColumn[] Refuse(string missing) => throw new UserException(
            $"{table.File.Path}: there is no column {Words.Quoted(missing)}. The classifier reads {Words.List([.. features.Select(Words.Quoted)])}; "
            + $"the header has {Words.List([.. columns.Names.Select(Words.Quoted)])}.");
    }

    private static int Place(Columns columns, string feature)
    {
        int place = columns.Names.IndexOf(feature);
        for (int equals = feature.IndexOf('=', StringComparison.Ordinal); place < 0 && equals > 0; equals = feature.IndexOf('=', equals + 1))
        {
            place = columns.Names.IndexOf(feature[..equals]);
        }
        return place;
    }

    private static FeatureColumn[] ByPlace(Table table, DatasetOptions options, ImmutableArray<string> features)
    {
        (string Name, string[]? Categories)[] wanted = [.. features.GroupBy(f => f.Split('=')[0])
            .Select(g => (g.Key, g.First().Contains('=', StringComparison.Ordinal) ? g.Select(f => f[(g.Key.Length + 1)..]).ToArray() : null))];
        ImmutableArray<int> places = table.Width == wanted.Length ? [.. Enumerable.Range(0, wanted.Length)]
            : Columns.Resolve(table, options with { ClassFromFileName = false }).Features;
        return places.Length == wanted.Length ? [.. wanted.Select((w, i) => Column(places[i], w.Name, w.Categories, options))]
            : throw new UserException($"{table.File.Path}: {Words.Count(table.Width, "column")} without names. Expected {wanted.Length}, "
                + $"for {Words.List([.. wanted.Select(w => Words.Quoted(w.Name))])}, or those of the table that the classifier was made from, "
                + "or a header that names them.");
    }

    private static FeatureColumn Column(int column, string name, string[]? categories, DatasetOptions options) =>
        categories is not null ? new FeatureColumn(column, name, FeatureKind.Categories, [.. categories])
        : options.Ordered.FirstOrDefault(o => o.Column == name || o.Column == $"{column + 1}") is { } ordered
            ? new FeatureColumn(column, name, FeatureKind.Ordered, ordered.Values) : new FeatureColumn(column, name, FeatureKind.Number, []);
}
