using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Tests.Training.Gradient;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Tests.Training.Search;

/// <summary>A search of a few thousand networks on rows that follow a rule.</summary>
internal static class TinySearch
{
    public static readonly SearchBudget Budget = new(Batches: 4, Rounds: 3, Moves: 800, Generations: 2, FloatNetworks: 1);

    public static readonly Mapper Mapper = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));

    private static readonly CodedRows Training = Rows(seed: 1), Validation = Rows(seed: 2), Many = Rows(seed: 3, count: 4500);

    /// <summary>A network that is far from perfect: losses are counted from its error.</summary>
    private static readonly Mlp Reference = new(4, Training.Bits,
        [new Layer([new Neuron([], 9), new Neuron([new Summand(3, 1)], 0), new Neuron([], -1)])], Argmax.Exact(3));

    /// <summary>What to search; of many rows it anneals on samples.</summary>
    public static SearchTask Task(SearchMethod method = SearchMethod.Memetic, int threads = 2, VectorUnit unit = VectorUnit.Bits128,
        Weighting weighting = Weighting.Rows, int hidden = 3, ulong seed = 1, bool manyRows = false) => new(manyRows ? Many : Training, Validation, hidden, Reference,
        new SearchOptions { Method = method, Budget = Budget, Threads = threads, Unit = unit, Weighting = weighting }, Mapper, new RandomStream(seed));

    /// <summary>Starts a search and runs it to its end.</summary>
    public static NetworkSearch Finished(this SearchTask task) => NetworkSearch.Start(task).Continued();

    /// <summary>Runs what is left of a search.</summary>
    public static NetworkSearch Continued(this NetworkSearch search)
    {
        while (!search.IsDone)
        {
            search.Step();
        }
        return search;
    }

    /// <summary>Everything that a search knows, as a checkpoint's bytes.</summary>
    public static byte[] State(this NetworkSearch search)
    {
        using TempFolder folder = new();
        new SearchCheckpoint(folder.File("state"), "").Save(search);
        return File.ReadAllBytes(folder.File("state"));
    }

    /// <summary>Areas of the archive, level by level; they are not part of a checkpoint.</summary>
    public static IEnumerable<(long Loss, double AreaCm2)> Found(this NetworkSearch search) =>
        search.Archive.Entries.Select(e => (e.Loss, e.AreaCm2));

    private static CodedRows Rows(ulong seed, int count = 150) =>
        ToyRows.Of(count, 4, 3, codes => codes[0] + codes[1] > codes[2] + 20 ? 0 : codes[3] > 9 ? 1 : 2, seed);
}
