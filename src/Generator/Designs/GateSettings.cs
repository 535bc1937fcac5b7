using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Generator.Designs;

/// <summary>The search over gates, the front end that it reads, and the noise there.</summary>
internal sealed record GateSettings
{
    /// <summary>True to search netlists of gates, starting from the networks that were found.</summary>
    public bool AreSearched { get; init; } = true;

    /// <summary>Trees that it starts from beside its own; null without.</summary>
    public GivenTrees? Trees { get; init; }

    /// <summary>How long; null for what the effort of the search says.</summary>
    public GateBudget? Budget { get; init; }

    /// <summary>True when the search shall read comparators, false for codes.</summary>
    public bool ReadsLevels { get; init; } = true;

    /// <summary>Where comparators may stand.</summary>
    public LevelKind Levels { get; init; }

    /// <summary>The front end's costs.</summary>
    public Resolved<FrontEnd> FrontEnd { get; init; } = UsualFrontEnd;

    /// <summary>Area in cm2 that each feature costs in the search beyond the front end's own, at least 0.</summary>
    public double FeatureCost { get; init; }

    /// <summary>What reading a feature at all costs, in the search and in the system's figures.</summary>
    public ImmutableArray<SensorCost> SensorCosts { get; init; } = [];

    /// <summary>True for an output that is 1 when a value lies outside the trained range on a feature that is read.</summary>
    public bool FlagsRange { get; init; }

    /// <summary>Share of the rows, 0..1, for which an output may say that the design is not sure; 0 for no such output.</summary>
    public double Reject { get; init; }

    /// <summary>The flags above the class index, the lowest first.</summary>
    public ImmutableArray<AnswerFlag> Flags =>
        [.. Enum.GetValues<AnswerFlag>().Where(flag => flag == AnswerFlag.OutOfRange ? FlagsRange : Reject > 0)];

    /// <summary>Area in cm2 that a mW of static power is worth in the search over gates, at least 0.</summary>
    public double PowerWorth { get; init; } = 0.1;

    /// <summary>Standard deviation of comparator offsets in steps of the code for which accuracy is reported, at least 0.</summary>
    public double Offset { get; init; } = 0.25;

    /// <summary>Standard deviation of pull-up resistors and thresholds, as a part of their value, for which devices are tried; 0 for none.</summary>
    public double Spread { get; init; }

    /// <summary>Devices with such offsets that the search over gates sees copies of the rows from; 0 for none.</summary>
    public int OffsetCopies { get; init; }

    /// <summary>True when a teacher, wider networks than any that is built, is trained and validation rows say whether it labels rows for the
    /// search over gates; null for true where training rows are many.</summary>
    public bool? AsksTeacher { get; init; }

    /// <summary>Whether the search over gates ends on training and validation rows together.</summary>
    public bool Refits { get; init; } = true;

    /// <summary>Jittered copies of the training rows that the search over gates sees; null for two
    /// where rows are few and none where they are many.</summary>
    public int? Copies { get; init; }

    /// <summary>Chance of each code of a copy to be one lower, and the same to be one higher, 0..0.5.</summary>
    public double Jitter { get; init; } = 0.15;

    private static Resolved<FrontEnd> UsualFrontEnd { get; } = new(FrontEndCatalogue.Default, () =>
        FrontEndCatalogue.Load(FrontEndCatalogue.Default));
}
