using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Teaching;

/// <summary>A few float networks, wider than any that is built and on finer codes, that label rows nobody measured: the mean of
/// their softmax outputs decides.</summary>
public sealed class Teacher
{
    private const int Networks = 3;

    private static readonly TrainerOptions Options = new()
    {
        Hidden = [40],
        Restarts = 1,
        Updates = 8000,
        BatchRows = 32,
        LearningRate = 0.02,
        L2 = 1e-4,
    };

    private readonly ImmutableArray<FloatMlp> _networks;
    private readonly InputScale _scale;

    private Teacher(ImmutableArray<FloatMlp> networks, InputScale scale) => (_networks, _scale) = (networks, scale);

    /// <summary>Trains a teacher.</summary>
    /// <param name="dataset">The table.</param>
    /// <param name="split">Training rows are fitted; validation rows choose the best moment; test rows are not read.</param>
    /// <param name="scale">Ranges of the features.</param>
    /// <param name="weighting">What weighs the same.</param>
    /// <param name="threads">Networks that are trained at the same time; changes nothing but the time.</param>
    /// <param name="random">Decides everything; is not moved.</param>
    public static Teacher Train(Dataset dataset, Split split, InputScale scale, Weighting weighting, int threads, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(random);
        InputScale fine = scale with { Bits = 8 };
        CodedRows training = dataset.Encode(split.Training, fine), validation = dataset.Encode(split.Validation, fine);
        FloatMlp[] networks = new FloatMlp[Networks];
        Parallel.For(0, networks.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            networks[i] = FloatTrainer.Train(training, validation, Options with { Weighting = weighting, Threads = 1 }, random.Child((ulong)i)));
        return new Teacher([.. networks], fine);
    }

    /// <summary>The class of a row of raw values.</summary>
    public int Classify(double[] raw)
    {
        byte[] codes = _scale.Encode(raw);
        double[]? sum = null;
        foreach (FloatMlp network in _networks)
        {
            double[] shares = Softmax(network.Outputs(codes));
            sum = sum is null ? shares : [.. sum.Zip(shares, (a, b) => a + b)];
        }
        return FloatMlp.Largest(sum!);
    }

    private static double[] Softmax(double[] outputs)
    {
        double largest = outputs.Max();
        double[] powers = [.. outputs.Select(o => Elementary.Exp(Vector256.Create(o - largest)).ToScalar())];
        double total = powers.Sum();
        return [.. powers.Select(p => p / total)];
    }
}
