using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Refuses rows of codes where a netlist reads levels: the widths may happen to agree, and every figure would be wrong.</summary>
internal static class LevelRows
{
    /// <summary>The port of a design behind comparators.</summary>
    public const string Port = "levels_i";

    private const string Levels = "levels.hex", Codes = "vectors.hex", Meaning = "levels.csv";
    private const string Remedy = $"The netlist reads levels, one bit a comparator: take {Levels}, which lies beside every design that reads levels.";

    /// <summary>Reads the rows of a netlist whose only input is <see cref="Port"/>.</summary>
    /// <inheritdoc cref="Check"/>
    public static BitRows Read(string netlist, string vectors, ImmutableArray<NetlistPort> ports)
    {
        BitRows rows;
        try
        {
            rows = VectorRows.Read(vectors, ports);
        }
        catch (UserException e)
        {
            throw new UserException($"{e.Message} {Remedy}", e);
        }
        Check(netlist, vectors, rows);
        return rows;
    }

    /// <summary>Checks the rows against what lies beside the netlist: <c>levels.csv</c> says which levels are of one feature, and of those a
    /// higher one is never 1 where a lower one is 0; <c>vectors.hex</c> holds the codes.</summary>
    /// <param name="netlist">The netlist's file.</param>
    /// <param name="vectors">The rows' file.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="UserException">They are no levels.</exception>
    private static void Check(string netlist, string vectors, BitRows rows)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(netlist)) ?? "";
        if (File.Exists(Path.Combine(folder, Meaning)) && Impossible(Path.Combine(folder, Meaning), rows) is { } impossible)
        {
            throw new UserException($"{vectors}: {impossible}, so these are no levels; codes perhaps. {Remedy}");
        }
        string[] given = Lines(vectors);
        if (Begins(Path.Combine(folder, Codes), given) && !Begins(Path.Combine(folder, Levels), given))
        {
            throw new UserException($"{vectors} holds the codes of {Codes}. {Remedy}");
        }
    }

    /// <summary>The first pair of levels that no sensor can give, or null.</summary>
    private static string? Impossible(string file, BitRows rows)
    {
        (int Level, int Feature, int Code)[] levels = [.. CsvRow.Read(file)
            .Select(row => (Whole(row["level"]), Whole(row["feature"]), Whole(row["code"])))];
        if (levels.Length != rows.Inputs.Length || levels.Any(l => l.Level < 0 || l.Level >= rows.Inputs.Length))
        {
            return null;
        }
        foreach (IGrouping<int, (int Level, int Feature, int Code)> feature in levels.GroupBy(l => l.Feature))
        {
            foreach (((int low, _, _), (int high, _, _)) in feature.OrderBy(l => l.Code).Zip(feature.OrderBy(l => l.Code).Skip(1)))
            {
                for (int word = 0; word < rows.Words; word++)
                {
                    ulong wrong = rows.Inputs[high][word] & ~rows.Inputs[low][word] & rows.ValidBits(word);
                    if (wrong != 0)
                    {
                        return $"row {64 * word + BitOperations.TrailingZeroCount(wrong) + 1} is above level {high} of feature {feature.Key} and "
                            + $"below its lower level {low}";
                    }
                }
            }
        }
        return null;
    }

    private static int Whole(string cell) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : -1;

    private static bool Begins(string file, string[] lines) => File.Exists(file) && lines.Length > 0
        && File.ReadLines(file).Take(lines.Length).Select(Canonical).SequenceEqual(lines, StringComparer.Ordinal);

    private static string[] Lines(string file) => [.. File.ReadLines(file).Select(Canonical).Where(l => l.Length > 0)];

    private static string Canonical(string line) => line.Trim().ToLowerInvariant();
}
