using System.Collections.Immutable;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Models;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Search.Evaluation;

namespace PrintedMlp.Generator.Designs;

/// <summary>How rows are divided into training, validation and test rows.</summary>
public enum SplitKind
{
    /// <summary>60, 20 and 20 % of each class, by seed.</summary>
    Stratified,

    /// <summary>The 30 % test rows of the literature; the validation rows are cut from the others by seed.</summary>
    Published,
}

/// <summary>All that decides the result of a run, apart from the data and the version.</summary>
public sealed record RunOptions
{
    /// <summary>The <see cref="PowerWorth"/> of the command line when it does not say another, cm2 a mW.</summary>
    public const double UsualPowerWorth = 0.1;

    /// <summary>How the files are read.</summary>
    public DatasetOptions Data { get; init; } = new();

    /// <summary>The sizes that are searched: neurons of each hidden layer. The first one's exact network is the baseline.</summary>
    public ImmutableArray<ImmutableArray<int>> HiddenSizes { get; init; } = [[5]];

    /// <summary>Neurons of each hidden layer of the baseline.</summary>
    public ImmutableArray<int> Hidden
    {
        get => HiddenSizes[0];
        init => HiddenSizes = [value];
    }

    /// <summary>The network that takes the place of training, whose hidden layers are those of <see cref="Hidden"/>; null to train one.</summary>
    public TrainedModel? Model { get; init; }

    /// <summary>What was asked for its inputs; null for what is usual.</summary>
    public ModelUnits? ModelInputs { get; init; }

    /// <summary>How approximate networks are searched.</summary>
    public SearchMethod Method { get; init; }

    /// <summary>How long.</summary>
    public SearchBudget Budget { get; init; } = SearchBudget.Normal;

    /// <summary>How long netlists of gates are searched, starting from the networks that were found; null leaves that
    /// stage out.</summary>
    public GateBudget? GateSearch { get; init; }

    /// <summary>Jittered copies of the training rows that the search over gates sees; null takes as many as
    /// <see cref="Jitter.DefaultCopies"/> says.</summary>
    public int? GateCopies { get; init; }

    /// <summary>Chance of each code of a copy to be one lower, and the same to be one higher, 0..0.5.</summary>
    public double GateJitter { get; init; } = 0.15;

    /// <summary>True when the search over gates reads comparators, and designs are compared as whole systems; false when it reads
    /// codes, and the front end is not counted.</summary>
    public bool ReadsLevels { get; init; }

    /// <summary>Where comparators may stand.</summary>
    public LevelKind Levels { get; init; }

    /// <summary>Name or file of the front end's costs.</summary>
    public string FrontEnd { get; init; } = FrontEndCatalogue.Default;

    /// <summary>Area in cm2 that each feature costs in the search beyond the front end's own, at least 0.</summary>
    public double FeatureCost { get; init; }

    /// <summary>Area in cm2 that a mW of static power is worth in the search over gates, at least 0.</summary>
    public double PowerWorth { get; init; }

    /// <summary>Standard deviation of comparator offsets in steps of the code for which accuracy is reported, at least 0.</summary>
    public double Offset { get; init; } = 0.25;

    /// <summary>Devices with such offsets that the search over gates sees copies of the rows from; 0 for none.</summary>
    public int OffsetCopies { get; init; }

    /// <summary>True to search for balanced accuracy.</summary>
    public bool Balanced { get; init; }

    /// <summary>Loss of accuracy against the exact network that the recommended design may have, 0..1.</summary>
    public double MaxLoss { get; init; } = 0.05;

    /// <summary>Most designs of the front that are written and verified, at least 1.</summary>
    public int MaxDesigns { get; init; } = 10;

    /// <summary>Bits of a feature's code, 1..8.</summary>
    public int InputBits { get; init; } = 4;

    /// <summary>Percentile of the training values that becomes the lowest code.</summary>
    public double ClipLow { get; init; }

    /// <summary>Percentile of the training values that becomes the highest code.</summary>
    public double ClipHigh { get; init; } = 100;

    /// <summary>Division of the rows.</summary>
    public SplitKind Split { get; init; }

    /// <summary>Decides everything random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Networks trained from scratch, the best of which on validation rows is kept.</summary>
    public int Restarts { get; init; } = 10;

    /// <summary>Every class weighs the same in training and choice.</summary>
    public bool BalanceClasses { get; init; }

    /// <summary>L2 penalty of the float network.</summary>
    public double L2 { get; init; } = 1e-3;

    /// <summary>Name or file of the technology.</summary>
    public string Technology { get; init; } = Approx.Technologies.TechnologyCatalogue.Default;

    /// <summary>Name of the Verilog modules.</summary>
    public string Name { get; init; } = "classifier";

    /// <summary>Random codes that every simulator checks beside all rows.</summary>
    public int RandomVectors { get; init; } = 1000;

    /// <summary>Who maps circuits to cells.</summary>
    public Optimizer Optimizer { get; init; }

    /// <summary>What the written netlists are made for. The search and the choice of the front go by area all the same.</summary>
    public MappingGoal Goal { get; init; }

    /// <summary>Time limit in s of the proof that RTL and netlist are equivalent; 0 for none.</summary>
    public int ProveSeconds { get; init; } = 20;

    /// <summary>Threads to use; changes nothing but the time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
