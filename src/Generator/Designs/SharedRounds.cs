using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Generator.Designs;

/// <summary>A search over gates whose rounds several processes do, on one machine or on several with one file system. The owner of the run goes from
/// batch to batch; whoever helps does rounds of the batch that the owner's checkpoint stands before. A round is claimed by a lock, so that one whose
/// process died is done by another; what it found depends on the archive and its number alone, so that nobody sees who did it.</summary>
/// <param name="folder">Where rounds lie that are done; it exists.</param>
/// <param name="search">Names the search among those of the run.</param>
/// <param name="fingerprint">As of the run's state.</param>
internal sealed class SharedRounds(string folder, string search, string fingerprint)
{
    /// <summary>How long to wait before looking again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private int _done;

    /// <summary>Rounds that this process did.</summary>
    public int Done => _done;

    /// <summary>Does the next batch with whoever helps.</summary>
    /// <param name="at">The search.</param>
    public void Step(GateSearch at)
    {
        GateArchive?[] found = new GateArchive?[at.Rounds];
        Parallel.For(0, at.Rounds, new ParallelOptions { MaxDegreeOfParallelism = at.Threads }, i => found[i] = Try(at, i));
        at.Step([.. Enumerable.Range(0, at.Rounds).Select(i => found[i] ?? Wait(at, i))]);
    }

    /// <summary>Forgets the batches before the one that comes next, once the state behind them is kept.</summary>
    public void Forget(GateSearch at)
    {
        foreach (string file in Directory.GetFiles(folder, $"{search}-{at.Done - 1}-*"))
        {
            File.Delete(file);
        }
    }

    /// <summary>Does rounds of the next batch that nobody does yet.</summary>
    /// <param name="at">The search.</param>
    /// <param name="isNext">Whether that batch is still the next one.</param>
    /// <returns>Whether there were any.</returns>
    public bool Help(GateSearch at, Func<bool> isNext)
    {
        int done = 0;
        Parallel.For(0, at.Rounds, new ParallelOptions { MaxDegreeOfParallelism = at.Threads }, i =>
        {
            try
            {
                if (!File.Exists(Place(at, i) + StateFolder.Extension) && isNext() && Try(at, i) is not null)
                {
                    Interlocked.Increment(ref done);
                }
            }
            catch (IOException)
            {
                // The run is finished and its state is gone, or two helpers were late for the same round: its owner does what is missing.
            }
        });
        return done > 0;
    }

    /// <summary>What a round found, or null while somebody else does it.</summary>
    private GateArchive? Try(GateSearch at, int round)
    {
        string file = Place(at, round);
        using FileLock? mine = FileLock.Take(file + ".lock");
        if (mine is null)
        {
            return null;
        }
        GateCheckpoint kept = new(file + StateFolder.Extension, fingerprint);
        if (kept.Load() is { } done)
        {
            return at.RoundOf(done.Entries);
        }
        GateArchive found = at.Round(round);
        Interlocked.Increment(ref _done);
        HashSet<GateEntry> known = new(at.Archive.Entries, ReferenceEqualityComparer.Instance);
        kept.Save(new GateSearchState(at.Done, [.. found.Entries.Where(e => !known.Contains(e))]));
        return found;
    }

    private string Place(GateSearch at, int round) => Path.Combine(folder, $"{search}-{at.Done}-{round}");

    private GateArchive Wait(GateSearch at, int round)
    {
        while (true)
        {
            if (Try(at, round) is { } found)
            {
                return found;
            }
            Thread.Sleep(Pause);
        }
    }
}
