namespace PrintedMlp.Generator.Files;

/// <summary>A lock on a file, which the system takes back when its owner dies, however that happens. The file stays: a lock on a file that is
/// deleted meanwhile would be nobody's.</summary>
internal sealed class FileLock : IDisposable
{
    /// <summary>EWOULDBLOCK of Linux: somebody has the lock. Whatever else goes wrong is the user's to know, not to be waited for.</summary>
    private const int IsLocked = 11;

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a file, which is made where it is not there.</summary>
    /// <returns>The lock, or null when somebody has it.</returns>
    public static FileLock? Take(string path) => Of(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Whether somebody has the lock of a file. Who may read the file may ask.</summary>
    public static bool IsTaken(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }
        using FileLock? free = Of(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return free is null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileLock? Of(string path, FileMode mode, FileAccess access, FileShare share)
    {
        try
        {
            return new FileLock(new FileStream(path, mode, access, share));
        }
        catch (IOException e) when (e.HResult == IsLocked)
        {
            return null;
        }
    }
}
