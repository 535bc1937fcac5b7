
namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>A point of a figure.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="X">Area in cm2, or power in mW.</param>
/// <param name="Y">Accuracy, 0..1.</param>
/// <param name="Title">What it says when somebody points at it.</param>
internal sealed record Mark(MarkKind Kind, double X, double Y, string Title)
{
    /// <summary>The design that it is, for a page; null when it is none.</summary>
    public string? Design { get; init; }

    /// <summary>What it is called in a table of the points.</summary>
    public string Name { get; init; } = "";

    /// <summary>What tells its runs apart from others of the figure; empty when nothing does.</summary>
    public string Group { get; init; } = "";

    /// <summary>The seed of its run; empty where it is of no run or of several.</summary>
    public string Seed { get; init; } = "";

    /// <summary>The colour that it has, 0 for the first group of runs.</summary>
    public int Series { get; init; }

    /// <summary>What stands beside it; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>Half the 95 % interval of <see cref="X"/>; 0 for none.</summary>
    public double XInterval { get; init; }

    /// <summary>Half the 95 % interval of <see cref="Y"/>; 0 for none.</summary>
    public double YInterval { get; init; }
}
