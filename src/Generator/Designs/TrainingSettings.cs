using System.Collections.Immutable;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Models;

namespace PrintedMlp.Generator.Designs;

/// <summary>The float network of a run: trained, or given.</summary>
internal sealed record TrainingSettings
{
    /// <summary>The network that takes the place of training, whose hidden layers are those of <see cref="Hidden"/>; null to train one.</summary>
    public TrainedModel? Model { get; init; }

    /// <summary>What stands in front of it, and is part of <see cref="Model"/> already; null without.</summary>
    public InputScaler? Scaler { get; init; }

    /// <summary>What was asked for its inputs; null for what is usual.</summary>
    public ModelUnits? ModelInputs { get; init; }

    /// <summary>The sizes that are searched: neurons of each hidden layer. The first one's exact network is the baseline. Empty for a size
    /// that <see cref="SizeChoice"/> finds.</summary>
    public ImmutableArray<ImmutableArray<int>> HiddenSizes { get; init; } = [];

    /// <summary>Neurons of each hidden layer of the baseline; the smallest usual number as long as none is chosen.</summary>
    public ImmutableArray<int> Hidden
    {
        get => HiddenSizes.IsEmpty ? [SizeChoice.Smallest] : HiddenSizes[0];
        init => HiddenSizes = [value];
    }

    /// <summary>Networks trained from scratch, the best of which on validation rows is kept.</summary>
    public int Restarts { get; init; } = 10;

    /// <summary>L2 penalty of the float network.</summary>
    public double L2 { get; init; } = 1e-3;

    /// <summary>Every class weighs the same in training and choice.</summary>
    public bool BalanceClasses { get; init; }

    /// <summary>What weighs the same in training and choice.</summary>
    public Weighting Weighting => BalanceClasses ? Weighting.Classes : Weighting.Rows;
}
