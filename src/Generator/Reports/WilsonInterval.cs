using System.Collections.Immutable;

namespace PrintedMlp.Generator.Reports;

/// <summary>Where the accuracy of a classifier lies with 95 % confidence, known from a number of test rows (Wilson, 1927).</summary>
/// <param name="Low">Lower end, 0..1.</param>
/// <param name="High">Upper end, 0..1.</param>
internal readonly record struct WilsonInterval(double Low, double High)
{
    /// <summary>Two-sided 95 % of a normal distribution, in standard deviations.</summary>
    private const double Z = 1.959964;

    /// <summary>The interval of a share.</summary>
    /// <param name="right">Rows that are right.</param>
    /// <param name="rows">All rows, at least 1.</param>
    public static WilsonInterval Of(long right, long rows)
    {
        double share = (double)right / rows, weight = Z * Z / rows;
        double middle = (share + weight / 2) / (1 + weight), half = Z * Math.Sqrt(share * (1 - share) / rows + weight / (4 * rows)) / (1 + weight);
        return new WilsonInterval(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>That of the rows of a confusion matrix, item [class][answer]; null where there is no row.</summary>
    public static WilsonInterval? Of(ImmutableArray<ImmutableArray<int>> confusion) =>
        confusion.Sum(row => row.Sum(count => (long)count)) is var rows and > 0
            ? Of(confusion.Select((row, label) => row.ElementAtOrDefault(label)).Sum(count => (long)count), rows) : null;
}
