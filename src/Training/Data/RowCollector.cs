using System.Collections.Immutable;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Gathers the rows of all files, what their columns hold, and what is missing in them.</summary>
internal sealed class RowCollector(Columns columns, DatasetOptions options)
{
    private readonly List<(Table Table, Record Record, double[] Values)> _seen = [];

    /// <summary>Number of the file of each row seen, and whether it is one of test rows.</summary>
    private readonly List<(int File, bool IsTest)> _files = [];

    private readonly int[] _numbers = new int[columns.Features.Length];
    private readonly int[] _texts = new int[columns.Features.Length];
    private readonly int[] _wrong = new int[columns.Features.Length];
    private readonly int[] _firstWrong = [.. Enumerable.Repeat(-1, columns.Features.Length)];

    /// <summary>Missing cells by column, counted when the rows are made.</summary>
    private readonly int[] _missing = new int[columns.Names.Length];

    /// <summary>Spellings of missing cells that are not the usual ones, and those of missing labels.</summary>
    private readonly SortedSet<string> _markers = new(StringComparer.Ordinal), _labelMarkers = new(StringComparer.Ordinal);

    private readonly List<double[]> _rows = [];
    private readonly List<string> _labels = [];

    /// <summary>Numbers, among those seen, of the rows that are kept.</summary>
    private readonly List<int> _kept = [];

    /// <summary>Rows seen, dropped ones included.</summary>
    public int Seen => _seen.Count;

    /// <summary>Takes one row of a table.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="record">The row.</param>
    /// <param name="file">Number of the file, from 0.</param>
    /// <param name="isTest">Whether the file holds test rows.</param>
    public void Add(Table table, Record record, int file, bool isTest)
    {
        _files.Add((file, isTest));
        double[] values = new double[columns.Features.Length];
        for (int k = 0; k < values.Length; k++)
        {
            CellKind kind = Cell.Read(record.Cells[columns.Features[k]], table.Format, out values[k]);
            if (kind == CellKind.Number)
            {
                _numbers[k]++;
            }
            else if (kind != CellKind.Missing)
            {
                _texts[k] += kind == CellKind.Text ? 1 : 0;
                _wrong[k]++;
                _firstWrong[k] = _firstWrong[k] < 0 ? _seen.Count : _firstWrong[k];
            }
        }
        _seen.Add((table, record, values));
    }

    /// <summary>All that was taken.</summary>
    /// <param name="first">The first file.</param>
    /// <exception cref="UserException">A cell is wrong, no row is left, a feature has no value, or the classes are fewer than two.</exception>
    public Dataset ToDataset(Table first)
    {
        string file = first.File.Path;
        RefuseWrongCells(first);
        FeatureColumn[] features = [.. Enumerable.Range(0, columns.Features.Length).Select(k => Feature(k, first))];
        RefuseClassAmongFeatures(features, file);
        MakeRows(features);
        RefuseNothingLeft(file);
        string where = $"{file}, column {columns.Class + 1} ({Cell.Short(columns.Names[columns.Class])})";
        ImmutableArray<string>? declared = first.Nominal.TryGetValue(columns.Class, out ImmutableArray<string> values) ? values : null;
        ClassOrder classes = ClassOrder.Of(_labels, where, _labelMarkers.Count > 0 ? $"; {LostLabels()}" : "", Candidate(features), declared);
        ImmutableArray<string> names = [.. features.SelectMany(feature => feature.InputNames)];
        if (names.IsEmpty)
        {
            throw new UserException($"{file}: no feature is left: {string.Join("; ", features.Select(feature => feature.Note))}. " +
                "At least one column of numbers or of few texts is expected.");
        }
        Dataset data = new(names, classes.Labels, [.. _rows], [.. _labels.Select(label => classes.Index[label])])
        {
            Columns = [.. features.Where(feature => feature.Inputs > 0)],
            ClassColumn = columns.Names[columns.Class],
            DroppedRows = Seen - _rows.Count,
            Places = [.. _kept.Select(i => (_files[i].File, _seen[i].Record.Line))],
        };
        data = RowUses.Of(data, [.. _kept.Select(i => (_seen[i].Table, _seen[i].Record, _files[i].IsTest))], columns, options);
        return data with
        {
            Notes =
            [
                .. columns.Notes,
                .. features.Where(feature => feature.IsText).Select(feature => feature.Note + ClassHint(feature, features)),
                .. MissingNotes(features),
                .. DataNotes.Of(data, [.. features.SelectMany(feature => Enumerable.Repeat(feature, feature.Inputs))], columns.Class),
            ],
        };
    }

    private bool IsText(int k, Table first) =>
        columns.Ordered.ContainsKey(columns.Features[k])
        || (_wrong[k] > 0 && (first.Nominal.ContainsKey(columns.Features[k]) || (_texts[k] > _numbers[k] + _wrong[k] - _texts[k] && !HasUnits(k))));

    private bool HasUnits(int k) => _seen.Count(row => FeatureColumn.HasUnit(row.Record.Cells[columns.Features[k]])) * 2 > _texts[k]
        && Texts(k).Length > 8;

    /// <summary>Names the first cell, in the order of the file, that is no number in a column of numbers.</summary>
    private void RefuseWrongCells(Table first)
    {
        int[] wrong = [.. Enumerable.Range(0, columns.Features.Length).Where(k => _wrong[k] > 0 && !IsText(k, first)).OrderBy(k => _firstWrong[k])];
        if (wrong.Length > 0)
        {
            (Table table, Record record, _) = _seen[_firstWrong[wrong[0]]];
            int column = columns.Features[wrong[0]];
            throw Cell.Wrong(record.Cells[column], table.Format, columns.Place(table, record, column));
        }
    }

    private FeatureColumn Feature(int k, Table first)
    {
        int column = columns.Features[k];
        if (_numbers[k] + _wrong[k] == 0 && first.Names is { } names && names[column].Length == 0)
        {
            return new FeatureColumn(column, columns.Names[column], FeatureKind.LeftOut, []);
        }
        if (!IsText(k, first))
        {
            return new FeatureColumn(column, columns.Names[column], FeatureKind.Number, []);
        }
        ImmutableArray<string> texts = Texts(k);
        if (columns.Ordered.TryGetValue(column, out ImmutableArray<string> order))
        {
            (Table table, Record record, _) = _seen.Find(row => !order.Contains(row.Record.Cells[column]) && !IsMissingText(row, column));
            return record is null ? new FeatureColumn(column, columns.Names[column], FeatureKind.Ordered, order)
                : throw new UserException($"{columns.Place(table, record, column)}: {Words.Quoted(record.Cells[column])} is none of the values of " +
                    $"--ordered ({Words.List(order)}). Add it, or correct the cell.");
        }
        ImmutableArray<string>? declared = first.Nominal.TryGetValue(column, out ImmutableArray<string> values) ? values : null;
        return FeatureColumn.OfTexts(column, columns.Names[column], texts, _wrong[k] + _numbers[k], declared);
    }

    private static bool IsMissingText((Table Table, Record Record, double[] Values) row, int column) =>
        Cell.IsMissingText(row.Record.Cells[column], row.Table.Format);

    private ImmutableArray<string> Texts(int k) => [.. _seen.Where(row => !IsMissingText(row, columns.Features[k]))
        .Select(row => row.Record.Cells[columns.Features[k]]).Distinct(StringComparer.Ordinal)];

    /// <summary>A column of texts that is named as a class is, beside a last column of numbers: hardly a feature.</summary>
    private void RefuseClassAmongFeatures(FeatureColumn[] features, string file)
    {
        FeatureColumn? named = options.ClassColumn is null && !options.ClassFromFileName
            ? features.FirstOrDefault(f => f.IsText && !columns.Ordered.ContainsKey(f.Column) && Header.IsClassName(f.Name)) : null;
        if (named is not null && !Header.IsClassName(columns.Names[columns.Class])
            && _seen.All(row => Cell.Read(row.Record.Cells[columns.Class], row.Table.Format, out _) is CellKind.Number or CellKind.Missing))
        {
            throw new UserException(
                $"{file}: column {named.Column + 1} ({Cell.Short(named.Name)}) holds texts and is named as a class is, but the class is expected " +
                $"in the last column, which holds numbers ({Cell.Short(columns.Names[columns.Class])}). Say --class-column {named.Column + 1}, " +
                $"or --class-column {columns.Class + 1} if the last column is the class.");
        }
    }

    /// <summary>The only column of texts beside a class of numbers may be the class.</summary>
    private string ClassHint(FeatureColumn feature, FeatureColumn[] features) =>
        feature.Kind == FeatureKind.Categories && options.ClassColumn is null && !options.ClassFromFileName && features.Count(f => f.IsText) == 1
            && _labels.All(label => Cell.Read(label, out _) == CellKind.Number)
            ? $"; if it is the class, say --class-column {feature.Column + 1}" : "";

    /// <summary>What may hold the class when the last column does not: a column named as a class is, or the only one of texts.</summary>
    private string Candidate(FeatureColumn[] features)
    {
        FeatureColumn[] texts = [.. features.Where(feature => feature.Kind is FeatureKind.Categories or FeatureKind.Switch)];
        FeatureColumn? candidate =
            features.FirstOrDefault(feature => Header.IsClassName(feature.Name)) ?? (texts is [FeatureColumn only] ? only : null);
        return candidate is null || options.ClassColumn is not null ? ""
            : $" Column {candidate.Column + 1} ({Cell.Short(candidate.Name)}) may be it.";
    }

    private void MakeRows(FeatureColumn[] features)
    {
        int inputs = features.Sum(feature => feature.Inputs);
        bool areNumbers = features.All(feature => feature.Kind == FeatureKind.Number);
        for (int i = 0; i < _seen.Count; i++)
        {
            (Table table, Record record, double[] numbers) = _seen[i];
            string label = record.Cells[columns.Class];
            bool noLabel = Cell.IsMissingText(label, table.Format);
            bool complete = true;
            double[] values = areNumbers ? numbers : new double[inputs];
            for (int k = 0, at = 0; k < features.Length; at += features[k].Inputs, k++)
            {
                FeatureColumn feature = features[k];
                string text = record.Cells[feature.Column];
                bool missing = feature.IsText ? Cell.IsMissingText(text, table.Format) : double.IsNaN(numbers[k]);
                feature.Fill(text, numbers[k], missing, values.AsSpan(at, feature.Inputs));
                if (missing && feature.Kind != FeatureKind.LeftOut)
                {
                    complete = false;
                    _missing[feature.Column]++;
                    AddMarker(_markers, text);
                }
            }
            if (noLabel)
            {
                _missing[columns.Class]++;
                AddMarker(_labelMarkers, label);
            }
            if (!noLabel && (options.ImputeMedian || complete))
            {
                _rows.Add(values);
                _labels.Add(label);
                _kept.Add(i);
            }
        }

        void AddMarker(SortedSet<string> markers, string text)
        {
            if (text is not ("" or "?") && !options.Missing.Contains(text))
            {
                markers.Add(text);
            }
        }
    }

    private void RefuseNothingLeft(string file)
    {
        int empty = Array.FindIndex(_missing, count => count == Seen);
        if (empty >= 0)
        {
            throw new UserException(
                $"{file}, column {empty + 1} ({Cell.Short(columns.Names[empty])}): the cell is missing in every row. " + (empty == columns.Class
                ? "The class is expected here; name its column with --class-column."
                : $"Leave the column out with --ignore-columns {empty + 1}."));
        }
        if (_rows.Count == 0)
        {
            throw new UserException(
                $"{file}: none of the {Seen} rows is complete ({MissingByColumn()}). " +
                "Ignore the emptiest columns with --ignore-columns, or fill the cells with --impute median.");
        }
    }

    private IEnumerable<string> MissingNotes(FeatureColumn[] features)
    {
        int dropped = Seen - _rows.Count;
        if (dropped > 0)
        {
            string what = options.ImputeMedian ? "class" : $"cell ({MissingByColumn()})";
            yield return $"{dropped} of {Seen} rows dropped for a missing {what}";
        }
        if (_labelMarkers.Count > 0)
        {
            yield return LostLabels();
        }
        string[] unusual = [.. _markers.Where(Cell.IsUnusualMissing).Select(Words.Quoted)];
        if (unusual.Length > 0)
        {
            yield return $"cells read as missing: {Words.List(unusual)}";
        }
        string filled = Listed(
            options.ImputeMedian ? features.Where(f => f.Kind != FeatureKind.LeftOut).Select(f => (f.Column, Filled(features, f))) : []);
        if (filled.Length > 0)
        {
            yield return $"missing cells filled with the median of the training rows ({filled})";
        }
    }

    private string LostLabels() =>
        $"{Words.Count(_missing[columns.Class], "row")} dropped whose class is {Words.List([.. _labelMarkers.Select(Words.Quoted)])}, "
        + "which is read as missing (if it is a class, give it another name in the file)";

    private int Filled(FeatureColumn[] features, FeatureColumn feature)
    {
        int at = features.TakeWhile(other => other != feature).Sum(other => other.Inputs);
        return _rows.Count(row => double.IsNaN(row[at]));
    }

    private string MissingByColumn() => Listed(_missing.Select((count, column) => (column, count)));

    private string Listed(IEnumerable<(int Column, int Count)> counts) => string.Join(", ", counts
        .Where(entry => entry.Count > 0)
        .Select(entry => $"{entry.Count} in {Cell.Short(columns.Names[entry.Column])}"));
}
