using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Runs;

/// <summary>The folder of a run: written aside, with a list of its files, and moved into place when everything is there. It takes the place of an
/// earlier run only, and only where nobody has put or changed a file in it since.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly string _target;
    private readonly bool _overwrite;
    private readonly FolderAside _aside;

    /// <summary>Prepares to write <paramref name="target"/>.</summary>
    /// <param name="target">The folder that shall exist in the end.</param>
    /// <param name="overwrite">Whether it may take the place of an earlier run.</param>
    /// <exception cref="UserException">The target exists, or cannot be written.</exception>
    public RunFolder(string target, bool overwrite)
    {
        (_target, _overwrite) = (System.IO.Path.TrimEndingDirectorySeparator(target), overwrite);
        // Making it brings back what a killed process had moved away, which is looked at then.
        _aside = new FolderAside(target);
        try
        {
            CheckTarget();
        }
        catch
        {
            _aside.Dispose();
            throw;
        }
    }

    /// <summary>Where to write meanwhile.</summary>
    public string Path => _aside.Path;

    /// <summary>Lists all files and moves everything into place.</summary>
    /// <param name="listed">Called between the two.</param>
    /// <exception cref="UserException">Somebody has put something there meanwhile.</exception>
    public void Finish(Action listed)
    {
        Manifest.Write(Path);
        listed();
        _aside.Replace(CheckTarget);
    }

    /// <inheritdoc/>
    public void Dispose() => _aside.Dispose();

    private void CheckTarget()
    {
        if (File.Exists(_target))
        {
            throw new UserException($"{_target} is a file; --out names a folder that does not exist yet.");
        }
        if (!Directory.Exists(_target) || !Directory.EnumerateFileSystemEntries(_target).Any())
        {
            return;
        }
        bool isRun = Manifest.IsRun(_target);
        if (!_overwrite)
        {
            throw new UserException($"{_target} exists and is not empty. Choose another folder with --out"
                + (isRun ? ", or replace that earlier run with --overwrite." : "."));
        }
        if (!isRun)
        {
            throw new UserException($"{_target} holds no earlier run (no run.json), so --overwrite leaves it alone. "
                + "Choose another folder with --out.");
        }
        if (Manifest.Foreign(_target) is { } foreign)
        {
            throw new UserException($"{_target}: {foreign}, so --overwrite leaves this folder alone. "
                + "Move away what is yours, delete the rest yourself, or choose another folder with --out.");
        }
    }
}
