using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Checks that a further file continues the table of the first one.</summary>
internal static class Continuation
{
    /// <summary>Whether the first record of a further file repeats the header of <paramref name="first"/>.</summary>
    /// <exception cref="UserException">It has other columns.</exception>
    public static bool HasHeader(string path, List<Record> records, CellFormat format, Table first, DatasetOptions options)
    {
        CellRow cells = records[0].Cells;
        int width = first.Width - (options.ClassFromFileName ? 1 : 0);
        RefuseOtherWidth(path, cells.Length, first, width);
        if (first.Names is { } names && cells.SequenceEqual(names.Take(width)))
        {
            return true;
        }
        if (!Header.Of(path, records, format, options).IsHeader)
        {
            return false;
        }
        throw new UserException(first.HasHeader
            ? Different(path, records[0], first)
            : $"{path}: the file has a header line, but {first.File.Path} has none. Take it out, or add the same " +
              "line to the first file.");
    }

    /// <summary>Refuses a further file of another width.</summary>
    /// <exception cref="UserException">The width is another.</exception>
    public static void RefuseOtherWidth(string path, int found, Table first, int width)
    {
        if (found != width)
        {
            throw new UserException(
                $"{path}: {found} columns, but {first.File.Path} has {width}. " +
                "Files that are read together need the same columns.");
        }
    }

    private static string Different(string path, Record here, Table first)
    {
        int i = Enumerable.Range(0, here.Cells.Length).First(i => here.Cells[i] != first.Names!.Value[i]);
        return
            $"{path}, line {here.Line}, column {i + 1}: the header says \"{Cell.Short(here.Cells[i])}\", but " +
            $"{first.File.Path} says \"{Cell.Short(first.Names!.Value[i])}\". Files that are read together need the same columns in the " +
            "same order.";
    }
}
