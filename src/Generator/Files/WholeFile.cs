using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Files;

/// <summary>Files that appear whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file aside and moves it into place, so that nobody ever sees half of it.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="UserException">The file cannot be written, for example because the disk is full.</exception>
    public static void Write(string path, string text)
    {
        string aside = path + ".part";
        try
        {
            File.WriteAllText(aside, text);
            File.Move(aside, path, overwrite: true);
        }
        // A file above the size limit of the process is an argument out of range.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            File.Delete(aside);
            throw new UserException($"{Place(path)}: this file cannot be written: {e.Message.TrimEnd('.')}. Check the free space of the disk "
                + "and the permissions of the folder, then run the same command again.", e);
        }
    }

    /// <summary>Where the file would have come to lie: folders are written aside, as <c>DIR.part-PID</c> or in <c>DIR/.part-PID</c>.</summary>
    private static string Place(string path)
    {
        string aside = $".part-{Environment.ProcessId}";
        return path.Replace(Path.DirectorySeparatorChar + aside, "", StringComparison.Ordinal).Replace(aside, "", StringComparison.Ordinal);
    }
}
