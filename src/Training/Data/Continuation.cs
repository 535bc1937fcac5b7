using System.Globalization;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Checks that a further file continues the table of the first one.</summary>
internal static class Continuation
{
    /// <summary>Whether <paramref name="table"/> repeats the header of <paramref name="first"/>.</summary>
    /// <exception cref="UserException">It has other columns.</exception>
    public static bool HasHeader(Table table, Table first, bool firstHasHeader, DatasetOptions options)
    {
        if (table.Width != first.Width)
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{table.File.Path}: {table.Width} columns, but {first.File.Path} has {first.Width}. ") +
                "Files that are read together need the same columns.");
        }
        string[] cells = table.Records[0].Cells;
        if (firstHasHeader && cells.SequenceEqual(first.Records[0].Cells))
        {
            return true;
        }
        if (!Header.IsPresent(table, options))
        {
            return false;
        }
        throw new UserException(firstHasHeader
            ? Different(table, first)
            : $"{table.File.Path}: the file has a header line, but {first.File.Path} has none. Take it out, or add the same " +
              "line to the first file.");
    }

    private static string Different(Table table, Table first)
    {
        string[] here = table.Records[0].Cells;
        string[] there = first.Records[0].Cells;
        int i = Enumerable.Range(0, here.Length).First(i => here[i] != there[i]);
        return string.Create(CultureInfo.InvariantCulture,
            $"{table.File.Path}, line {table.Records[0].Line}, column {i + 1}: the header says \"{Cell.Short(here[i])}\", but ") +
            $"{first.File.Path} says \"{Cell.Short(there[i])}\". Files that are read together need the same columns in the " +
            "same order.";
    }
}
