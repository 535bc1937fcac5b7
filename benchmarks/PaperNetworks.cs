using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Benchmarks;

/// <summary>A trained network of one of the five data sets of the papers, or an approximation of it.</summary>
/// <param name="Name">Data set and number, <c>Cardio exact</c> or <c>Cardio 12</c>.</param>
/// <param name="Mlp">The network.</param>
/// <param name="Rows">Its coded training rows.</param>
internal sealed record PaperNetwork(string Name, Mlp Mlp, IReadOnlyList<byte[]> Rows)
{
    /// <summary>The data sets: published split, seed 1.</summary>
    public static IReadOnlyList<string> DataSets { get; } = ["Breast Cancer", "RedWine", "Cardio", "WhiteWine", "Pendigits"];

    /// <summary>Trains the exact network of a data set.</summary>
    public static PaperNetwork Exact(string dataSet)
    {
        BenchmarkData benchmark = BenchmarkData.All.Single(d => d.Name == dataSet);
        RunOptions usual = BenchmarkData.Published(benchmark.Options), options = usual with { Training = usual.Training with { Restarts = 3 } };
        RunData data = RunData.Of(benchmark.Read(), options);
        Mlp mlp = BespokeQuantizer.Quantize(Trained.Network(data, options), data.Validation);
        return new PaperNetwork(dataSet + " exact", mlp, [.. data.Training.Codes]);
    }

    /// <summary>A random approximation: masks, and often powers of two, removed connections, narrow activations, a linear
    /// output layer. What a sum loses on average goes back into its bias, so that few networks become constant.</summary>
    /// <param name="number">Decides what is drawn.</param>
    public PaperNetwork Approximate(int number)
    {
        RandomStream random = new RandomStream(1).Child((ulong)number);
        double kept = 0.15 + 0.8 * random.NextDouble(), removed = 0.5 * random.NextDouble();
        Mlp mlp = random.Chance(0.8) ? PowerOfTwoWeights.Apply(Mlp) : Mlp;
        mlp = SummandMasks.Apply(mlp, (_, _, _) => random.Chance(removed) ? 0 : Mask(kept, random));
        mlp = Calibrated(mlp);
        mlp = random.Chance(0.7) ? ActivationWidths.Fit(mlp, 0, Rows, 2 + random.Next(7)) : mlp;
        mlp = random.Chance(0.5) ? LinearOutputs.Apply(mlp) : mlp;
        return this with { Name = $"{Name[..^" exact".Length]} {number}", Mlp = mlp };
    }

    private static long Mask(double kept, RandomStream random)
    {
        long mask = 0;
        for (int bit = 0; bit < 16; bit++)
        {
            mask |= random.Chance(kept) ? 1L << bit : 0;
        }
        return mask;
    }

    private Mlp Calibrated(Mlp mlp)
    {
        for (int layer = 0; layer < mlp.Layers.Length; layer++)
        {
            int at = layer;
            Mlp before = mlp;
            long[][] exact = [.. Rows.Select(row => Mlp.Values(row)[at])], now = [.. Rows.Select(row => before.Values(row)[at])];
            mlp = Rewrite.Neurons(mlp, (l, i, neuron) => l != at ? neuron : neuron with
            {
                Bias = neuron.Bias + (long)Math.Round(exact.Average(v => (double)Mlp.Layers[at].Neurons[i].Sum(v)) - now.Average(v => (double)neuron.Sum(v))),
            });
        }
        return mlp;
    }
}
