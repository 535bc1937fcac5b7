
namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>What a mark in a figure stands for.</summary>
internal enum MarkKind
{
    /// <summary>A design of a run.</summary>
    Design,

    /// <summary>The design that --max-loss picks.</summary>
    Recommended,

    /// <summary>A decision tree.</summary>
    Tree,

    /// <summary>The exact bespoke network.</summary>
    Baseline,

    /// <summary>The mean of the recommended designs of several seeds.</summary>
    MeanRecommended,

    /// <summary>The mean of the exact networks of several seeds.</summary>
    MeanBaseline,

    /// <summary>A published circuit.</summary>
    Published,
}
