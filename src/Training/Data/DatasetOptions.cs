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

    /// <summary>Texts that mean a missing cell, beside the usual ones.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Lines at the head of every file that are no part of the table, at least 0.</summary>
    public int SkipLines { get; init; }

    /// <summary>What stands before the fraction of a number: '.' or ','. Null: found out.</summary>
    public char? Decimal { get; init; }

    /// <summary>True: every file holds one class, which is the file's name without its extension.</summary>
    public bool ClassFromFileName { get; init; }

    /// <summary>True: a class may stand beside the features or not, and one column is enough.</summary>
    public bool MayLackClass { get; init; }

    /// <summary>Files of the same columns whose rows are the test rows. Empty: test rows are taken from the files.</summary>
    public ImmutableArray<string> TestFiles { get; init; } = [];

    /// <summary>Name or number, from 1, of the column that says which rows serve what. Null: none does.</summary>
    public string? SplitColumn { get; init; }

    /// <summary>What that column says: of training, validation and test rows, or of training and test rows. Empty: the usual words.</summary>
    public ImmutableArray<string> SplitWords { get; init; } = [];

    /// <summary>Name or number, from 1, of a column whose rows of one text are never divided. Null: rows are divided one by one.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>Text columns whose values have an order: the values' numbers, from 0, become the feature.</summary>
    public ImmutableArray<OrderedColumn> Ordered { get; init; } = [];
}

/// <summary>A column of texts that have an order.</summary>
/// <param name="Column">Name or number, from 1, of the column.</param>
/// <param name="Values">Its texts, lowest first, at least two.</param>
public sealed record OrderedColumn(string Column, ImmutableArray<string> Values)
{
    /// <summary>As the option is written.</summary>
    public override string ToString() => $"{Column}={string.Join(',', Values)}";
}

/// <summary>Whether the first line of a file names the columns.</summary>
public enum HeaderLine
{
    /// <summary>All that is known decides: what stands below it, whether its numbers count up, whether its class occurs again.</summary>
    Detected,

    /// <summary>It does, whatever it looks like.</summary>
    Present,

    /// <summary>It is a row, whatever it looks like.</summary>
    Absent,
}
