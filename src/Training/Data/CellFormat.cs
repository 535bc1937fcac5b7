using System.Collections.Immutable;
using System.Globalization;

namespace PrintedMlp.Training.Data;

/// <summary>How the cells of a table are written.</summary>
/// <param name="DecimalComma">True when a comma stands before the fraction; points, blanks and apostrophes then part thousands.</param>
/// <param name="Thousands">True when commas part thousands.</param>
/// <param name="Missing">Texts that mean a missing cell beside the usual ones; numbers match by value, so that -999 is -999.0 too.</param>
internal sealed record CellFormat(bool DecimalComma, bool Thousands, ImmutableArray<string> Missing)
{
    private readonly double[] _values = [.. Missing.Select(Value).Where(double.IsFinite)];

    /// <summary>Decimal points and the usual missing cells.</summary>
    public static CellFormat Usual { get; } = new(false, false, []);

    /// <summary>Finds out how numbers are written. What can be read in two ways is left to an error that names the cell.</summary>
    /// <param name="records">The lines of a table.</param>
    /// <param name="delimiter">What stands between cells.</param>
    /// <param name="options">What the user said.</param>
    public static CellFormat Of(IEnumerable<Record> records, char delimiter, DatasetOptions options)
    {
        CellFormat usual = options.Missing.IsEmpty ? Usual : new CellFormat(false, false, options.Missing);
        if (options.Decimal is char given)
        {
            return usual with { DecimalComma = given == ',', Thousands = given == '.' };
        }
        string[] commas = [.. records.SelectMany(record => record.Cells).Where(Cell.HasComma)];
        if (commas.Length == 0)
        {
            return usual;
        }
        bool hasFractions = commas.Any(cell => !Cell.MayBeGrouped(cell));
        bool hasGroups = commas.Any(Cell.IsGrouped);
        bool hasPoints = records.SelectMany(record => record.Cells).Any(HasPoint);
        return hasFractions && !hasGroups && !hasPoints ? usual with { DecimalComma = true }
            : !hasFractions && (hasGroups || hasPoints || delimiter == ',') ? usual with { Thousands = true }
            : usual;
    }

    /// <summary>Whether a cell is one that <see cref="Missing"/> names.</summary>
    /// <param name="text">The text of the cell.</param>
    /// <param name="value">Its value, NaN when it is no number.</param>
    public bool IsMarker(string text, double value) =>
        (!Missing.IsEmpty && Missing.Contains(text)) || (_values.Length > 0 && _values.Contains(value));

    /// <summary>A number with a decimal point, which does not part thousands.</summary>
    private static bool HasPoint(string text) =>
        text.Contains('.', StringComparison.Ordinal) && double.IsFinite(Value(text)) && !Cell.MayBeGrouped(text.Replace('.', ','));

    private static double Value(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
}
