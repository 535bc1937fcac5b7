namespace PrintedMlp.Generator.Files;

/// <summary>A folder with everything in it.</summary>
internal static class FolderTree
{
    private const int Attempts = 20;

    /// <summary>Removes it when it is there, also while somebody still writes into it.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    public static void Remove(string path)
    {
        for (int attempt = 1; Directory.Exists(path); attempt++)
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (IOException) when (attempt < Attempts)
            {
                Thread.Sleep(attempt);
            }
        }
    }
}
