using System.Collections.Immutable;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Runs;

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
    /// <summary>How the files are read.</summary>
    public DatasetOptions Data { get; init; } = new();

    /// <summary>Neurons of each hidden layer.</summary>
    public ImmutableArray<int> Hidden { get; init; } = [5];

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

    /// <summary>Time limit in s of the proof that RTL and netlist are equivalent; 0 for none.</summary>
    public int ProveSeconds { get; init; } = 20;

    /// <summary>Threads to use; changes nothing but the time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
