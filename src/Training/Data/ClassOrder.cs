using System.Collections.Immutable;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Class labels in their order, and the index of each spelling.</summary>
/// <param name="Labels">One label a class: numerically when all labels are numbers, else ordinally.</param>
/// <param name="Index">Class index of every spelling; 2 and 2.0 are one class when all labels are numbers.</param>
internal sealed record ClassOrder(ImmutableArray<string> Labels, IReadOnlyDictionary<string, int> Index)
{
    /// <summary>More classes than this are measurements taken for a class.</summary>
    private const int MostClasses = 256;

    /// <summary>So many classes are never taken for measurements, however few rows they have.</summary>
    private const int FewClasses = 16;

    private const string Remedy = "Name the column that holds the class with --class-column, " +
        "or cut the values into a few ranges: the answer is a class.";

    /// <param name="labels">Label of every row, in file order.</param>
    /// <param name="where">File and column, for messages.</param>
    /// <param name="lost">What is to be said of rows without a class when only one is left; empty for nothing.</param>
    /// <param name="candidate">A sentence on what may hold the class when this column does not, with a blank before it; or empty.</param>
    /// <param name="declared">All labels in the order that the file declares, or null.</param>
    /// <exception cref="UserException">There are fewer than two classes, or far too many.</exception>
    public static ClassOrder Of(IEnumerable<string> labels, string where, string lost = "",
        string candidate = "", ImmutableArray<string>? declared = null)
    {
        string[] all = [.. labels], spellings = [.. all.Distinct(StringComparer.Ordinal)];
        bool isNumeric = spellings.All(label => Cell.Read(label, out _) == CellKind.Number);
        string[][] classes = declared is { } order && spellings.All(order.Contains)
            ? [.. order.Where(spellings.Contains).Distinct().Select(label => new[] { label })]
            : isNumeric
            ? [.. spellings.GroupBy(Value).OrderBy(group => group.Key).Select(group => group.ToArray())]
            : [.. spellings.Order(StringComparer.Ordinal).Select(label => new[] { label })];
        if (classes.Length < 2)
        {
            throw new UserException(
                $"{where}: every row has the class \"{Cell.Short(spellings[0])}\"{lost}. At least two classes are expected: name the " +
                "column that holds the class with --class-column.");
        }
        if (classes.Length > MostClasses)
        {
            throw new UserException(
                $"{where}: {classes.Length} different classes, more than {MostClasses}; these look like measurements. " + Remedy + candidate);
        }
        if (isNumeric && classes.Length > FewClasses && 2 * classes.Length > all.Length)
        {
            throw new UserException(
                $"{where}: {classes.Length} different numbers in {all.Length} rows; these look like measurements. " + Remedy + candidate);
        }
        return new ClassOrder(
            [.. classes.Select(members => members[0])],
            classes.SelectMany((members, i) => members.Select(label => (label, i))).ToDictionary(StringComparer.Ordinal));
    }

    private static double Value(string label)
    {
        _ = Cell.Read(label, out double value);
        return value;
    }
}
