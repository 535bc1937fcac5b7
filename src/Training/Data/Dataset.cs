using System.Collections.Immutable;

namespace PrintedMlp.Training.Data;

/// <summary>A table of sensor readings as it was read: raw values, nothing scaled.</summary>
/// <param name="Features">Column names in file order, without the class and without ignored columns.</param>
/// <param name="Classes">Class labels in their order: numerically when all are numbers, else ordinally. The index of a
/// label here is the class index everywhere.</param>
/// <param name="Rows">One array of raw feature values a row, finite; NaN marks a missing cell when
/// <see cref="DatasetOptions.ImputeMedian"/> kept its row, and <see cref="InputScale"/> fills it.</param>
/// <param name="Labels">Class index of each row.</param>
public sealed record Dataset(
    ImmutableArray<string> Features,
    ImmutableArray<string> Classes,
    ImmutableArray<double[]> Rows,
    ImmutableArray<int> Labels)
{
    /// <summary>What the reader did that its user should know, for example rows dropped for missing cells.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The columns that the features come from, those that became none left out; empty where it is no matter.</summary>
    public ImmutableArray<FeatureColumn> Columns { get; init; } = [];

    /// <summary>The files it was read from, in their order.</summary>
    public ImmutableArray<DataSource> Sources { get; init; } = [];

    /// <summary>The files of test rows that were given beside them.</summary>
    public ImmutableArray<DataSource> TestSources { get; init; } = [];

    /// <summary>Where each row stands: file, counted from 0 with the test files last, and line, from 1.</summary>
    public ImmutableArray<(int File, int Line)> Places { get; init; } = [];

    /// <summary>What each row was given to serve; empty when rows are divided by seed. Without a validation row, these are still cut from
    /// the training rows.</summary>
    public ImmutableArray<RowPart> GivenParts { get; init; } = [];

    /// <summary>The group of each row, an index into <see cref="GroupNames"/>; empty when rows have none.</summary>
    public ImmutableArray<int> Groups { get; init; } = [];

    /// <summary>What the group column says, in ordinal order.</summary>
    public ImmutableArray<string> GroupNames { get; init; } = [];

    /// <summary>Name of the class column, "class" in a file without header.</summary>
    public string ClassColumn { get; init; } = "class";

    /// <summary>Rows left out because a cell was missing.</summary>
    public int DroppedRows { get; init; }

    /// <summary>The rows of one part of a split as the hardware sees them, in the part's order.</summary>
    /// <param name="part">Row numbers, for example <see cref="Split.Training"/>.</param>
    /// <param name="scale">A scale fitted on training rows of this data set.</param>
    public CodedRows Encode(ImmutableArray<int> part, InputScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return new CodedRows(
            [.. part.Select(row => scale.Encode(Rows[row]))],
            [.. part.Select(row => Labels[row])],
            scale.Bits,
            Classes.Length);
    }

    /// <summary>The raw rows of one part of a split, in the part's order.</summary>
    public ImmutableArray<double[]> Select(ImmutableArray<int> part) => [.. part.Select(row => Rows[row])];
}

/// <summary>A file that a data set was read from, without its folder, so that a record of it holds on any machine.</summary>
/// <param name="Name">File name.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, 64 lower-case hexadecimal digits, as sha256sum prints it.</param>
/// <param name="Rows">Rows in the file, those dropped for missing cells included.</param>
public sealed record DataSource(string Name, string Sha256, int Rows);
