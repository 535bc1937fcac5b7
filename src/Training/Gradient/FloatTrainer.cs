using System.Collections.Immutable;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Gradient;

/// <summary>Finds a float network for labelled rows: softmax cross-entropy, Adam on small batches, several restarts, and
/// the network that does best on the validation rows.</summary>
public static class FloatTrainer
{
    /// <summary>Trains.</summary>
    /// <param name="training">Rows to fit, at least one.</param>
    /// <param name="validation">Rows on which the best restart and its best moment are chosen; when there is none, the
    /// training rows serve.</param>
    /// <param name="options">How.</param>
    /// <param name="random">Decides everything; is not moved.</param>
    /// <param name="progress">Told at most 200 times by each restart, the last time when it is done; from several threads,
    /// but never two at the same time.</param>
    /// <returns>The network; the same for any number of threads and on any machine.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or there is no training row.</exception>
    public static FloatMlp Train(
        CodedRows training, CodedRows validation, TrainerOptions options, RandomStream random,
        IProgress<TrainingProgress>? progress = null)
    {
        options.Check();
        ArgumentOutOfRangeException.ThrowIfZero(training.Count, nameof(training));
        NetworkShape shape = new([training.Codes[0].Length, .. options.Hidden, training.Classes]);
        Standardization scale = Standardization.Of(training);
        RowBlocks choosing = Pack(validation.Count > 0 ? validation : training, scale, options, order: null);
        Candidate[] found = new Candidate[options.Restarts];
        Lock reporting = new();
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            RandomStream own = random.Child((ulong)i);
            Restart restart = new(shape, options, Pack(training, scale, options, own), choosing);
            found[i] = restart.Run(own, (epoch, epochs, best) =>
            {
                lock (reporting)
                {
                    progress?.Report(new TrainingProgress(i + 1, found.Length, epoch, epochs, best.Accuracy));
                }
            });
        });
        return ToNetwork(found.Aggregate((a, b) => b.Beats(a) ? b : a).Parameters, shape, scale, training.Bits);
    }

    private static RowBlocks Pack(CodedRows rows, Standardization scale, TrainerOptions options, RandomStream? order)
    {
        int[] numbers = [.. Enumerable.Range(0, rows.Count)];
        order?.Shuffle<int>(numbers);
        double[] weights = new double[rows.Classes];
        ILookup<int, int> members = rows.Labels.ToLookup(label => label);
        for (int c = 0; c < weights.Length; c++)
        {
            weights[c] = options.Weighting switch
            {
                Weighting.Classes => rows.Count / (members.Count * Math.Max(1.0, members[c].Count())),
                Weighting.Costs => rows.Costs?.Weight(c) ?? 1,
                _ => 1,
            };
        }
        return new RowBlocks(rows, numbers, scale, weights);
    }

    private static FloatMlp ToNetwork(double[] parameters, NetworkShape shape, Standardization scale, int bits)
    {
        ImmutableArray<ImmutableArray<FloatNeuron>>.Builder layers =
            ImmutableArray.CreateBuilder<ImmutableArray<FloatNeuron>>();
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            IEnumerable<FloatNeuron> neurons = parameters[shape.Starts[layer]..shape.Starts[layer + 1]]
                .Chunk(shape.Sizes[layer] + 1).Select(p => new FloatNeuron([.. p.Skip(1)], p[0]));
            layers.Add([.. layer == 0 ? neurons.Select(scale.Absorb) : neurons]);
        }
        return new FloatMlp(bits, layers.ToImmutable());
    }
}
