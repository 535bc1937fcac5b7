using System.Globalization;

namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>Numbers and units as Liberty writes them.</summary>
internal static class LibertyNumber
{
    /// <summary>Reads a finite number.</summary>
    public static double Parse(string text, string what, int line) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw new LibertyException(line, $"{what} is \"{text}\", expected a number");

    /// <summary>Every number of lists such as <c>"1, 2", "3 4"</c>.</summary>
    public static IEnumerable<double> ParseAll(LibertyAttribute lists) =>
        lists.Values.SelectMany(v => v.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Select(v => Parse(v, $"a number of \"{lists.Name}\"", lists.Line));

    /// <summary>The size of a unit such as <c>100pW</c>, or null when it is no such unit.</summary>
    /// <param name="text">The unit.</param>
    /// <param name="baseUnit">W, s or V.</param>
    /// <param name="exponent">The result is in 10^exponent of the base unit, for example -9 for nW.</param>
    public static double? Unit(string text, char baseUnit, int exponent)
    {
        string unit = text.Replace(" ", "", StringComparison.Ordinal);
        int digits = unit.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        string letters = unit[digits..];
        int prefix = letters.Length == 2 ? "munpf".IndexOf(letters[0], StringComparison.OrdinalIgnoreCase) : -1;
        double factor = 1;
        if (letters.Length is not (1 or 2) || (letters.Length == 2 && prefix < 0)
            || char.ToUpperInvariant(letters[^1]) != char.ToUpperInvariant(baseUnit)
            || (digits > 0 && !double.TryParse(unit[..digits], NumberStyles.Float, CultureInfo.InvariantCulture, out factor)))
        {
            return null;
        }
        // Whole powers of ten are exact, so a figure in nW stays the figure that the file gives.
        int power = -3 * (prefix + 1) - exponent;
        return power < 0 ? factor / Math.Pow(10, -power) : factor * Math.Pow(10, power);
    }
}
