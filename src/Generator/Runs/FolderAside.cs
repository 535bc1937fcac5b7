using System.Diagnostics;
using System.Globalization;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Runs;

/// <summary>A folder while it is being written: it lies beside the place where it belongs, is moved there when everything is there, and is
/// removed when something goes wrong.</summary>
internal sealed class FolderAside : IDisposable
{
    private const string Suffix = ".part-", OldSuffix = ".old-";

    private readonly string _target;
    private readonly Lock _gate = new();
    private readonly AtExit _exit;
    private bool _finished;

    /// <summary>Makes the folder.</summary>
    /// <param name="target">Where it belongs.</param>
    /// <param name="merges">True when its files go among those that are there: then it lies in the target where there is one.</param>
    /// <exception cref="Approx.UserException">It cannot be made.</exception>
    public FolderAside(string target, bool merges = false)
    {
        _target = System.IO.Path.TrimEndingDirectorySeparator(target);
        string prefix = merges && Directory.Exists(_target) ? System.IO.Path.Combine(_target, Suffix) : _target + Suffix;
        RestoreMoved(_target);
        foreach (string left in Beside(prefix, ofTheDead: true))
        {
            TryDelete(left);
        }
        Path = $"{prefix}{Environment.ProcessId}";
        _exit = AtExit.Do(Abandon);
        NewFolder.Make(Path, shownAs: target);
    }

    /// <summary>Where to write meanwhile.</summary>
    public string Path { get; }

    /// <summary>Removes what processes left behind that had the folder before: for somebody who alone may write it, on whichever machine they
    /// ran.</summary>
    /// <param name="target">Where the folder belongs.</param>
    public static void RemoveLeft(string target)
    {
        foreach (string left in Beside(target + Suffix))
        {
            TryDelete(left);
        }
    }

    /// <summary>Moves the folder into place, in that of one that is there.</summary>
    /// <param name="check">Looks at what is there for the last time; throws when it shall stay.</param>
    public void Replace(Action check) => Finish(() =>
    {
        check();
        string old = $"{_target}{OldSuffix}{Environment.ProcessId}";
        bool isThere = Directory.Exists(_target);
        if (isThere)
        {
            Directory.Move(_target, old);
        }
        try
        {
            Directory.Move(Path, _target);
        }
        catch (Exception e) when (isThere && e is IOException or UnauthorizedAccessException)
        {
            Directory.Move(old, _target);
            throw;
        }
        if (isThere)
        {
            Directory.Delete(old, recursive: true);
        }
    });

    /// <summary>Moves the files into a folder that may have others, each in place of its namesake. Within a run they are the run's.</summary>
    /// <param name="stale">Files of the folder that go when they are there and none of the new ones takes their place.</param>
    public void Merge(params IEnumerable<string> stale) => Finish(() =>
    {
        string[] places = [.. Directory.GetFiles(Path, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.Combine(_target, System.IO.Path.GetRelativePath(Path, file)))];
        string[] left = [.. stale.Select(file => System.IO.Path.Combine(_target, file)).Where(File.Exists).Except(places)];
        if (!System.IO.Path.Exists(_target))
        {
            Directory.Move(Path, _target);
        }
        else
        {
            MoveFiles(places);
            Array.ForEach(left, File.Delete);
        }
        Manifest.Wrote([.. places, .. left]);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _exit.Dispose();
        lock (_gate)
        {
            Remove();
        }
    }

    private void MoveFiles(IEnumerable<string> places)
    {
        NewFolder.Make(_target, shownAs: _target);
        foreach (string place in places)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
            File.Move(System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(_target, place)), place, overwrite: true);
        }
        Directory.Delete(Path, recursive: true);
    }

    private void Finish(Action move)
    {
        lock (_gate)
        {
            move();
            _finished = true;
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

    /// <summary>A process that was killed in <see cref="Replace"/> left the folder that was there under another name: it takes its place again
    /// where nothing has taken it, and goes where something has.</summary>
    private static void RestoreMoved(string target)
    {
        foreach (string old in Beside(target + OldSuffix, ofTheDead: true))
        {
            if (System.IO.Path.Exists(target))
            {
                TryDelete(old);
            }
            else
            {
                Directory.Move(old, target);
            }
        }
    }

    /// <summary>Folders that processes have made, or those that some left behind that were killed and so could not remove them themselves.</summary>
    private static string[] Beside(string prefix, bool ofTheDead = false)
    {
        string above = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(prefix))!, name = System.IO.Path.GetFileName(prefix);
        return !Directory.Exists(above) ? [] : [.. Directory.GetDirectories(above).Where(left =>
            System.IO.Path.GetFileName(left) is var folder && folder.StartsWith(name, StringComparison.Ordinal)
            && int.TryParse(folder.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int process)
            && !(ofTheDead && IsRunning(process)))];
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
}
