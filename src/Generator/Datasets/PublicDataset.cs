using System.Collections.Immutable;

namespace PrintedMlp.Generator.Datasets;

/// <summary>A data set of the literature that can be named instead of a file.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Title">What its authors call it.</param>
/// <param name="Rows">Rows, those with missing cells included.</param>
/// <param name="Features">Features of a row.</param>
/// <param name="Classes">Classes.</param>
/// <param name="Citation">Whom to cite.</param>
/// <param name="Page">Its page in the repository.</param>
internal sealed record PublicDataset(string Name, string Title, int Rows, int Features, int Classes, string Citation, string Page)
{
    /// <summary>The licence of all of them.</summary>
    public const string Licence = "CC BY 4.0";

    /// <summary>Its files, in the order in which their rows count. Empty: the repository offers no file with known bytes.</summary>
    public ImmutableArray<PublicFile> Files { get; init; } = [];

    /// <summary>Number, from 1, of the column with the class. Null: the last.</summary>
    public string? ClassColumn { get; init; }

    /// <summary>Numbers, from 1, of columns that are no features.</summary>
    public ImmutableArray<string> IgnoreColumns { get; init; } = [];

    /// <summary>How to make the file where it cannot be fetched.</summary>
    public string? ByHand { get; init; }

    /// <summary>What that file is called.</summary>
    public string? FileByHand { get; init; }

    /// <summary>Names of its files, fetched or made by hand.</summary>
    public ImmutableArray<string> FileNames => FileByHand is { } name ? [name] : [.. Files.Select(f => f.Name)];
}
