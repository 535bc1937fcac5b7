using System.Globalization;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Reads the rows that a netlist is simulated with: one hexadecimal number a line, bit 0 of the number being
/// bit 0 of the first input port, the ports in the order of their declaration. Empty lines are passed over, <c>_</c>
/// between digits and <c>0x</c> before them are allowed, and leading zeros may be missing.</summary>
internal static class VectorRows
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bits">Bits of all input ports together.</param>
    /// <exception cref="UserException">The file cannot be read or a line is no such number; the message names it.</exception>
    public static BitRows Read(string path, int bits)
    {
        List<byte[]> rows = [];
        foreach ((string text, int line) in InputLines.Read(path))
        {
            rows.Add(Row(text, bits) ?? throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{path}, line {line}: \"{Shortened(text)}\" is no row: expected a hexadecimal number of at most {bits} bits, the width of all input ports together.")));
        }
        return BitRows.Pack(rows, [.. Enumerable.Range(0, bits).Select(bit => new InputSignal(bit / 8, bit % 8))]);
    }

    /// <summary>The number's bytes, lowest first; null when the text is no number or needs more bits.</summary>
    private static byte[]? Row(string text, int bits)
    {
        string digits = (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text).Replace("_", "", StringComparison.Ordinal);
        byte[] row = new byte[(bits + 7) / 8];
        for (int i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiHexDigit(digits[^(i + 1)]))
            {
                return null;
            }
            int value = Convert.ToInt32(digits[^(i + 1)].ToString(), 16);
            int room = Math.Clamp(bits - 4 * i, 0, 4);
            if (value >> room != 0)
            {
                return null;
            }
            if (room > 0)
            {
                row[i / 2] |= (byte)(value << 4 * (i % 2));
            }
        }
        return digits.Length > 0 ? row : null;
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
