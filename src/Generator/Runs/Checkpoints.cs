using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Runs;

/// <summary>The folder beside a run's target that keeps the state of its searches until the run is finished:
/// <c>OUT.checkpoint</c>. It goes again when a run ends before there is any state worth keeping.</summary>
internal sealed class Checkpoints : IDisposable
{
    private const string Settings = "settings.json";

    /// <summary>Values of settings up to this length are shown in a message.</summary>
    private const int Shown = 40;

    private readonly RunLog _log;
    private readonly AtExit _exit;
    private bool _isClaimed;

    /// <summary>Prepares the folder.</summary>
    /// <param name="target">The run's target.</param>
    /// <param name="resume">Whether to go on with what is there.</param>
    /// <param name="log">Told when there is nothing to go on with.</param>
    /// <exception cref="UserException">There is the state of an interrupted run, and nobody asked to go on with it.</exception>
    public Checkpoints(string target, bool resume, RunLog log)
    {
        Folder = FolderOf(target);
        if (HasState && !resume)
        {
            throw new UserException($"{Folder} holds the state of an interrupted run. Continue it with --resume and the options that it had, "
                + "or delete that folder to start anew.");
        }
        if (resume && !Directory.Exists(Folder))
        {
            log.Line($"note: --resume: there is no interrupted run at {Folder}; starting from the beginning");
        }
        NewFolder.Make(Folder, shownAs: Folder);
        _log = log;
        _exit = AtExit.Do(Interrupted);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The folder of a run's target.</summary>
    public static string FolderOf(string target) => Path.TrimEndingDirectorySeparator(target) + ".checkpoint";

    private bool HasState => Directory.Exists(Folder) && Directory.EnumerateFiles(Folder, "*" + StateFolder.Extension).Any();

    /// <summary>Keeps what the state depends on, and refuses state that depends on something else.</summary>
    /// <param name="settings">See <see cref="RunFile.Settings"/>.</param>
    /// <exception cref="UserException">The state belongs to a run of other data, options or version.</exception>
    public void Claim(string settings)
    {
        string file = Path.Combine(Folder, Settings);
        if (HasState && File.Exists(file) && File.ReadAllText(file) is var before && before != settings)
        {
            throw new UserException($"{Folder}: the interrupted run had other settings{Differences(before, settings)}. "
                + "Repeat its options with --resume, or delete that folder to start anew.");
        }
        WholeFile.Write(file, settings);
        _isClaimed = true;
    }

    /// <summary>Everything of the run is written, and goes to its place next: keeps its list of files, by which <see cref="EndFinished"/>
    /// knows it again when the process is killed before <see cref="Remove"/>.</summary>
    /// <param name="folder">Where the run's files are.</param>
    public void Written(string folder) =>
        WholeFile.Write(Path.Combine(Folder, Manifest.FileName), File.ReadAllText(Path.Combine(folder, Manifest.FileName)));

    /// <summary>Forgets the state of a run that was killed when all of it stood in its place already.</summary>
    /// <param name="target">The run's target.</param>
    /// <returns>Whether there was such a run.</returns>
    public static bool EndFinished(string target)
    {
        string folder = FolderOf(target), written = Path.Combine(folder, Manifest.FileName), there = Path.Combine(target, Manifest.FileName);
        bool isFinished = File.Exists(written) && File.Exists(there) && File.ReadAllText(written) == File.ReadAllText(there);
        if (isFinished)
        {
            Directory.Delete(folder, recursive: true);
        }
        return isFinished;
    }

    /// <summary>The run is finished.</summary>
    public void Remove()
    {
        _isClaimed = false;
        FolderTree.Remove(Folder);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _exit.Dispose();
        if (_isClaimed && HasState)
        {
            _log.Line($"note: what was searched is kept in {Folder}; the same command with --resume goes on from there");
        }
        RemoveWithoutState();
    }

    /// <summary>The process is told to end while another thread still works.</summary>
    private string? Interrupted()
    {
        _log.Clear();
        RemoveWithoutState();
        return HasState ? $"the same command with --resume goes on from {Folder}" : null;
    }

    private void RemoveWithoutState()
    {
        if (Directory.Exists(Folder) && !HasState)
        {
            Remove();
        }
    }

    /// <summary>The settings that differ, with their values where these are short.</summary>
    private static string Differences(string before, string now)
    {
        try
        {
            using JsonDocument a = JsonDocument.Parse(before), b = JsonDocument.Parse(now);
            string[] lines = [.. b.RootElement.EnumerateObject()
                .Where(p => !a.RootElement.TryGetProperty(p.Name, out JsonElement old) || !JsonElement.DeepEquals(old, p.Value))
                .Select(p => (p.Name, Old: Text(a.RootElement, p.Name), New: Text(b.RootElement, p.Name)))
                .Select(d => d.Old.Length <= Shown && d.New.Length <= Shown ? $"{d.Name} {d.Old}, now {d.New}" : d.Name)];
            return $" ({string.Join("; ", lines)})";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    private static string Text(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out JsonElement value) ? JsonSerializer.Serialize(value) : "none";
}
