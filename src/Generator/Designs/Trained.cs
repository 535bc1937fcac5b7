using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Models;

namespace PrintedMlp.Generator.Designs;

/// <summary>The first stage of a run: the float network, trained or given, and what it becomes as integers.</summary>
/// <param name="Float">The float network.</param>
/// <param name="Exact">The exact bespoke network, which everything else is compared with.</param>
/// <param name="Given">True when the float network was given and not trained.</param>
internal sealed record Trained(FloatMlp Float, Mlp Exact, bool Given)
{
    /// <summary>So many rows, and this part of them, may the integer network answer differently from the float network without a word.</summary>
    private const int FewRows = 3;

    private const double FewOfAll = 0.01;

    /// <summary>The exact network as a classifier.</summary>
    public MlpClassifier Classifier => new(Exact);

    /// <summary>Trains a network, or takes the one that was given.</summary>
    public static Trained Of(DesignTask task)
    {
        TrainedModel? model = task.Options.Training.Model;
        FloatMlp network = model is null ? WithProgress(task) : On(model, task.Data, task.Log);
        Mlp exact = BespokeQuantizer.Quantize(network, task.Data.Validation);
        NoteDifferences(BespokeQuantizer.Differing(network, exact, task.Data.All), task.Data.All.Count, task.Log);
        return new Trained(network, exact, model is not null);
    }

    /// <summary>The float network of a run, trained.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">The run's options.</param>
    /// <param name="progress">Told how it goes, or null.</param>
    public static FloatMlp Network(RunData data, RunOptions options, IProgress<TrainingProgress>? progress = null)
    {
        TrainerOptions trainer = new()
        {
            Hidden = options.Training.Hidden,
            Restarts = options.Training.Restarts,
            L2 = options.Training.L2,
            Weighting = options.TrainingWeighting,
            Threads = options.Threads,
        };
        return FloatTrainer.Train(data.Training, data.Validation, trainer, RunStreams.Training(options.Seed), progress);
    }

    /// <summary>Says so where whole numbers lost more than a few rows.</summary>
    private static void NoteDifferences(int rows, int all, RunLog log)
    {
        if (rows > FewRows && rows > all * FewOfAll)
        {
            log.Line($"note: the exact integer network answers differently from the float network on {rows} of {all} rows: "
                + "its weights, rounded to 8 bits, are of very different size");
        }
    }

    private static FloatMlp WithProgress(DesignTask task)
    {
        using TrainingLog progress = new(task.Log);
        return Network(task.Data, task.Options, progress);
    }

    /// <summary>A network from elsewhere over the codes of a run. Says how well it does, so that wrong units show.</summary>
    private static FloatMlp On(TrainedModel model, RunData data, RunLog log)
    {
        model = model.For(data.Dataset);
        FloatMlp network = model.On(data.Scale);
        (Score own, Score coded) = (model.ScoreOn(data.Dataset, data.Split.Validation, data.Scale), network.ScoreOn(data.Validation));
        double commonest = data.Validation.Labels.CountBy(label => label).Select(c => (double)c.Value / data.Validation.Count).DefaultIfEmpty(0)
            .Max();
        string units = model.Units.ToString().ToLowerInvariant();
        log.Line($"model: {model.Shape} over {units} inputs, validation accuracy {own.Accuracy:0.000} on values, "
            + $"{coded.Accuracy:0.000} on codes of {data.Scale.Bits} bits");
        if (own.Accuracy <= commonest)
        {
            log.Line($"note: the commonest class alone would have {commonest:0.000}; check --model-inputs, the order of the features and of the "
                + "classes");
        }
        return network;
    }
}
