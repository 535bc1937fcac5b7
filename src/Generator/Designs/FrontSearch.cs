using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Search.Genetic;

namespace PrintedMlp.Generator.Designs;

/// <summary>Searches all sizes of a run, with a checkpoint after every batch.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows; the search sees training and validation rows only.</param>
/// <param name="mapper">Prices circuits.</param>
/// <param name="checkpoints">Folder of the checkpoints, or null to write none.</param>
/// <param name="log">Told how it goes.</param>
internal sealed class FrontSearch(RunOptions options, RunData data, Mapper mapper, string? checkpoints, RunLog log)
{
    /// <summary>What the files of checkpoints end with.</summary>
    public const string Extension = ".bin";

    /// <summary>Says what the search will leave out, and that it cannot be run before anything was trained for it.</summary>
    /// <exception cref="UserException">A network is too large for the search.</exception>
    public void Check()
    {
        foreach (ImmutableArray<int> layers in options.Training.HiddenSizes)
        {
            string text = options.Training.Model is null ? $"--hidden {string.Join('-', layers)}" : $"--model with {string.Join('-', layers)} hidden neurons";
            if (layers.Length > 1)
            {
                log.Line($"note: the search looks at networks of one hidden layer; {text} gives the exact network only");
            }
            else if (!new GenomeShape(data.Dataset.Features.Length, options.Data.InputBits, layers[0], data.Dataset.Classes.Length).IsPossible)
            {
                throw new UserException(data.Dataset.Classes.Length > GenomeShape.MaxNeurons
                    ? $"{data.Dataset.Classes.Length} classes: the search looks at networks of at most {GenomeShape.MaxNeurons} classes. "
                        + "Add --method none for the exact network alone."
                    : $"{text}: the search looks at networks of 1 to {GenomeShape.MaxNeurons} hidden neurons. "
                        + "Choose fewer, or add --method none for the exact network alone.");
            }
        }
    }

    /// <summary>Runs the searches, or what is left of them.</summary>
    /// <param name="baseline">The exact network.</param>
    /// <param name="given">The float network to start from; null to train some.</param>
    /// <exception cref="UserException">A checkpoint belongs to another run.</exception>
    public ImmutableArray<NetworkSearch> Run(Mlp baseline, FloatMlp? given = null)
    {
        SearchOptions search = new()
        {
            Method = options.Search.Method,
            Budget = options.NetworkBudget,
            Weighting = options.Search.Weighting,
            LossOfInterest = Math.Max(0.10, options.Search.MaxLoss + 0.02),
            L2 = options.Training.L2,
            Threads = options.Threads,
        };
        ImmutableArray<NetworkSearch>.Builder searches = ImmutableArray.CreateBuilder<NetworkSearch>();
        foreach (int hidden in options.Training.HiddenSizes.Where(layers => layers.Length == 1).Select(layers => layers[0]).Distinct())
        {
            SearchTask task = new(data.Training, data.Validation, hidden, baseline, search, mapper, RunStreams.Search(options.Seed).Child((ulong)hidden))
            {
                Pretrained = given,
            };
            searches.Add(Finished(task));
        }
        return searches.ToImmutable();
    }

    private NetworkSearch Finished(SearchTask task)
    {
        SearchCheckpoint? checkpoint = checkpoints is null ? null
            : new(Path.Combine(checkpoints, $"search-{options.Seed}-{task.Hidden}{Extension}"), RunFile.Fingerprint(data, options));
        using SearchLog progress = new(log);
        NetworkSearch search;
        if (checkpoint?.Load(task.Shape) is { } state)
        {
            log.Line($"resuming the search of {task.Hidden} hidden neurons after {state.Done} of {options.NetworkBudget.Batches} batches");
            search = NetworkSearch.Restore(task, state);
        }
        else
        {
            string starts = task.Pretrained is null ? $"training {options.NetworkBudget.FloatNetworks} float networks to start from" : "starting from the model";
            log.Line($"search {task.Hidden} hidden: {starts}");
            search = NetworkSearch.Start(task);
            checkpoint?.Save(search);
        }
        long perBatch = options.NetworkBudget.Evaluations(Nsga2Options.Memetic.Population) / options.NetworkBudget.Batches, evaluations = 0;
        while (!search.IsDone)
        {
            search.Step();
            checkpoint?.Save(search);
            evaluations += perBatch;
            double best = search.Archive.Front.Where(e => search.Error(e) <= search.ReferenceError + options.Search.MaxLoss)
                .Select(e => e.AreaCm2).DefaultIfEmpty(double.PositiveInfinity).Min();
            progress.Report(new SearchProgress(search.Shape.Hidden, search.Done, options.NetworkBudget.Batches, evaluations, search.Archive.Entries.Count(), best));
        }
        return search;
    }
}
