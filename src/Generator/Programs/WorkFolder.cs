using PrintedMlp.Approx;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Programs;

/// <summary>A temporary folder that is removed whatever happens.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly AtExit _exit;

    /// <summary>A new, empty folder.</summary>
    /// <exception cref="UserException">There is no place for it.</exception>
    public WorkFolder()
    {
        _exit = AtExit.Do(Make, FolderTree.Remove, out string path);
        Path = path;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The full name of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file into it.</summary>
    public void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    /// <summary>Says early, before hours of work, that there is no place for such folders.</summary>
    /// <exception cref="UserException">There is none.</exception>
    public static void Check() => new WorkFolder().Dispose();

    private static string Make()
    {
        try
        {
            return Directory.CreateTempSubdirectory("printedmlp-").FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{System.IO.Path.GetTempPath()}: no temporary folder can be made here ({e.Message.TrimEnd('.')}). "
                + "Name one that can be written with the variable TMPDIR.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        FolderTree.Remove(Path);
        _exit.Dispose();
    }
}
