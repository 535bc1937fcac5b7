using System.Collections.Immutable;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Training.Gates;

/// <summary>The cells of a small grid that no row lies in. Where the features take few values and the rows lie in most
/// combinations of them, a search that sees these rows alone forgets what the network knew about the others.</summary>
public static class UnseenCells
{
    /// <summary>A grid of more cells than this many for each row is not small.</summary>
    private const int CellsPerRow = 4;

    /// <summary>The cells without a row, in their order; none when the grid is not small.</summary>
    /// <param name="rows">Rows of codes. The values of a feature are those that occur here.</param>
    public static ImmutableArray<byte[]> Of(CodedRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        byte[][] values = [.. Enumerable.Range(0, rows.Codes[0].Length)
            .Select(feature => rows.Codes.Select(codes => codes[feature]).Distinct().Order().ToArray())];
        long cells = 1;
        foreach (byte[] own in values)
        {
            cells *= own.Length;
            if (cells > CellsPerRow * (long)rows.Count)
            {
                return [];
            }
        }
        HashSet<string> seen = [.. rows.Codes.Select(Convert.ToHexString)];
        return [.. Enumerable.Range(0, (int)cells).Select(cell => Cell(values, cell)).Where(codes => !seen.Contains(Convert.ToHexString(codes)))];
    }

    private static byte[] Cell(byte[][] values, int number)
    {
        byte[] codes = new byte[values.Length];
        for (int feature = values.Length - 1; feature >= 0; feature--)
        {
            (number, int place) = Math.DivRem(number, values[feature].Length);
            codes[feature] = values[feature][place];
        }
        return codes;
    }
}
