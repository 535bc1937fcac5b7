using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Generator.Netlists;

/// <summary>The lines of a text file that have something on them.</summary>
internal static class InputLines
{
    /// <summary>Each with its number, from 1; blanks around it are cut off.</summary>
    /// <exception cref="UserException">The file cannot be read or has no such line.</exception>
    public static IReadOnlyList<(string Text, int Line)> Read(string path)
    {
        List<(string, int)> lines = [.. InputFile.NamedText(path, "Name the file of rows in it").Split('\n').Select((text, i) => (text.Trim(), i + 1))
            .Where(l => l.Item1.Length > 0)];
        return lines.Count > 0 ? lines : throw new UserException($"{path} is empty: expected one row a line.");
    }
}
