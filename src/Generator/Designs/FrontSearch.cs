using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Search.Genetic;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Generator.Designs;

/// <summary>Searches all sizes of a run, with a checkpoint after every batch.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows; the search sees training and validation rows only.</param>
/// <param name="mapper">Prices circuits.</param>
/// <param name="state">Where the state is kept, or null to keep none.</param>
/// <param name="log">Told how it goes.</param>
internal sealed class FrontSearch(RunOptions options, RunData data, Mapper mapper, StateFolder? state, RunLog log)
{
    /// <summary>Says what the search will leave out, before anything is trained for it.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="data">The rows.</param>
    /// <param name="log">Told what is left out.</param>
    public static void NoteWhatIsLeftOut(RunOptions options, RunData data, RunLog log)
    {
        foreach (ImmutableArray<int> layers in options.Training.HiddenSizes.Where(layers => !IsPossible(layers, options, data)))
        {
            string text = options.Training.Model is null ? $"--hidden {string.Join('-', layers)}"
                : $"--model with {string.Join('-', layers)} hidden neurons";
            string why = layers.Length > 1 ? "one hidden layer"
                : $"at most {GenomeShape.MaxNeurons} hidden neurons and {GenomeShape.MaxNeurons} classes";
            string classes = data.Dataset.Classes.Length > GenomeShape.MaxNeurons ? $" with {data.Dataset.Classes.Length} classes" : "";
            log.Line($"note: the search for networks looks at {why}; {text}{classes} gives the exact network"
                + (options.GateBudget is null ? " only"
                    : ", and the search over gates goes on from trees, from networks that it can look at, and from it"));
        }
    }

    private static bool IsPossible(ImmutableArray<int> layers, RunOptions options, RunData data) => layers.Length == 1
        && new GenomeShape(data.Dataset.Features.Length, options.Data.InputBits, layers[0], data.Dataset.Classes.Length).IsPossible;

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
            LossOfInterest = LossOfInterest.Searched(options.Search.MaxLoss),
            L2 = options.Training.L2,
            Threads = options.Threads,
        };
        int[] asked = [.. options.Training.HiddenSizes.Where(layers => IsPossible(layers, options, data)).Select(layers => layers[0]).Distinct()];
        ImmutableArray<NetworkSearch>.Builder searches = ImmutableArray.CreateBuilder<NetworkSearch>();
        foreach (int hidden in asked.Length > 0 ? asked : OwnSizes())
        {
            SearchTask task = new(data.Training, data.Validation, hidden, baseline, search, mapper,
                RunStreams.Search(options.Seed).Child((ulong)hidden))
            {
                Pretrained = asked.Length > 0 ? given : null,
            };
            searches.Add(Finished(task));
        }
        return searches.ToImmutable();
    }

    /// <summary>Where no size that was asked for can be searched and gates are: a size of networks that these can start from.</summary>
    private int[] OwnSizes()
    {
        if (options.GateBudget is null || !IsPossible([SizeChoice.Smallest], options, data))
        {
            return [];
        }
        var choice = SizeChoice.Of(data.Training, data.Validation, options.TrainingWeighting, RunStreams.Sizes(options.Seed), options.Threads);
        return [choice.Hidden];
    }

    private NetworkSearch Finished(SearchTask task)
    {
        int batches = options.NetworkBudget.Batches;
        SearchCheckpoint? checkpoint = state is null ? null : new(state.File($"search-{options.Seed}-{task.Hidden}"), state.Fingerprint);
        using SearchLog progress = new(log);
        long perBatch = options.NetworkBudget.Evaluations(Nsga2Options.Memetic.Population) / batches, evaluations = 0;
        return new BatchSearch<NetworkSearch>(Restored, Started, search => search.Step(), search => search.IsDone)
        {
            Save = checkpoint is null || state?.Use is StateUse.Helped ? null : checkpoint.Save,
            Progressed = search => progress.Report(new SearchProgress(
                task.Hidden, search.Done, batches, evaluations += perBatch, search.Archive.Entries.Count(), SmallestAllowed(search))),
        }.Finished();

        NetworkSearch? Restored()
        {
            if (checkpoint?.Load(task.Shape) is not { } reached)
            {
                return null;
            }
            log.Line($"resuming the search of {task.Hidden} hidden neurons after {reached.Done} of {batches} batches");
            return NetworkSearch.Restore(task, reached);
        }

        NetworkSearch Started()
        {
            int floats = options.NetworkBudget.FloatNetworks;
            string starts = task.Pretrained is null ? $"training {floats} float networks to start from" : "starting from the model";
            log.Line($"search {task.Hidden} hidden: {starts}");
            return NetworkSearch.Start(task);
        }
    }

    /// <summary>The smallest estimated area in cm2 within the loss that is allowed, or looked at where the choice decides what is allowed;
    /// infinite when there is none.</summary>
    private double SmallestAllowed(NetworkSearch search) => search.Archive.Front
        .Where(e => search.Error(e) <= search.ReferenceError + (options.Search.MaxLoss ?? LossOfInterest.Searched(null)))
        .Select(e => e.AreaCm2).DefaultIfEmpty(double.PositiveInfinity).Min();
}
