namespace PrintedMlp.Generator.Programs;

/// <summary>A temporary folder that is removed whatever happens.</summary>
internal sealed class WorkFolder : IDisposable
{
    /// <summary>A new, empty folder.</summary>
    public WorkFolder() => AppDomain.CurrentDomain.ProcessExit += Remove;

    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("printedmlp-").FullName;

    /// <summary>The full name of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file into it.</summary>
    public void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Remove;
        Remove(null, EventArgs.Empty);
    }

    private void Remove(object? sender, EventArgs e)
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
