using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Runs;

/// <summary>The folder beside a run's target that keeps the state of its search until the run is finished:
/// <c>OUT.checkpoint</c>.</summary>
internal sealed class Checkpoints
{
    /// <summary>Prepares the folder.</summary>
    /// <param name="target">The run's target.</param>
    /// <param name="resume">Whether to go on with what is there.</param>
    /// <exception cref="UserException">Something is there though nobody wants to go on with it, or the other way
    /// round.</exception>
    public Checkpoints(string target, bool resume)
    {
        Folder = Path.TrimEndingDirectorySeparator(target) + ".checkpoint";
        bool exists = Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any();
        if (exists && !resume)
        {
            throw new UserException($"{Folder} holds the state of an interrupted run. Continue it with --resume and the options that it had, "
                + "or delete that folder to start anew.");
        }
        if (!exists && resume)
        {
            throw new UserException($"--resume: there is no interrupted run at {Folder}. Leave --resume out to start one.");
        }
        NewFolder.Make(Folder, shownAs: Folder);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The run is finished.</summary>
    public void Remove() => Directory.Delete(Folder, recursive: true);
}
