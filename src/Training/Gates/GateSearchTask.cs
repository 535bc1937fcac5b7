using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Gates;

/// <summary>What a search over gates is about.</summary>
/// <param name="Rows">Rows to fit.</param>
/// <param name="Starts">Netlists to begin with, at least one.</param>
/// <param name="Prices">The technology.</param>
/// <param name="InputPrices">What reading inputs costs.</param>
/// <param name="Options">How to search.</param>
/// <param name="Random">Decides everything; is not moved.</param>
public sealed record GateSearchTask(GateRows Rows, ImmutableArray<GateList> Starts, GatePrices Prices, InputPrices InputPrices,
    GateSearchOptions Options, RandomStream Random)
{
    /// <summary>What reading inputs costs in area alone, which the history counts; null where <see cref="InputPrices"/> are that.</summary>
    public InputPrices? InputAreas { get; init; }

    /// <summary>Further netlists that the archive holds from the beginning, without a round of their own.</summary>
    public ImmutableArray<GateList> Known { get; init; } = [];

    /// <summary>Probability that a transistor is defective, 0..1: what the archive holds counts with what defects are expected to take.</summary>
    public double DefectRate { get; init; }

    /// <summary>Rows of a round of its own, from its stream; null for <see cref="Rows"/>. What the round finds is counted on
    /// <see cref="Rows"/>.</summary>
    public Func<RandomStream, GateRows>? RoundRows { get; init; }

    /// <summary>Rows that small netlists are annealed on: they have few gates to fit many rows with, and need moves. The moves of the budget
    /// are meant for so many rows: a round that sees more has fewer. Null for <see cref="Rows"/>.</summary>
    public GateRows? FewRows { get; init; }

    /// <summary>Validation rows: while the most accurate netlist holds on them, some rounds go on from it to fewer errors. Null to go on
    /// never.</summary>
    public GateRows? Validation { get; init; }
}

/// <summary>Where a search over gates stands: what the next batch needs and nothing else.</summary>
/// <param name="Done">Batches that are done.</param>
/// <param name="Entries">What the archive holds.</param>
public sealed record GateSearchState(int Done, IReadOnlyList<GateEntry> Entries)
{
    /// <summary>What was known until then, which decides nothing.</summary>
    public GateHistory History { get; init; } = GateHistory.None;
}
