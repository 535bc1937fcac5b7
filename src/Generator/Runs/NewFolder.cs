using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Runs;

/// <summary>Makes the folders that options name.</summary>
internal static class NewFolder
{
    /// <summary>Makes a folder and those above it, where they do not exist yet.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="shownAs">What the user called it.</param>
    /// <param name="option">The option that named it.</param>
    /// <exception cref="UserException">It cannot be made; the message says why as far as can be seen.</exception>
    public static void Make(string path, string shownAs, string option = "--out")
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{shownAs}: this folder cannot be made: {Reason(path)}. Choose another one with {option}.", e);
        }
    }

    private static string Reason(string folder)
    {
        if (File.Exists(folder))
        {
            return $"{folder} is a file";
        }
        string? above = Path.GetDirectoryName(folder);
        return string.IsNullOrEmpty(above) || Directory.Exists(above) ? "its place cannot be written to" : Reason(above);
    }
}
