namespace PrintedMlp.Generator.Files;

/// <summary>What is kept for the next time in a folder of the user's. Everything in it can be deleted at any time.</summary>
internal static class UserCache
{
    /// <summary>A folder of the cache: <c>printedmlp/NAME</c> in <c>XDG_CACHE_HOME</c>, else in <c>~/.cache</c>. It need not be there.</summary>
    public static string Folder(string name) => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "printedmlp", name);

    /// <summary>Writes a file aside and moves it into place; its folder is made when it is missing.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Keep(string path, byte[] bytes)
    {
        string aside = $"{path}.part-{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(aside, bytes);
            File.Move(aside, path, overwrite: true);
        }
        finally
        {
            if (File.Exists(aside))
            {
                File.Delete(aside);
            }
        }
    }
}
