using System.Globalization;
using System.Numerics;

namespace PrintedMlp.Generator.Files;

/// <summary>Numbers that people write: with the invariant culture and without group separators, <c>1,5</c> is none.</summary>
internal static class Number
{
    /// <summary>Reads a number strictly.</summary>
    public static bool TryParse<T>(string text, out T value) where T : INumber<T> => T.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
        CultureInfo.InvariantCulture, out value!);
}
