using System.Collections.Immutable;

namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>The numbers of a mapper. The defaults are what all figures of this project were made with.</summary>
public sealed record MapperOptions
{
    /// <summary>Most cuts kept for a node; those with the fewest leaves first.</summary>
    public int Cuts { get; init; } = 16;

    /// <summary>Rounds of choosing by area flow, each from how often the round before uses a signal.</summary>
    public int FlowRounds { get; init; } = 3;

    /// <summary>Rounds of exact area recovery of a cover.</summary>
    public int RecoveryRounds { get; init; } = 4;

    /// <summary>Most passes over a netlist in which gates are replaced.</summary>
    public int ResubstitutionPasses { get; init; } = 6;

    /// <summary>Most times that a small netlist is mapped again.</summary>
    public int RemappingRounds { get; init; } = 4;

    /// <summary>Cells of a circuit that is worth several attempts.</summary>
    public int FewCells { get; init; } = 160;

    /// <summary>Nodes of all circuits together that are made by balancing a small one in several orders.</summary>
    public int BalancedNodes { get; init; } = 250;

    /// <summary>Most orders in which a small circuit is balanced.</summary>
    public int BalancedVariants { get; init; } = 36;

    /// <summary>Prices of static power that are tried, in um2 a nW. An EGFET NAND is 247,860 um2 and burns about 5,000 nW
    /// when its inputs are random, so at 50 both weigh the same.</summary>
    public ImmutableArray<double> PowerPrices { get; init; } = [1, 3, 8, 20, 50, 120];
}
