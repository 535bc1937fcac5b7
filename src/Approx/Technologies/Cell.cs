using System.Collections.Immutable;

namespace PrintedMlp.Approx.Technologies;

/// <summary>A combinational cell with one output.</summary>
/// <param name="Name">As instances in a netlist call it, for example <c>NAND2X1</c>.</param>
/// <param name="Inputs">Names of the input pins, at most <see cref="MaxInputs"/>.</param>
/// <param name="Output">Name of the output pin.</param>
/// <param name="Function">Truth table: bit s is the output when the inputs spell s, the first pin being bit 0.</param>
/// <param name="AreaUm2">Area in um2.</param>
/// <param name="StaticPowerNw">Static power in nW for each input state, index as in <paramref name="Function"/>.</param>
/// <param name="DelayUs">Worst of rise and fall in us, or null when the technology has no trustworthy figure.</param>
public sealed record Cell(
    string Name,
    ImmutableArray<string> Inputs,
    string Output,
    uint Function,
    double AreaUm2,
    ImmutableArray<double> StaticPowerNw,
    double? DelayUs)
{
    /// <summary>Most inputs a combinational cell can have here.</summary>
    public const int MaxInputs = 5;

    /// <summary>Supply pins that the technology file lists.</summary>
    public ImmutableArray<SupplyPin> Supplies { get; init; } = [];

    /// <summary>Delay of a rising output in us, where the technology tells it from <see cref="FallUs"/>.</summary>
    public double? RiseUs { get; init; }

    /// <summary>Delay of a falling output in us.</summary>
    public double? FallUs { get; init; }

    /// <summary>The output for one input state.</summary>
    public bool Evaluate(int state) => (Function >> state & 1) == 1;
}
