using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Reads the rows that a netlist is simulated with, in one of two forms. One hexadecimal number a line: bit 0 of the number is
/// bit 0 of the first input port, the ports in the order of their declaration; <c>_</c> between digits and <c>0x</c> before them are
/// allowed, and leading zeros may be missing. Or whole numbers in columns (<see cref="DecimalRows"/>). Empty lines and lines that begin
/// with <c>//</c> or <c>#</c> are passed over.</summary>
internal static class VectorRows
{
    /// <summary>Reads a file of either form.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ports">The input ports.</param>
    /// <exception cref="UserException">The file cannot be read or a line is no such number; the message names it.</exception>
    public static BitRows Read(string path, ImmutableArray<NetlistPort> ports)
    {
        IReadOnlyList<(string Text, int Line)> lines = Lines(path);
        return DecimalRows.Are(lines) ? Packed(path, DecimalRows.Read(path, lines, ports), ports.Sum(p => p.Width))
            : Hexadecimal(path, lines, ports.Sum(p => p.Width));
    }

    /// <summary>Reads a file of hexadecimal numbers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bits">Bits of all input ports together.</param>
    /// <exception cref="UserException">The file cannot be read or a line is no such number; the message names it.</exception>
    public static BitRows Read(string path, int bits) => Hexadecimal(path, Lines(path), bits);

    private static IReadOnlyList<(string Text, int Line)> Lines(string path) =>
        [.. InputLines.Read(path).Where(l => !l.Text.StartsWith("//", StringComparison.Ordinal) && !l.Text.StartsWith('#'))];

    private static BitRows Hexadecimal(string path, IReadOnlyList<(string Text, int Line)> lines, int bits) =>
        Packed(path, [.. lines.Select(l => Row(l.Text, bits) ?? throw new UserException(
            $"{path}, line {l.Line}: \"{Shortened(l.Text)}\" is no row: expected a hexadecimal number of at most {bits} bits, the width of all input "
                + "ports together."))], bits);

    private static BitRows Packed(string path, byte[][] rows, int bits) =>
        rows.Length == 0 ? throw new UserException($"{path} has no rows: expected one a line.")
        : BitRows.Pack(rows, [.. Enumerable.Range(0, bits).Select(bit => new InputSignal(bit / 8, bit % 8))]);

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

    internal static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
