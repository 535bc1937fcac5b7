using System.Globalization;
using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Reads the classes that a netlist should give: one class index a line, in the order of the vectors.</summary>
internal static class LabelRows
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">Number of vectors.</param>
    /// <exception cref="UserException">A line is no class index, or there are more or fewer than vectors.</exception>
    public static int[] Read(string path, int rows)
    {
        IReadOnlyList<(string Text, int Line)> lines = InputLines.Read(path);
        int[] labels = [.. lines.Select(l => int.TryParse(l.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int label) ? label
            : throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{path}, line {l.Line}: \"{l.Text}\" is no class index: expected a whole number from 0.")))];
        return labels.Length == rows ? labels : throw new UserException(string.Create(CultureInfo.InvariantCulture,
            $"{path} has {labels.Length} labels for {rows} vectors: expected one label for each row of --vectors."));
    }
}
