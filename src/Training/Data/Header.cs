using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Tells a header line from a row.</summary>
internal static class Header
{
    /// <summary>Whether the first record of <paramref name="table"/> names the columns.</summary>
    /// <exception cref="UserException">It looks like neither: a row with a wrong cell must not be lost as a header.</exception>
    public static bool IsPresent(Table table, DatasetOptions options)
    {
        if (options.Header != HeaderLine.Detected)
        {
            return options.Header == HeaderLine.Present;
        }
        string[] cells = table.Records[0].Cells;
        if (Chosen(options).Any(column => !IsNumber(column) && cells.Contains(column)))
        {
            return true;
        }
        int[] features = FeatureColumns(cells.Length, options);
        int[] texts = [.. features.Where(i => Cell.Read(cells[i], out _) == CellKind.Text)];
        int numbers = features.Count(i => Cell.Read(cells[i], out _) is not (CellKind.Text or CellKind.Missing));
        if (texts.Length > 0 && numbers >= texts.Length)
        {
            int column = texts[0] + 1;
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{table.File.Path}, line {table.Records[0].Line}, column {column}: \"{Cell.Short(cells[texts[0]])}\" is not a number, ") +
                $"yet most of this line is, so it is hardly a header. Correct the cell, or leave the column out with " +
                $"--ignore-columns {column}, or say --header yes if the line does name the columns.");
        }
        return texts.Length > 0;
    }

    private static IEnumerable<string> Chosen(DatasetOptions options) =>
        options.ClassColumn is string name ? options.IgnoreColumns.Add(name) : options.IgnoreColumns;

    private static int[] FeatureColumns(int width, DatasetOptions options)
    {
        // A name that is not in the line says nothing about it; the class is then taken to be last.
        ImmutableArray<int> others = [.. Chosen(options).Where(IsNumber).Select(Number)];
        int classColumn = options.ClassColumn is string name && IsNumber(name) ? Number(name) : width;
        return [.. Enumerable.Range(0, width).Where(i => i + 1 != classColumn && !others.Contains(i + 1))];
    }

    private static bool IsNumber(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);

    private static int Number(string text) => int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
}
