using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PrintedMlp.Training.Data;

/// <summary>What is odd about a table as it was read, and what to do about it: columns that are constant, that only count up, that are
/// numbers of rows or times, values that stand for missing ones, and classes that look like measurements or like one another.</summary>
internal static partial class DataNotes
{
    private const int FewRows = 10;
    private const int ManyNumericClasses = 20;
    private const int FewFractionClasses = 4;

    /// <summary>Distinct values that a column needs beside a sentinel.</summary>
    private const int FewValues = 4;

    /// <summary>The notes.</summary>
    /// <param name="data">The data.</param>
    /// <param name="columns">The column of each input.</param>
    /// <param name="classColumn">Index of the class column, from 0.</param>
    public static IEnumerable<string> Of(Dataset data, ImmutableArray<FeatureColumn> columns, int classColumn)
    {
        for (int k = 0; k < columns.Length; k++)
        {
            string where = $"column {columns[k].Column + 1} ({Cell.Short(data.Features[k])})";
            string? note = OfColumn([.. data.Rows.Select(row => row[k])], columns[k], data);
            if (note is not null)
            {
                yield return $"{where} {note.Replace("{N}", $"{columns[k].Column + 1}", StringComparison.Ordinal)}";
            }
        }
        foreach (string note in OfClasses(data, classColumn))
        {
            yield return note;
        }
    }

    private static string? OfColumn(double[] cells, FeatureColumn column, Dataset data)
    {
        double[] values = [.. cells.Where(double.IsFinite)];
        if (values.Length == 0 || column.Kind is not (FeatureKind.Number or FeatureKind.Switch))
        {
            return null;
        }
        if (values.AsSpan().IndexOfAnyExcept(values[0]) < 0)
        {
            return $"is {values[0]} in every row and decides nothing";
        }
        if (values.Length >= FewRows && Rises(cells, data.Places))
        {
            return "only rises from row to row, as a row number or a time does: where rows are sorted by class it gives the class away; "
                + "--ignore-columns {N} leaves it out";
        }
        if (values.Length >= FewRows && NumbersRows(values))
        {
            return "numbers the rows, each with a number of its own: it measures nothing; --ignore-columns {N} leaves it out";
        }
        if (values.Length >= FewRows && values.All(IsTimeStamp))
        {
            return "looks like a time stamp; --ignore-columns {N} leaves it out";
        }
        if (IdPattern().IsMatch(column.Name) && values.All(double.IsInteger)
            && values.Distinct().Count() * 2 > Math.Min(values.Length, 2 * data.Classes.Length + 8))
        {
            return "is named as a number of things is; if it measures nothing, --ignore-columns {N} leaves it out";
        }
        return Sentinel(values) is (double value, int count)
            ? $"is {value} in {Words.Count(count, "row")}, away from all other values: if it stands for a missing one, say --missing {value}" : null;
    }

    /// <summary>Whether each value is above the one before it, in every file.</summary>
    private static bool Rises(double[] cells, ImmutableArray<(int File, int Line)> places) =>
        Enumerable.Range(1, cells.Length - 1).All(i => cells[i] > cells[i - 1] || (!places.IsEmpty && places[i].File != places[i - 1].File));

    /// <summary>Whether values are whole numbers without a gap to speak of, none of them twice.</summary>
    private static bool NumbersRows(double[] values) =>
        values.Max() - values.Min() < 1.1 * values.Length && values.All(double.IsInteger) && values.Distinct().Count() == values.Length;

    /// <summary>A value far below all others, one of the usual marks in a column without other negative values, or one of nines far
    /// above all others, that occurs more than once.</summary>
    private static (double Value, int Count)? Sentinel(double[] values)
    {
        double[] sorted = [.. values.Distinct().Order()];
        if (sorted.Length <= FewValues)
        {
            return null;
        }
        // Zero is what most quantities are when nothing is there.
        int low = values.Count(v => v == sorted[0]), high = values.Count(v => v == sorted[^1]);
        if (sorted[0] != 0 && sorted[1] - sorted[0] > sorted[^1] - sorted[1] && low > 1 && low * 2 < values.Length)
        {
            return (sorted[0], low);
        }
        bool isMark = sorted[0] is -1 or -9 or -99 or -999 or -9999;
        if (isMark && sorted[1] >= 0 && low > 1 && low * 2 < values.Length && sorted[1] - sorted[0] > 1)
        {
            return (sorted[0], low);
        }
        bool isNines = NinesPattern().IsMatch($"{sorted[^1]}") || sorted[^1] is 32767 or 65535 or 2147483647;
        return isNines && sorted[^1] - sorted[^2] > sorted[^2] - sorted[0] && high > 1 ? (sorted[^1], high) : null;
    }

    private static IEnumerable<string> OfClasses(Dataset data, int classColumn)
    {
        if (LooksMeasured(data.Classes))
        {
            yield return $"column {classColumn + 1} ({Cell.Short(data.ClassColumn)}) looks like a measured value "
                + $"({data.Classes.Length} different numbers) and is read as {data.Classes.Length} classes: "
                + "name the column of the class with --class-column, or cut the values into a few ranges";
        }
        string[] alike = [.. data.Classes.GroupBy(label => BlanksPattern().Replace(label, "").ToUpperInvariant())
            .Where(group => group.Count() > 1).Select(group => string.Join(" and ", group.Select(Words.Quoted)))];
        if (alike.Length > 0)
        {
            yield return $"classes that differ by case or blanks only are classes of their own: {Words.List(alike)}; "
                + "spell each class in one way";
        }
    }

    /// <summary>Whether labels are numbers as measurements give them: many, or some with fractions.</summary>
    public static bool LooksMeasured(ImmutableArray<string> classes)
    {
        double[] values = [.. classes.Select(label => Cell.Read(label, out double value) == CellKind.Number ? value : double.NaN)];
        return values.All(double.IsFinite)
            && (values.Length > ManyNumericClasses
                || (values.Length > FewFractionClasses && values.Count(v => !double.IsInteger(v)) * 2 > values.Length));
    }

    /// <summary>Whether all labels are numbers.</summary>
    public static bool AreNumbers(ImmutableArray<string> classes) => classes.All(label => Cell.Read(label, out _) == CellKind.Number);

    /// <summary>Seconds or milliseconds since 1970, of the years 2001 to 2038.</summary>
    private static bool IsTimeStamp(double value) => value is (>= 1.0e9 and <= 2.15e9) or (>= 1.0e12 and <= 2.15e12);

    [GeneratedRegex(@"^(unnamed: 0|no\.?|nr\.?|#|n[ou]m(ber)?|index|idx|row|key|uid|uuid|guid|id|.*[ _.-]id|id[ _.-].*|"
        + @"(row|sample|record|serial|patient|subject|case|item)[ _.-]?(id|no|nr|num|number|index|name)?\.?)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^-?9{3,}(\.9+)?$")]
    private static partial Regex NinesPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex BlanksPattern();
}
