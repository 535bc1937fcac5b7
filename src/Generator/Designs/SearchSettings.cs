using System.Collections.Immutable;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Designs;

/// <summary>The search for approximate networks, and the choice among the designs that are found.</summary>
internal sealed record SearchSettings
{
    /// <summary>How approximate networks are searched.</summary>
    public SearchMethod Method { get; init; }

    /// <summary>How long everything is searched.</summary>
    public Effort Effort { get; init; } = Effort.Normal;

    /// <summary>How long approximate networks are searched; null for what <see cref="Effort"/> says.</summary>
    public SearchBudget? Budget { get; init; }

    /// <summary>True to search for balanced accuracy.</summary>
    public bool Balanced { get; init; }

    /// <summary>What wrong answers cost; none where all cost the same.</summary>
    public ImmutableArray<ErrorCost> Costs { get; init; } = [];

    /// <summary>What weighs the same when networks are judged.</summary>
    public Weighting Weighting => !Costs.IsEmpty ? Weighting.Costs : Balanced ? Weighting.Classes : Weighting.Rows;

    /// <summary>Loss of accuracy against the exact network that the recommended design may have, 0..1; null for one standard error, see
    /// <see cref="Recommendation"/>.</summary>
    public double? MaxLoss { get; init; }

    /// <summary>Probability that a printed transistor is defective, 0..1; above 0, designs are compared by the accuracy that a sheet can be expected
    /// to have.</summary>
    public double DefectRate { get; init; }

    /// <summary>Loss of accuracy against the sound design that a good sheet may have, 0..1.</summary>
    public double DefectTolerance { get; init; } = 0.01;

    /// <summary>Most designs of the front that are written and verified, at least 1.</summary>
    public int MaxDesigns { get; init; } = 10;
}
