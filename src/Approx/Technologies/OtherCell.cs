using System.Collections.Immutable;

namespace PrintedMlp.Approx.Technologies;

/// <summary>A cell that a technology file describes and that no circuit is built of: it stores a bit, has two outputs, is kept
/// for isolation or clocks, or fills a gap. A netlist that holds it can be priced.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="AreaUm2">Area in um2, or null when not given.</param>
/// <param name="StaticPowerNw">Mean static power in nW, or null when not given.</param>
/// <param name="Why">Why no circuit is built of it, for people: "it has 2 outputs".</param>
public sealed record OtherCell(string Name, double? AreaUm2, double? StaticPowerNw, string Why)
{
    /// <summary>Why no circuit is built of a flip-flop or a latch.</summary>
    public const string StoresABit = "it stores a bit";

    /// <summary>It stores a bit.</summary>
    public bool IsSequential { get; init; }

    /// <summary>When all outputs are known functions of the inputs: a cell for each, the first with the area and the static
    /// power of the whole, the others with none. Else empty.</summary>
    public ImmutableArray<Cell> Parts { get; init; } = [];

    /// <summary>Input pins.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>Output pins.</summary>
    public ImmutableArray<string> Outputs { get; init; } = [];

    /// <summary>Supply pins that the file lists.</summary>
    public ImmutableArray<SupplyPin> Supplies { get; init; } = [];

    /// <summary>The file lists its pins; where it does not, the nets at it that nothing else drives are taken for its outputs.</summary>
    public bool HasKnownPins { get; init; } = true;
}
