using System.Diagnostics;
using System.Globalization;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Runs;

/// <summary>The folder of a run while it is being written: a folder beside the target that is moved into place when
/// everything is there, and removed when something goes wrong.</summary>
internal sealed class RunFolder : IDisposable
{
    private const string Suffix = ".part-";

    private readonly string _target;
    private readonly bool _overwrite;
    private readonly Lock _gate = new();
    private readonly AtExit _exit;
    private bool _finished;

    /// <summary>Prepares to write <paramref name="target"/>.</summary>
    /// <param name="target">The folder that shall exist in the end.</param>
    /// <param name="overwrite">Whether it may take the place of an earlier run.</param>
    /// <exception cref="UserException">The target exists, or cannot be written.</exception>
    public RunFolder(string target, bool overwrite)
    {
        (_target, _overwrite) = (System.IO.Path.TrimEndingDirectorySeparator(target), overwrite);
        CheckTarget();
        RemoveStale();
        Path = $"{_target}{Suffix}{Environment.ProcessId}";
        _exit = AtExit.Do(Abandon);
        NewFolder.Make(Path, shownAs: target);
    }

    /// <summary>Where to write meanwhile.</summary>
    public string Path { get; }

    /// <summary>Moves everything into place.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            CheckTarget();
            if (Directory.Exists(_target))
            {
                Directory.Delete(_target, recursive: true);
            }
            Directory.Move(Path, _target);
            _finished = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _exit.Dispose();
        lock (_gate)
        {
            Remove();
        }
    }

    /// <summary>The process is told to end while another thread still works. The gate is never left again: that thread
    /// waits for the end instead of complaining that its files are gone.</summary>
    private void Abandon()
    {
        _gate.Enter();
        Remove();
    }

    private void Remove()
    {
        if (!_finished)
        {
            FolderTree.Remove(Path);
        }
    }

    /// <summary>Removes what processes left behind that were killed and so could not remove it themselves.</summary>
    private void RemoveStale()
    {
        string above = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(_target))!;
        string name = System.IO.Path.GetFileName(_target) + Suffix;
        foreach (string left in Directory.Exists(above) ? Directory.GetDirectories(above) : [])
        {
            string folder = System.IO.Path.GetFileName(left);
            if (folder.StartsWith(name, StringComparison.Ordinal)
                && int.TryParse(folder.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int process) && !IsRunning(process))
            {
                TryDelete(left);
            }
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or a simulator that outlived its run still writes there. It is in nobody's way.
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

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
        bool isRun = File.Exists(System.IO.Path.Combine(_target, "run.json"))
            || File.Exists(System.IO.Path.Combine(_target, "seeds.csv"));
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
    }
}
