using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Netlists;

/// <summary>The lines of a text file that have something on them.</summary>
internal static class InputLines
{
    /// <summary>Each with its number, from 1; blanks around it are cut off.</summary>
    /// <exception cref="UserException">The file cannot be read or has no such line.</exception>
    public static IReadOnlyList<(string Text, int Line)> Read(string path)
    {
        try
        {
            List<(string, int)> lines = [.. File.ReadAllLines(path).Select((text, i) => (text.Trim(), i + 1)).Where(l => l.Item1.Length > 0)];
            return lines.Count > 0 ? lines : throw new UserException($"{path} is empty: expected one row a line.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{path} cannot be read: {(Directory.Exists(path) ? "it is a folder, expected a file." : e.Message)}", e);
        }
    }
}
