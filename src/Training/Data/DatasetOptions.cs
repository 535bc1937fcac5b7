using System.Collections.Immutable;

namespace PrintedMlp.Training.Data;

/// <summary>How the files of a data set are to be read.</summary>
public sealed record DatasetOptions
{
    /// <summary>Name or number, from 1, of the column that holds the class. Null: the last column.</summary>
    public string? ClassColumn { get; init; }

    /// <summary>Names or numbers, from 1, of columns to leave out, for example a patient number.</summary>
    public ImmutableArray<string> IgnoreColumns { get; init; } = [];

    /// <summary>Whether the first line of a file names the columns.</summary>
    public HeaderLine Header { get; init; } = HeaderLine.Detected;

    /// <summary>False: a row with a missing cell is dropped. True: the row stays, with NaN in the cell, and
    /// <see cref="InputScale"/> puts the median of the training rows in its place. A row without a class is always
    /// dropped.</summary>
    public bool ImputeMedian { get; init; }
}

/// <summary>Whether the first line of a file names the columns.</summary>
public enum HeaderLine
{
    /// <summary>It does when its feature cells are not all numbers or missing.</summary>
    Detected,

    /// <summary>It does, whatever it looks like.</summary>
    Present,

    /// <summary>It is a row, whatever it looks like.</summary>
    Absent,
}
