using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Training.Data;

/// <summary>Reads the text of one trimmed cell.</summary>
internal static partial class Cell
{
    private const int Shown = 40;

    /// <summary>What stands inside a number beside digits where fractions have a comma.</summary>
    private static readonly SearchValues<char> _marks = SearchValues.Create(",. '\u00A0\u202F");

    /// <summary>What the text looks like in a usual table; <paramref name="value"/> is NaN unless it is a number.</summary>
    public static CellKind Read(string text, out double value) => Read(text, CellFormat.Usual, out value);

    /// <summary>What the text looks like; <paramref name="value"/> is NaN unless it is a number.</summary>
    public static CellKind Read(string text, CellFormat format, out double value)
    {
        value = double.NaN;
        if (text is "" or "?" or "NA")
        {
            return CellKind.Missing;
        }
        bool isNumber = IsNumber(text, format, out double number);
        if (format.IsMarker(text, isNumber ? number : double.NaN))
        {
            return CellKind.Missing;
        }
        if (isNumber && !double.IsNaN(number))
        {
            value = double.IsFinite(number) ? number : double.NaN;
            return double.IsFinite(number) ? CellKind.Number : CellKind.NotFinite;
        }
        return IsMissingNumber(text) ? CellKind.Missing
            : InfinityPattern().IsMatch(text) ? CellKind.NotFinite
            : DecimalCommaPattern().IsMatch(text) ? CellKind.DecimalComma
            : CellKind.Text;
    }

    /// <summary>Whether a label or a text is missing. Fewer words count than among numbers: - and none are names of classes.</summary>
    public static bool IsMissingText(string text, CellFormat format) =>
        text is "" or "?" or "NA" or "N/A" or "#N/A" or "<NA>" || text.Equals("nan", StringComparison.OrdinalIgnoreCase)
        || text.Equals("null", StringComparison.OrdinalIgnoreCase)
        || (!format.Missing.IsEmpty && format.IsMarker(text, NumberOf(text)));

    /// <summary>Whether the text means a missing cell and is none of the three that always did, so that a note is due.</summary>
    public static bool IsUnusualMissing(string text) => text is not ("" or "?" or "NA");

    /// <summary>What to say of a feature cell that is no number.</summary>
    public static UserException Wrong(string text, CellFormat format, CellPlace place) => Read(text, format, out _) switch
    {
        CellKind.NotFinite => new UserException(
            $"{place}: \"{Short(text)}\" is not a finite number. Write a value between -1.7e308 and 1.7e308, or leave the " +
            "cell empty if the value is missing."),
        CellKind.DecimalComma => new UserException(
            $"{place}: \"{Short(text)}\" has a decimal comma. A decimal point is expected: write " +
            $"{Short(text.Replace(',', '.'))}, and so in the whole file; or say --decimal , if every " +
            "fraction has a comma, --decimal . if commas part thousands."),
        _ => new UserException(
            $"{place}: \"{Short(text)}\" is not a number. Every feature is a number (missing: empty, ? or NA). Correct the " +
            $"cell, or leave the column out with --ignore-columns {place.Column}, or name it with --class-column if it " +
            "holds the class."),
    };

    /// <summary>The text, cut to what a message can hold and free of characters that move a terminal.</summary>
    public static string Short(string text) => Printable.Short(text, Shown);

    /// <summary>Whether a number is written with a comma: a decimal comma, or one that parts thousands.</summary>
    public static bool HasComma(string text) => text.Contains(',', StringComparison.Ordinal)
        && (DecimalCommaPattern().IsMatch(text) || ThousandsPattern().IsMatch(text) || BothPattern().IsMatch(text));

    /// <summary>Whether a comma may part thousands: three digits after it.</summary>
    public static bool MayBeGrouped(string text) => ThousandsPattern().IsMatch(text);

    /// <summary>Whether a comma can only part thousands: more than one, or one with a point after it.</summary>
    public static bool IsGrouped(string text) =>
        MayBeGrouped(text) && (text.Count(c => c == ',') > 1 || text.Contains('.', StringComparison.Ordinal));

    private static double NumberOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    private static bool IsMissingNumber(string text) => text.Length <= 9 && text.ToUpperInvariant() is
        "NAN" or "-NAN" or "+NAN" or "NULL" or "NA" or "N/A" or "#N/A" or "<NA>" or "NONE" or "NIL" or "-" or "--" or "---" or "." or "#DIV/0!"
        or "#VALUE!" or "#NUM!" or "MISSING" or "1.#QNAN" or "1.#IND" or "-1.#IND";

    private static bool IsNumber(string text, CellFormat format, out double number)
    {
        if (format.DecimalComma && text.AsSpan().ContainsAny(_marks))
        {
            number = double.NaN;
            return BothPattern().IsMatch(text) && double.TryParse(
                string.Concat(text.Where(c => c is not ('.' or ' ' or '\'' or '\u00A0' or '\u202F'))).Replace(',', '.'),
                NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        }
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            || (format.Thousands && ThousandsPattern().IsMatch(text)
                && double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number));
    }

    [GeneratedRegex(@"^[+-]?inf$", RegexOptions.IgnoreCase)]
    private static partial Regex InfinityPattern();

    [GeneratedRegex(@"^[+-]?[0-9]*,[0-9]+([eE][+-]?[0-9]+)?$")]
    private static partial Regex DecimalCommaPattern();

    /// <summary>Thousands parted by commas.</summary>
    [GeneratedRegex(@"^[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]*)?$")]
    private static partial Regex ThousandsPattern();

    /// <summary>A decimal comma, or thousands parted by points, blanks or apostrophes, or both.</summary>
    [GeneratedRegex(@"^[+-]?([0-9]+|[0-9]{1,3}([. '\u00A0\u202F][0-9]{3})+)?(,[0-9]*)?([eE][+-]?[0-9]+)?$")]
    private static partial Regex BothPattern();
}

/// <summary>What the text of a cell looks like.</summary>
internal enum CellKind
{
    Missing,
    Number,

    /// <summary>An infinity, or a number too large for a double.</summary>
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
        $"{File}, line {Line}, column {Column} ({Cell.Short(Name)})";
}
