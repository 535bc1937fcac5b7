using PrintedMlp.Approx;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Tests.Training.Search;

public sealed class SearchCheckpointTests : IDisposable
{
    private static readonly SearchTask Task = TinySearch.Task(SearchMethod.Nsga2, hidden: 1);

    private readonly TempFolder _folder = new();
    private readonly NetworkSearch _search = NetworkSearch.Start(Task);

    public SearchCheckpointTests()
    {
        _search.Step();
        new SearchCheckpoint(Path, "this run").Save(_search);
    }

    private string Path => _folder.File("search.bin");

    [Fact]
    public void A_search_comes_back_as_it_was()
    {
        NetworkSearch copy = NetworkSearch.Restore(Task, new SearchCheckpoint(Path, "this run").Load(Task.Shape)!);
        Assert.Equal(_search.Done, copy.Done);
        Assert.Equal(_search.Found(), copy.Found());
        Assert.Equal(_search.Model.PartAreas.AsEnumerable(), copy.Model.PartAreas);
        Assert.All(_search.State.Population.Zip(copy.State.Population), pair => Assert.True(pair.First.SameAs(pair.Second)));
        Assert.Equal(_search.State(), copy.State());
    }

    [Fact]
    public void Without_a_file_there_is_nothing_to_load() =>
        Assert.Null(new SearchCheckpoint(_folder.File("none.bin"), "this run").Load(Task.Shape));

    [Fact]
    public void The_file_of_another_run_is_refused()
    {
        UserException e = Assert.Throws<UserException>(() => new SearchCheckpoint(Path, "that run").Load(Task.Shape));
        Assert.Contains("other data, options or another version", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_is_refused()
    {
        byte[] whole = File.ReadAllBytes(Path);
        Assert.All(Enumerable.Range(0, whole.Length), length => AssertDamaged(whole[..length]));
    }

    [Fact]
    public void A_file_with_a_wrong_bit_anywhere_is_refused()
    {
        byte[] bytes = File.ReadAllBytes(Path);
        // Five has no divisor of eight: every place of a bit in a byte is tried.
        Assert.All(Enumerable.Range(0, bytes.Length).Where(at => at % 5 == 0), at =>
        {
            bytes[at] ^= (byte)(1 << at % 8);
            AssertDamaged(bytes);
            bytes[at] ^= (byte)(1 << at % 8);
        });
    }

    [Fact]
    public void What_a_stopped_writer_left_aside_disturbs_nobody()
    {
        File.WriteAllText(Path + ".part", "half a file");
        new SearchCheckpoint(Path, "this run").Save(_search);
        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private void AssertDamaged(byte[] bytes)
    {
        File.WriteAllBytes(Path, bytes);
        UserException e = Assert.Throws<UserException>(() => new SearchCheckpoint(Path, "this run").Load(Task.Shape));
        Assert.Contains("this checkpoint is damaged", e.Message, StringComparison.Ordinal);
    }
}
