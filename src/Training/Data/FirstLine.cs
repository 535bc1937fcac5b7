using System.Collections.Immutable;
using System.Globalization;

namespace PrintedMlp.Training.Data;

/// <summary>The first line of a table, held against the lines below it.</summary>
internal sealed class FirstLine
{
    /// <summary>Shares of columns that have to agree before numbers are taken for names.</summary>
    private const double MostColumns = 0.6;

    private readonly CellRow _cells;
    private readonly Column[] _columns;
    private readonly string[] _labels;
    private readonly string? _label;

    /// <param name="records">The line and those below it.</param>
    /// <param name="format">How cells are written.</param>
    /// <param name="features">Columns of features.</param>
    /// <param name="classColumn">The column of the class, or -1.</param>
    public FirstLine(IEnumerable<Record> records, CellFormat format, ImmutableArray<int> features, int classColumn)
    {
        Record[] all = [.. records];
        _cells = all[0].Cells;
        _columns = [.. features.Select(column =>
            new Column(column, _cells[column], [.. all.Skip(1).Select(record => record.Cells[column])], format))];
        _label = classColumn >= 0 ? _cells[classColumn] : null;
        _labels = classColumn >= 0 ? [.. all.Skip(1).Select(record => record.Cells[classColumn])] : [];
    }

    /// <summary>Feature columns, from 0, where the line has a text and the lines below have numbers.</summary>
    public ImmutableArray<int> NamesAboveNumbers => [.. _columns.Where(c => c.Kind == CellKind.Text && c.IsNumeric).Select(c => c.Index)];

    /// <summary>Number of feature columns where the line and those below have numbers, well written or not.</summary>
    public int NumbersAboveNumbers => _columns.Count(c => c.Kind is not (CellKind.Text or CellKind.Missing) && c.IsNumeric);

    /// <summary>Number of feature columns where the line and those below have texts.</summary>
    public int Texts => _columns.Count(c => c.Kind == CellKind.Text && !c.IsNumeric);

    /// <summary>Whether the line has no number, and nearly all of its texts occur in it only, as names do.</summary>
    public bool TextsAreNames
    {
        get
        {
            int repeated = _columns.Count(c => c.Kind == CellKind.Text && !c.IsNumeric && c.Occurs);
            return NumbersAboveNumbers == 0 && Texts - repeated > 4 * repeated;
        }
    }

    private bool LabelOccurs => _label is not null && _labels.Contains(_label);

    /// <summary>How much speaks for names though the line holds numbers or nothing, and what.</summary>
    public (int Points, string Why) Evidence()
    {
        if (_labels.Length + (_columns.Length > 0 ? _columns[0].Below : 0) < 2)
        {
            return (0, "");
        }
        if (LabelOccurs && Cell.Read(_label!, out _) == CellKind.Text)
        {
            return (0, "");
        }
        if (_columns.Length > 0 && _columns.All(c => c.Cell.Length == 0))
        {
            return (LabelOccurs ? 0 : 4, "its cells are empty");
        }
        int points = 0;
        List<string> why = [];
        Add(LabelPoints(), $"the class {Words.Quoted(_label ?? "")} occurs nowhere else");
        Column[] numbers = [.. _columns.Where(c => c.Kind == CellKind.Number)];
        double[] values = [.. numbers.Select(c => c.Value)];
        if (values.Length > 0)
        {
            Add(CountsUp(_cells) ? 2 : 0, "its numbers count the columns");
            Add(values.Length >= 3 && !CountsUp(_cells) && HasEvenSteps(values) ? 2 : 0, "its numbers rise in even steps");
            Add(values.Length >= 4 && !CountsUp(_cells) && !HasEvenSteps(values) && Rises(values) ? 1 : 0, "its numbers rise");
            Column[] below = [.. numbers.Where(c => c.IsNumeric)];
            int far = below.Count(c => c.IsFar), outside = below.Count(c => c.IsOutside), otherwise = below.Count(c => c.IsWrittenOtherwise);
            double most = MostColumns * below.Length;
            Add(below.Length > 0 && far >= most ? 2 : 0, "its numbers lie far outside those below");
            Add(below.Length > 0 && far < most && outside >= most ? 1 : 0, "its numbers lie outside those below");
            int whole = below.Length > 1 && otherwise == below.Length ? 2 : below.Length > 0 && otherwise >= most ? 1 : 0;
            Add(whole, "it has whole numbers above fractions");
        }
        Column[] texts = [.. _columns.Where(c => c.Kind == CellKind.Text && !c.IsNumeric && c.IsRepetitive)];
        Add(texts.Length > 0 && !texts.Any(c => c.Occurs) ? 2 : 0, "its texts occur nowhere else");
        return (points, string.Join(", ", why));

        void Add(int more, string reason)
        {
            points += more;
            if (more > 0)
            {
                why.Add(reason);
            }
        }
    }

    private int LabelPoints()
    {
        if (_label is null || _label.Length == 0 || _labels.Length < 4 || LabelOccurs || _labels.Distinct().Count() * 2 > _labels.Length)
        {
            return 0;
        }
        bool areNumbers = _labels.All(label => Cell.Read(label, out _) is CellKind.Number or CellKind.Missing);
        bool isOtherKind = (Cell.Read(_label, out _) == CellKind.Number) != areNumbers;
        return 2 + (isOtherKind ? 1 : 0) + (Header.IsClassName(_label) ? 1 : 0);
    }

    /// <summary>0, 1, 2, ... or 1, 2, 3, ..., with an empty cell or a name before them or after them.</summary>
    private static bool CountsUp(CellRow cells)
    {
        int[] numbers = [.. cells.Where(cell => cell.Length is > 0 and < 6 && cell.All(char.IsAsciiDigit))
            .Select(cell => int.Parse(cell, CultureInfo.InvariantCulture))];
        return numbers.Length >= 2 && numbers.Length >= cells.Length - 2 && numbers[0] <= 1
            && Enumerable.Range(1, numbers.Length - 1).All(i => numbers[i] == numbers[i - 1] + 1);
    }

    private static bool HasEvenSteps(double[] values)
    {
        double step = values[1] - values[0];
        return step != 0 && Enumerable.Range(1, values.Length - 1).All(i => Math.Abs(values[i] - values[i - 1] - step) <= 1e-6 * Math.Abs(step));
    }

    private static bool Rises(double[] values) =>
        Enumerable.Range(1, values.Length - 1).All(i => values[i] > values[i - 1])
        || Enumerable.Range(1, values.Length - 1).All(i => values[i] < values[i - 1]);

    /// <summary>One cell of the line and those below it.</summary>
    private sealed class Column
    {
        private readonly double _low = double.PositiveInfinity, _high = double.NegativeInfinity;
        private readonly bool _hasFractions = true;

        public Column(int index, string cell, string[] below, CellFormat format)
        {
            (Index, Cell, Below) = (index, cell, below.Length);
            Kind = Data.Cell.Read(cell, format, out double value);
            Value = value;
            int texts = 0, numbers = 0;
            foreach (string other in below)
            {
                CellKind kind = Data.Cell.Read(other, format, out double number);
                texts += kind == CellKind.Text ? 1 : 0;
                if (kind is CellKind.Number or CellKind.NotFinite or CellKind.DecimalComma)
                {
                    numbers++;
                    _hasFractions &= other.AsSpan().ContainsAny('.', ',');
                    (_low, _high) = kind == CellKind.Number ? (Math.Min(_low, number), Math.Max(_high, number)) : (_low, _high);
                }
            }
            IsNumeric = numbers > texts || numbers + texts == 0;
            Occurs = Kind == CellKind.Text && below.Contains(cell, StringComparer.Ordinal);
            IsRepetitive = Kind == CellKind.Text && below.Length >= 4 && below.Distinct().Count() * 2 <= below.Length;
        }

        public int Index { get; }

        public string Cell { get; }

        public int Below { get; }

        public CellKind Kind { get; }

        public double Value { get; }

        /// <summary>Most cells below are numbers, or none says anything.</summary>
        public bool IsNumeric { get; }

        /// <summary>The text stands below too.</summary>
        public bool Occurs { get; }

        /// <summary>Texts below occur twice and more.</summary>
        public bool IsRepetitive { get; }

        public bool IsOutside => Value < _low || Value > _high;

        public bool IsFar => Value < _low - (_high - _low) || Value > _high + (_high - _low);

        public bool IsWrittenOtherwise => _hasFractions && _low <= _high && !Cell.AsSpan().ContainsAny('.', ',');
    }
}
