using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Explorations;

/// <summary>The right to make a point, or to write the tables, of an exploration whose folder several processes share, on one machine or on
/// several with one file system. It is a lock on a file of the folder <c>state/</c>; beside it stands who the owner is.</summary>
internal sealed class PointClaim : IDisposable
{
    /// <summary>The folder of locks, owners and failures.</summary>
    public const string Folder = "state";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private readonly FileLock _lock;

    private PointClaim(FileLock taken) => _lock = taken;

    /// <summary>Claims something that nobody has claimed.</summary>
    /// <param name="exploration">The exploration's folder.</param>
    /// <param name="what">Name of a point, or of what else only one process may do.</param>
    /// <returns>The claim, or null when somebody has it.</returns>
    public static PointClaim? Take(string exploration, string what)
    {
        Directory.CreateDirectory(Path.Combine(exploration, Folder));
        FileLock? taken = FileLock.Take(Place(exploration, what, ".lock"));
        if (taken is null)
        {
            return null;
        }
        File.WriteAllText(Place(exploration, what, ".owner"),
            $"{Environment.MachineName}, process {Environment.ProcessId}, since {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss}Z");
        return new PointClaim(taken);
    }

    /// <summary>Waits until nobody else has it.</summary>
    public static PointClaim Wait(string exploration, string what)
    {
        while (true)
        {
            if (Take(exploration, what) is { } claim)
            {
                return claim;
            }
            Thread.Sleep(Pause);
        }
    }

    /// <summary>Who has it: machine, process and time; null when nobody has. Who may read the folder may ask.</summary>
    public static string? Owner(string exploration, string what)
    {
        string owner = Place(exploration, what, ".owner");
        return !FileLock.IsTaken(Place(exploration, what, ".lock")) ? null : File.Exists(owner) ? File.ReadAllText(owner) : "another process";
    }

    /// <summary>The file that holds why the last attempt at a point failed.</summary>
    public static string Failure(string exploration, string point) => Place(exploration, point, ".failed");

    /// <summary>Gives it back.</summary>
    public void Dispose() => _lock.Dispose();

    private static string Place(string exploration, string what, string ending) => Path.Combine(exploration, Folder, what + ending);
}
