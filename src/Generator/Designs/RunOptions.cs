using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Designs;

/// <summary>All that a run can be asked for, apart from its data. The defaults are those of the command line. A new option is a property of the
/// record that it belongs to, and a row of the table of options.</summary>
internal sealed record RunOptions
{
    /// <summary>How rows are read, divided and coded.</summary>
    public DataSettings Data { get; init; } = new();

    /// <summary>The float network.</summary>
    public TrainingSettings Training { get; init; } = new();

    /// <summary>The search, and the choice among what it finds.</summary>
    public SearchSettings Search { get; init; } = new();

    /// <summary>The search over gates, and the front end.</summary>
    public GateSettings Gates { get; init; } = new();

    /// <summary>The hardware that is written.</summary>
    public OutputSettings Output { get; init; } = new();

    /// <summary>Decides everything random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads to use; changes nothing but the time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>True when a search over gates goes on from the networks that were found.</summary>
    public bool SearchesGates => Gates.AreSearched && Search.Method != SearchMethod.None;

    /// <summary>True when that search reads comparators, and designs are compared as whole systems; false when it reads codes, and the
    /// front end is not counted.</summary>
    public bool ReadsLevels => SearchesGates && Gates.ReadsLevels;

    /// <summary>What weighs the same where the float network is trained.</summary>
    public Weighting TrainingWeighting => Search.Costs.IsEmpty ? Training.Weighting : Weighting.Costs;

    /// <summary>How long approximate networks are searched.</summary>
    public SearchBudget NetworkBudget => Search.Budget ?? (Search.Method == SearchMethod.None ? Effort.Normal : Search.Effort)
        .Networks(SearchesGates);

    /// <summary>How long netlists of gates are searched; null when they are not.</summary>
    public GateBudget? GateBudget => SearchesGates ? Gates.Budget ?? Search.Effort.Gates() : null;
}
