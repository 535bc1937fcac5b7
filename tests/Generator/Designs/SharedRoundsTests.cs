using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Tests.Training.Gates;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Evaluation;

namespace PrintedMlp.Tests.Generator.Designs;

public sealed class SharedRoundsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Whoever_does_the_rounds_of_a_search_the_same_is_found()
    {
        GateSearchTask task = new(
            GateRows.Of(DrawnGates.Rows(), DrawnGates.Inputs), [DrawnGates.Draw(60, new RandomStream(1))], DrawnGates.Egfet,
            InputPrices.Free(DrawnGates.Inputs.Length), new GateSearchOptions { Budget = new GateBudget(3, 3, 1500), Threads = 1 }, new RandomStream(1))
        {
            RoundRows = random => GateRows.Of(Jitter.Extended(DrawnGates.Rows(), 1, 0.15, random), DrawnGates.Inputs),
        };
        GateSearch alone = GateSearch.Start(task), search = GateSearch.Start(task);
        while (!alone.IsDone)
        {
            alone.Step();
        }
        StateFolder state = new(_folder.Path, "tiny") { Use = StateUse.Shared };
        SharedRounds own = state.Rounds("gates"), helper = (state with { Use = StateUse.Helped }).Rounds("gates");
        // The helper does all rounds of the first batch, and finds nothing left.
        Assert.True(helper.Help(Restored(), () => true));
        Assert.False(helper.Help(Restored(), () => true));
        Step();
        // Of a batch that is over meanwhile a helper does nothing.
        Assert.False(helper.Help(Restored(), () => false));
        // Of the second it has one when it dies.
        FileLock dying = FileLock.Take(_folder.File("rounds/gates-1-1.lock"))!;
        // A thread of its own: those of the pool may all be busy with other tests.
        Thread waiting = new(Step);
        waiting.Start();
        Assert.False(waiting.Join(50));
        dying.Dispose();
        waiting.Join();
        // The third has nobody but the owner, and the helper comes when its folder is gone.
        Step();
        Assert.Empty(Directory.GetFiles(_folder.File("rounds")));
        Directory.Delete(_folder.File("rounds"));
        Assert.False(helper.Help(Restored(), () => true));
        Assert.Equal(Entries(alone), Entries(search));
        Assert.Equal(Known(alone), Known(search));
        Assert.Equal((search.Rounds, 2 * search.Rounds), (helper.Done, own.Done));

        GateSearch Restored()
        {
            new GateCheckpoint(state.File("gates"), "tiny").Save(search);
            return GateSearch.Restore(task, new GateCheckpoint(state.File("gates"), "tiny").Load()!);
        }

        void Step()
        {
            own.Step(search);
            own.Forget(search);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Entries(GateSearch search) => [.. search.Archive.Entries.Select(e => $"{e.Loss} {e.Price} {string.Join(' ', e.Gates.Pins)}")];

    private static string[] Known(GateSearch search) => [.. search.History.Fronts.Select(front => string.Join(' ', front))];
}
