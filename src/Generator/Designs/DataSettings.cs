using PrintedMlp.Approx;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>How the rows of a run are read, divided and coded.</summary>
internal sealed record DataSettings
{
    /// <summary>How the files are read.</summary>
    public DatasetOptions Reading { get; init; } = new();

    /// <summary>Percentiles of the training values that become the lowest and the highest code; null to choose them.</summary>
    public Clip? Clip { get; init; }

    /// <summary>Bits of a feature's code, 1..8.</summary>
    public int InputBits { get; init; } = 4;

    /// <summary>Division of the rows where neither files nor columns say it.</summary>
    public SplitKind Split { get; init; }

    /// <summary>Division of the rows.</summary>
    public SplitKind Kind => !Reading.TestFiles.IsEmpty ? SplitKind.TestFile
        : Reading.SplitColumn is not null ? SplitKind.Column
        : Reading.GroupColumn is not null ? SplitKind.Groups : Split;

    /// <summary>Refuses what contradicts itself.</summary>
    /// <exception cref="UserException">Two options say which rows are test rows, or one lacks its column.</exception>
    public void Check()
    {
        if (Split == SplitKind.Published && Kind != SplitKind.Published)
        {
            string other = Kind switch { SplitKind.TestFile => "--test", SplitKind.Column => "--split-column", _ => "--group-column" };
            throw new UserException($"--split published and {other}: both say which rows are test rows. Give one of the two.");
        }
        if (!Reading.SplitWords.IsEmpty && Reading.SplitColumn is null)
        {
            throw new UserException("--split-words without --split-column: name the column that says these words.");
        }
    }
}
