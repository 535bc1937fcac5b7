using PrintedMlp.Training.Data;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Search.Archives;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Tests.Training.Search;

public class NetworkSearchTests
{
    private static readonly Lazy<byte[]> Expected = new(() => TinySearch.Task(threads: 1).Finished().State());

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void The_number_of_threads_changes_nothing(int threads) =>
        Assert.Equal(Expected.Value, TinySearch.Task(threads: threads).Finished().State());

    [Theory]
    [InlineData(VectorUnit.Bits512)]
    [InlineData(VectorUnit.Bits256)]
    [InlineData(VectorUnit.Scalar)]
    public void The_vector_unit_changes_nothing(VectorUnit unit) =>
        Assert.Equal(Expected.Value, TinySearch.Task(unit: unit).Finished().State());

    [Theory]
    [InlineData(8, VectorUnit.Bits512)]
    [InlineData(1, VectorUnit.Bits256)]
    public void Neither_changes_anything_where_rounds_anneal_on_samples(int threads, VectorUnit unit) => Assert.Equal(
        TinySearch.Task(manyRows: true).Finished().State(), TinySearch.Task(threads: threads, unit: unit, manyRows: true).Finished().State());

    [Fact]
    public void Another_seed_finds_other_networks() =>
        Assert.NotEqual(Expected.Value, TinySearch.Task(seed: 2).Finished().State());

    [Theory]
    [InlineData(SearchMethod.Memetic, Weighting.Rows)]
    [InlineData(SearchMethod.Memetic, Weighting.Classes)]
    [InlineData(SearchMethod.Memetic, Weighting.Rows, true)]
    [InlineData(SearchMethod.Nsga2, Weighting.Rows)]
    [InlineData(SearchMethod.Nsga2Masks, Weighting.Rows)]
    public void A_search_that_stops_after_any_batch_and_goes_on_finds_the_same(SearchMethod method, Weighting weighting, bool manyRows = false)
    {
        using TempFolder folder = new();
        SearchCheckpoint[] checkpoints = [.. Enumerable.Range(0, TinySearch.Budget.Batches + 1)
            .Select(batch => new SearchCheckpoint(folder.File($"{batch}"), "tiny"))];
        SearchTask task = TinySearch.Task(method, weighting: weighting, manyRows: manyRows);
        NetworkSearch undisturbed = NetworkSearch.Start(task);
        checkpoints[0].Save(undisturbed);
        while (!undisturbed.IsDone)
        {
            undisturbed.Step();
            checkpoints[undisturbed.Done].Save(undisturbed);
        }
        Assert.All(checkpoints, checkpoint =>
        {
            NetworkSearch resumed = NetworkSearch.Restore(task, Assert.IsType<SearchState>(checkpoint.Load(task.Shape))).Continued();
            Assert.Equal(undisturbed.State(), resumed.State());
            Assert.Equal(undisturbed.Found(), resumed.Found());
        });
    }

    [Theory]
    [InlineData(SearchMethod.Memetic)]
    [InlineData(SearchMethod.Nsga2)]
    [InlineData(SearchMethod.Nsga2Masks)]
    public void The_archive_holds_what_its_networks_answer_and_cost(SearchMethod method)
    {
        NetworkSearch search = TinySearch.Task(method).Finished();
        ArchiveEntry[] entries = [.. search.Archive.Entries];
        Assert.NotEmpty(entries);
        Assert.All(entries, e =>
        {
            Assert.Equal(new AreaEstimate(search.Shape).Estimate(e.Genome, search.Model), e.AreaCm2, 12);
            Assert.Equal(search.Archive.BinOf(e.Loss), (int)(search.Error(e) * Archive.Bins + 1e-9));
        });
        Assert.Equal(search.Archive.Front.OrderBy(e => e.Loss).Select(e => e.AreaCm2),
            search.Archive.Front.Select(e => e.AreaCm2).OrderDescending());
    }

    [Fact]
    public void Without_a_method_there_is_no_search() =>
        Assert.Throws<ArgumentException>(() => NetworkSearch.Start(TinySearch.Task(SearchMethod.None)));

    [Fact]
    public void Searching_on_finds_smaller_networks_than_the_start()
    {
        NetworkSearch search = NetworkSearch.Start(TinySearch.Task());
        double before = Smallest();
        search.Continued();
        Assert.InRange(Smallest(), 0, before * 0.9);

        double Smallest() => search.Archive.Entries.Where(e => search.Error(e) <= 0.2).Min(e => e.AreaCm2);
    }
}
