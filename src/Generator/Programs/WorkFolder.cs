using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Programs;

/// <summary>A temporary folder that is removed whatever happens.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly AtExit _exit;

    /// <summary>A new, empty folder.</summary>
    public WorkFolder()
    {
        _exit = AtExit.Do(() => Directory.CreateTempSubdirectory("printedmlp-").FullName, FolderTree.Remove, out string path);
        Path = path;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The full name of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file into it.</summary>
    public void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    /// <inheritdoc/>
    public void Dispose()
    {
        FolderTree.Remove(Path);
        _exit.Dispose();
    }
}
