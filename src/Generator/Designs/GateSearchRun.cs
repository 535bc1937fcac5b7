using System.Diagnostics;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Generator.Designs;

/// <summary>Does the searches over gates of a run batch by batch: goes on where an interrupted one stopped, shares rounds with other processes, and
/// says how far it is.</summary>
/// <param name="state">Where the state is kept, or null to keep none.</param>
/// <param name="run">Tells the runs apart that keep their state in one folder.</param>
/// <param name="log">Told how it goes.</param>
internal sealed class GateSearchRun(StateFolder? state, string run, RunLog log)
{
    /// <summary>Does all batches of a search that are not done yet.</summary>
    /// <param name="task">The search.</param>
    /// <param name="prefix">Tells the searches of a run apart.</param>
    /// <exception cref="OperationCanceledException">Another process's search was followed, and that process has ended.</exception>
    public GateSearch Finished(GateSearchTask task, string prefix = "")
    {
        int batches = task.Options.Budget.Batches, first = 0, tenths = 0;
        var watch = Stopwatch.StartNew();
        string name = $"gates-{prefix}{run}";
        GateCheckpoint? checkpoint = state is null ? null : new(state.File(name), state.Fingerprint);
        SharedRounds? rounds = state is null or { Use: StateUse.Own } ? null : state.Rounds(name);
        if (state?.Use is StateUse.Helped)
        {
            return Helped(task, checkpoint!, rounds!);
        }
        GateSearch done = new BatchSearch<GateSearch>(Restored, Started, Step, search => search.IsDone)
        {
            Save = checkpoint is null ? null : Save,
            Progressed = Progressed,
        }.Finished();
        log.Clear();
        int all = (batches - first) * done.Rounds, others = all - (rounds?.Done ?? all);
        if (others > 0)
        {
            log.Line($"search over gates: other processes did {others} of {all} rounds");
        }
        return done;

        void Step(GateSearch search)
        {
            if (rounds is null)
            {
                search.Step();
            }
            else
            {
                rounds.Step(search);
            }
        }

        void Save(GateSearch search)
        {
            checkpoint.Save(search);
            rounds?.Forget(search);
        }

        void Progressed(GateSearch search)
        {
            double left = watch.Elapsed.TotalSeconds / Math.Max(1, search.Done - first) * (batches - search.Done);
            string text = $"search over gates: {(double)search.Done / batches:0 %}, about {left:0} s left";
            log.Show(text);
            if (!log.IsTerminal && search.Done * 10 / batches > tenths)
            {
                tenths = search.Done * 10 / batches;
                log.Line(text);
            }
        }

        GateSearch? Restored()
        {
            if (checkpoint?.Load() is not { } reached)
            {
                return null;
            }
            (first, tenths) = (reached.Done, reached.Done * 10 / batches);
            log.Line($"resuming the search over gates after {reached.Done} of {batches} batches");
            return GateSearch.Restore(task, reached);
        }

        GateSearch Started()
        {
            int[] gates = [.. task.Starts.Select(s => s.Gates)];
            log.Line($"search over gates: {gates.Length} netlists of {gates.Min()} to {gates.Max()} gates to start from");
            return GateSearch.Start(task);
        }
    }

    /// <summary>Follows another process's search to its end, and does rounds of it.</summary>
    /// <exception cref="OperationCanceledException">The other process has ended.</exception>
    private GateSearch Helped(GateSearchTask task, GateCheckpoint checkpoint, SharedRounds rounds)
    {
        while (true)
        {
            if (state!.HasEnded())
            {
                throw new OperationCanceledException("the run that was helped has ended");
            }
            GateSearch? search = checkpoint.Load() is { } reached ? GateSearch.Restore(task, reached) : null;
            if (search is { IsDone: true })
            {
                return search;
            }
            if (search is null || !rounds.Help(search, () => checkpoint.Load()?.Done == search.Done))
            {
                Thread.Sleep(SharedRounds.Pause);
            }
        }
    }
}
