using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Generator.Verilog;

/// <summary>The files that <c>$readmemh</c> reads: one number a line, in hexadecimal digits.</summary>
internal static class VectorFile
{
    private const string Digits = "0123456789abcdef";

    /// <summary><c>vectors.hex</c>: one row a line, the code of feature k at bits B*k+B-1..B*k.</summary>
    /// <param name="rows">One code a feature, each less than 2^<paramref name="bits"/>.</param>
    /// <param name="bits">Bits B of a code, 1..8.</param>
    public static string Vectors(IEnumerable<byte[]> rows, int bits) =>
        Lines(rows, codes => codes.Length * bits, (codes, bit) => bit / bits < codes.Length && (codes[bit / bits] >> (bit % bits) & 1) == 1);

    /// <summary><c>levels.hex</c>: one row a line, bit i is level i of the core's port.</summary>
    /// <param name="rows">One code a feature.</param>
    /// <param name="levels">What the levels are.</param>
    public static string Levels(IEnumerable<byte[]> rows, ImmutableArray<InputSignal> levels) =>
        Lines(rows, _ => levels.Length, (codes, bit) => bit < levels.Length && levels[bit].IsSet(codes[levels[bit].Feature]));

    private static string Lines(IEnumerable<byte[]> rows, Func<byte[], int> width, Func<byte[], int, bool> isSet)
    {
        StringBuilder text = new();
        foreach (byte[] codes in rows)
        {
            for (int digit = Math.Max(1, (width(codes) + 3) / 4) - 1; digit >= 0; digit--)
            {
                int value = 0;
                for (int bit = 4 * digit + 3; bit >= 4 * digit; bit--)
                {
                    value = value << 1 | (isSet(codes, bit) ? 1 : 0);
                }
                text.Append(Digits[value]);
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary><c>expected.hex</c>: the class index of each row, one a line.</summary>
    public static string Expected(IEnumerable<int> classes) =>
        string.Concat(classes.Select(c => c.ToString("x", CultureInfo.InvariantCulture) + "\n"));

    /// <summary>Reads <c>vectors.hex</c> back.</summary>
    /// <param name="path">The file.</param>
    /// <param name="features">Number of features.</param>
    /// <param name="bits">Bits of a code, 1..8.</param>
    /// <exception cref="UserException">A line is not such a number; the message names it.</exception>
    public static IReadOnlyList<byte[]> ReadVectors(string path, int features, int bits)
    {
        string[] lines = File.ReadAllLines(path);
        byte[][] rows = new byte[lines.Length][];
        for (int i = 0; i < lines.Length; i++)
        {
            rows[i] = ReadRow(lines[i].Trim(), features, bits) ?? throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{path}, line {i + 1}: expected {(features * bits + 3) / 4} hexadecimal digits for {features} codes of {bits} bits, found "
                    + $"'{lines[i]}'. Emit the design again."));
        }
        return rows;
    }

    private static byte[]? ReadRow(string line, int features, int bits)
    {
        int digits = (features * bits + 3) / 4;
        byte[] codes = new byte[features];
        for (int i = 0; i < line.Length && line.Length == digits; i++)
        {
            int value = Digits.IndexOf(char.ToLowerInvariant(line[digits - 1 - i]), StringComparison.Ordinal);
            for (int bit = 4 * i; bit < 4 * i + 4; bit++)
            {
                int one = value >> (bit - 4 * i) & 1;
                if (value < 0 || (bit / bits >= features && one == 1))
                {
                    return null;
                }
                if (bit / bits < features)
                {
                    codes[bit / bits] |= (byte)(one << bit % bits);
                }
            }
        }
        return line.Length == digits ? codes : null;
    }
}
