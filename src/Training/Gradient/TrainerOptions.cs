using System.Collections.Immutable;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Training.Gradient;

/// <summary>How a float network is trained. All are counts or factors, never seconds: the same options and seed give the
/// same network on every machine.</summary>
public sealed record TrainerOptions
{
    /// <summary>Neurons of each hidden layer, each at least 1; none makes a linear classifier.</summary>
    public ImmutableArray<int> Hidden { get; init; } = [5];

    /// <summary>Networks trained from scratch, of which the best on the validation rows is kept. At least 1. Small
    /// networks get stuck: Pendigits with five hidden neurons ends at 0.948 +- 0.008 with one start and at 0.954 +- 0.004
    /// with ten.</summary>
    public int Restarts { get; init; } = 10;

    /// <summary>Weight updates of each restart, at least 1; the number of passes over the rows follows, so that small
    /// data sets get as many updates as large ones.</summary>
    public int Updates { get; init; } = 20_000;

    /// <summary>Rows of one update, rounded up to a multiple of four.</summary>
    public int BatchRows { get; init; } = 32;

    /// <summary>Adam's first step size; it falls smoothly to 0 over the updates.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Weight decay: half of this times the sum of squared weights (not biases) is added to the mean
    /// loss.</summary>
    public double L2 { get; init; } = 1e-3;

    /// <summary>What weighs the same, in the loss and in the choice on validation rows: classes for data sets whose rare classes
    /// matter.</summary>
    public Weighting Weighting { get; init; }

    /// <summary>Restarts that run at the same time, at least 1. Changes nothing but the time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it.</exception>
    internal void Check()
    {
        Require(!Hidden.IsDefault && Hidden.All(n => n >= 1), "every hidden layer needs at least 1 neuron");
        Require(Restarts >= 1, $"at least 1 restart is needed, not {Restarts}");
        Require(Updates >= 1, $"at least 1 update is needed, not {Updates}");
        Require(BatchRows >= 1, $"a batch has at least 1 row, not {BatchRows}");
        Require(LearningRate > 0 && double.IsFinite(LearningRate), $"the learning rate is above 0, not {LearningRate}");
        Require(L2 >= 0 && double.IsFinite(L2), $"L2 is at least 0, not {L2}");
        Require(Threads >= 1, $"at least 1 thread is needed, not {Threads}");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
