using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>How the rows of a run are read, divided and coded.</summary>
public sealed record DataSettings
{
    /// <summary>How the files are read.</summary>
    public DatasetOptions Reading { get; init; } = new();

    /// <summary>Percentile of the training values that becomes the lowest code.</summary>
    public double ClipLow { get; init; }

    /// <summary>Percentile of the training values that becomes the highest code.</summary>
    public double ClipHigh { get; init; } = 100;

    /// <summary>Bits of a feature's code, 1..8.</summary>
    public int InputBits { get; init; } = 4;

    /// <summary>Division of the rows.</summary>
    public SplitKind Split { get; init; }
}
