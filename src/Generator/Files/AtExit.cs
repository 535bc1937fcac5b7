namespace PrintedMlp.Generator.Files;

/// <summary>What has to be undone when the process is told to end while it works: programs that run, folders that are half written.
/// An entry stands from its making to its disposal; those that stand are undone when the process stops, the last one first.</summary>
internal sealed class AtExit : IDisposable
{
    /// <summary>Whoever tells the process to stop takes the gate and never leaves it: threads that come to it wait there for the end,
    /// instead of complaining that their programs have died and their files are gone.</summary>
    private static readonly Lock Gate = new();

    private static readonly List<AtExit> Entries = [];
    private static volatile bool _isStopping;

    private readonly Func<string?> _undo;

    private AtExit(Func<string?> undo) => _undo = undo;

    /// <summary>Makes an entry.</summary>
    /// <param name="undo">Undoes it. It has no time to lose and must not throw; it gives what the user should know, or null.</param>
    public static AtExit Do(Func<string?> undo)
    {
        lock (Gate)
        {
            AtExit entry = new(undo);
            Entries.Add(entry);
            return entry;
        }
    }

    /// <summary>Makes an entry for something that has to be undone.</summary>
    public static AtExit Do(Action undo) => Do(() =>
    {
        undo();
        return null;
    });

    /// <summary>Begins something and makes an entry for it, so that nothing is ever begun that is not undone.</summary>
    /// <param name="begin">Begins it.</param>
    /// <param name="undo">Undoes it.</param>
    /// <param name="begun">What was begun.</param>
    public static AtExit Do<T>(Func<T> begin, Action<T> undo, out T begun)
    {
        lock (Gate)
        {
            T made = begun = begin();
            return Do(() => undo(made));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Gate)
        {
            Entries.Remove(this);
        }
    }

    /// <summary>Undoes everything, says so in one line and ends the process.</summary>
    /// <param name="reason">What the user reads first, for example <c>interrupted by SIGINT</c>.</param>
    /// <param name="exitCode">What the process answers.</param>
    public static void Stop(string reason, int exitCode)
    {
        _isStopping = true;
        Gate.Enter();
        string[] advice = [.. Enumerable.Reverse(Entries).Select(Undone).OfType<string>()];
        try
        {
            Console.Error.WriteLine(string.Join("; ", [reason, .. advice]));
        }
        catch (IOException)
        {
            // Nobody listens any more.
        }
        Environment.Exit(exitCode);
    }

    /// <summary>Returns at once while the process works; when it stops, this thread waits for the end.</summary>
    /// <param name="patience">How long to wait for a stop that may be on its way: programs of the same process group learn of it at
    /// the same time, and may have died of it already.</param>
    public static void Pass(TimeSpan patience = default)
    {
        for (long start = Environment.TickCount64; !_isStopping && Environment.TickCount64 - start < patience.TotalMilliseconds;)
        {
            Thread.Sleep(10);
        }
        if (_isStopping)
        {
            Thread.Sleep(Timeout.Infinite);
        }
    }

    private static string? Undone(AtExit entry)
    {
        try
        {
            return entry._undo();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"something is left behind: {e.Message.TrimEnd('.')}";
        }
    }
}
