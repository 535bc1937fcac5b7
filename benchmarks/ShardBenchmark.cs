using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Benchmarks;

/// <summary>What a search over gates gains from more processes: its rounds, states and merges are timed on one thread, and the time with so many
/// nodes is that of a schedule where whoever is free takes the next round of the batch.</summary>
internal static class ShardBenchmark
{
    /// <summary>A tenth of the moves of <c>--effort normal</c>, so that many rounds can be timed; figures are given for all of them.</summary>
    private const int Less = 10;

    private const int Batches = 4, Rounds = 64;

    /// <summary>Bytes a second and seconds of each opening of a file, of a shared folder on a gigabit network: assumed, not measured.</summary>
    private const double Bandwidth = 1e8, Opening = 0.005;

    private static readonly ImmutableArray<int> Nodes = [1, 2, 4, 8, 16, 32, 64];

    /// <summary>Prints the lines of a table of <c>results/search-shards.md</c>.</summary>
    /// <param name="name">The data set.</param>
    public static int Run(string name)
    {
        BenchmarkData source = BenchmarkData.All.Single(d => d.Name == name);
        RunOptions options = BenchmarkData.Published(source.Options) with { Threads = 1, Gates = new GateSettings() };
        GateSearch search = GateSearch.Start(Task(RunData.Of(source.Read(), options), options));
        List<double[]> rounds = [];
        List<double> merges = [], bytes = [];
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        GateCheckpoint kept = new(Path.Combine(folder, "state"), name);
        while (!search.IsDone)
        {
            GateArchive[] found = new GateArchive[Rounds];
            rounds.Add([.. Enumerable.Range(0, Rounds).Select(i => Seconds(() => found[i] = search.Round(i)))]);
            merges.Add(Seconds(() => search.Step(found)) + Seconds(() => kept.Save(search)));
            bytes.Add(new FileInfo(Path.Combine(folder, "state")).Length);
        }
        Directory.Delete(folder, recursive: true);
        double round = rounds.SelectMany(r => r).Average(), merge = merges.Average() / Rounds;
        double sequential = merge / (Less * round + merge);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {Rounds * Batches} rounds of {Less * round:0.00} s on average, longest "
            + $"{Less * rounds.Max(r => r.Max()):0.00} s; taking in a round {1000 * merge:0.0} ms; the state has {bytes.Max() / 1024:0} KiB. What one process does alone: "
            + $"{100 * sequential:0.00} % of a round's time."));
        Console.WriteLine();
        Console.WriteLine("| rounds of a batch | " + string.Join(" | ", Nodes.Select(n => n == 1 ? "1 node" : $"{n} nodes")) + " |");
        Console.WriteLine("|---|" + string.Concat(Nodes.Select(_ => "---|")));
        foreach (int each in (int[])[4, 8, 16, 64])
        {
            Console.WriteLine($"| {each} | " + string.Join(" | ", Nodes.Select(n =>
                (Time(each, 1) / Time(each, n)).ToString("0.0", CultureInfo.InvariantCulture))) + " |");
        }
        return 0;

        // The rounds that were timed, dealt into batches of another size.
        double Time(int each, int nodes) => rounds.SelectMany(r => r).Chunk(each).Sum(batch => Makespan(batch, nodes)
            + each * merge + (nodes > 1 ? (1 + each) * (Opening + bytes.Average() / Bandwidth) + SharedRounds.Pause.TotalSeconds : 0));
    }

    private static double Makespan(double[] batch, int nodes)
    {
        double[] free = new double[nodes];
        foreach (double seconds in batch)
        {
            free[Array.IndexOf(free, free.Min())] += Less * seconds;
        }
        return free.Max();
    }

    /// <summary>The search over levels of a run, from trees alone.</summary>
    private static GateSearchTask Task(RunData data, RunOptions options)
    {
        GatePrices prices = new(options.Output.Technology.Value);
        LevelsInterface inputs = new(options, data, prices);
        GateSearchOptions how = new()
        {
            Budget = new GateBudget(Batches, Rounds, GateBudget.Normal.Moves / Less),
            LossOfInterest = LossOfInterest.Searched(options.Search.MaxLoss),
            MovesInputs = inputs.MovesInputs,
            Threads = 1,
        };
        CodedRows training = inputs.Parts(data).Training;
        return new(GateRows.Of(training, inputs.Inputs, options.Search.Weighting), new TreeDesigns(options, data, prices).Starts(null).Netlists, prices,
            inputs.Priced(prices), how, RunStreams.Gates(options.Seed));
    }

    /// <summary>Processor time: the machine may be busy.</summary>
    private static double Seconds(Action work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
