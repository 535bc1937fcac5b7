using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Reads the text of one trimmed cell.</summary>
internal static partial class Cell
{
    /// <summary>What the text looks like; <paramref name="value"/> is NaN unless it is a number.</summary>
    public static CellKind Read(string text, out double value)
    {
        value = double.NaN;
        if (text is "" or "?" or "NA")
        {
            return CellKind.Missing;
        }
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            value = double.IsFinite(number) ? number : double.NaN;
            return double.IsFinite(number) ? CellKind.Number : CellKind.NotFinite;
        }
        return InfinityPattern().IsMatch(text) ? CellKind.NotFinite
            : DecimalCommaPattern().IsMatch(text) ? CellKind.DecimalComma
            : CellKind.Text;
    }

    /// <summary>The value of a feature cell, NaN where it is missing.</summary>
    /// <exception cref="UserException">The text is neither a finite number nor a missing cell.</exception>
    public static double Value(string text, CellPlace place) => Read(text, out double value) switch
    {
        CellKind.Number or CellKind.Missing => value,
        CellKind.NotFinite => throw new UserException(
            $"{place}: \"{Short(text)}\" is not a finite number. Write a value between -1.7e308 and 1.7e308, or leave the " +
            "cell empty if the value is missing."),
        CellKind.DecimalComma => throw new UserException(
            $"{place}: \"{Short(text)}\" has a decimal comma. A decimal point is expected: write " +
            $"{Short(text.Replace(',', '.'))}, and so in the whole file."),
        _ => throw new UserException(
            $"{place}: \"{Short(text)}\" is not a number. Every feature is a number (missing: empty, ? or NA). Correct the " +
            $"cell, or leave the column out with --ignore-columns {place.Column}, or name it with --class-column if it " +
            "holds the class."),
    };

    /// <summary>The text, cut to what a message can hold.</summary>
    public static string Short(string text) => text.Length <= 40 ? text : text[..37] + "...";

    [GeneratedRegex(@"^[+-]?inf$", RegexOptions.IgnoreCase)]
    private static partial Regex InfinityPattern();

    [GeneratedRegex(@"^[+-]?[0-9]*,[0-9]+([eE][+-]?[0-9]+)?$")]
    private static partial Regex DecimalCommaPattern();
}

/// <summary>What the text of a cell looks like.</summary>
internal enum CellKind
{
    Missing,
    Number,

    /// <summary>NaN, an infinity, or a number too large for a double.</summary>
    NotFinite,

    /// <summary>A number with a decimal comma, which must never be read as one without it.</summary>
    DecimalComma,

    Text,
}

/// <summary>Where a cell stands, as messages say it.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Name">Name of the column.</param>
internal readonly record struct CellPlace(string File, int Line, int Column, string Name)
{
    public override string ToString() =>
        $"{File}, line {Line}, column {Column} ({Name})";
}
