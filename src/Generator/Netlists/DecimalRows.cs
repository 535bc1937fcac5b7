using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Rows as whole numbers in columns, separated by commas, semicolons, tabs or blanks: a column for each input port, in the order of
/// their declaration or named by a first line; or, where one port holds all features, a column for each equal part of it, its lowest bits
/// first.</summary>
internal static class DecimalRows
{
    private static readonly char[] Separators = [',', ';', '\t', ' '];

    /// <summary>Whether the lines have columns.</summary>
    public static bool Are(IReadOnlyList<(string Text, int Line)> lines) => lines.Count > 0 && Cells(lines[0].Text).Length > 1;

    /// <summary>The rows as bytes, lowest bits first.</summary>
    /// <exception cref="UserException">A line is no such row; the message names it.</exception>
    public static byte[][] Read(string path, IReadOnlyList<(string Text, int Line)> lines, ImmutableArray<NetlistPort> ports)
    {
        string[] first = Cells(lines[0].Text);
        bool hasHeader = first.Any(c => !IsNumber(c));
        int[] widths = Widths(path, first.Length, ports);
        int[] places = hasHeader && ports.Length > 1 ? Places(path, first, ports) : [.. Enumerable.Range(0, widths.Length)];
        return [.. lines.Skip(hasHeader ? 1 : 0).Select(l => Row(path, l, widths, places))];
    }

    private static string[] Cells(string line) => line.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsNumber(string cell) => cell.All(char.IsAsciiDigit);

    private static int[] Widths(string path, int columns, ImmutableArray<NetlistPort> ports)
    {
        if (columns == ports.Length)
        {
            return [.. ports.Select(p => p.Width)];
        }
        return ports is [{ } port] && port.Width % columns == 0 ? [.. Enumerable.Repeat(port.Width / columns, columns)]
            : throw new UserException($"{path} has {columns} columns, and the netlist reads "
                + $"{string.Join(", ", ports.Select(p => $"{p.Name} ({p.Width})"))}: expected "
                + (ports.Length == 1 ? $"columns that share the {ports[0].Width} bits evenly."
                    : $"a column for each of the {ports.Length} input ports."));
    }

    /// <summary>The port of each column.</summary>
    private static int[] Places(string path, string[] names, ImmutableArray<NetlistPort> ports)
    {
        int[] places = [.. names.Select(name => ports.Select(p => p.Name).ToImmutableArray().IndexOf(name.Trim('"')))];
        return !places.Contains(-1) && places.Distinct().Count() == places.Length ? places : throw new UserException(
            $"{path} names the columns {string.Join(", ", names)}, expected the input ports, each once: "
                + $"{string.Join(", ", ports.Select(p => p.Name))}.");
    }

    private static byte[] Row(string path, (string Text, int Line) line, int[] widths, int[] places)
    {
        string[] cells = Cells(line.Text);
        if (cells.Length != widths.Length)
        {
            throw new UserException($"{path}, line {line.Line} has {cells.Length} numbers, expected {widths.Length} as in the first line.");
        }
        int[] starts = [.. widths.Select((_, i) => widths[..i].Sum())];
        byte[] row = new byte[(widths.Sum() + 7) / 8];
        for (int column = 0; column < cells.Length; column++)
        {
            int port = places[column];
            if (!ulong.TryParse(cells[column], NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)
                || (widths[port] < 64 && value >> widths[port] != 0))
            {
                throw new UserException($"{path}, line {line.Line}: \"{VectorRows.Shortened(cells[column])}\" is no number of column {column + 1}: "
                    + "expected a whole number "
                    + $"from 0 to {(widths[port] < 64 ? (1ul << widths[port]) - 1 : ulong.MaxValue)}.");
            }
            for (int bit = 0; bit < Math.Min(64, widths[port]); bit++)
            {
                row[(starts[port] + bit) / 8] |= (byte)((value >> bit & 1) << (starts[port] + bit) % 8);
            }
        }
        return row;
    }
}
