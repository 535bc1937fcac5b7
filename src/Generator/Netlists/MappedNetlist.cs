using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Netlists;

/// <summary>A port of a netlist.</summary>
/// <param name="Name">As in the source.</param>
/// <param name="Width">Number of bits.</param>
internal sealed record NetlistPort(string Name, int Width);

/// <summary>A netlist that was read from Verilog or BLIF.</summary>
/// <param name="Module">Name of its top module.</param>
/// <param name="Netlist">The logic. Its inputs are (index of the input port in the order of declaration, bit), behind them
/// <paramref name="Cuts"/> nets whose values are not known, its outputs the bits of all output ports, the first port's first. A cell
/// with two outputs is two instances, the first of which costs something.</param>
/// <param name="Cuts">Nets that an instance of <paramref name="Priced"/> drives.</param>
/// <param name="Priced">The cell of each instance that is no logic: it stores a bit, fills a gap, or what it does is not known.</param>
/// <param name="PathEnds">Signals that such instances read.</param>
/// <param name="CellsByKind">Number of instances of each cell that is used, sorted by name.</param>
/// <param name="Inputs">Input ports in the order of their declaration.</param>
/// <param name="Outputs">Output ports in the order of their declaration.</param>
/// <param name="Notes">What a user should know.</param>
internal sealed record MappedNetlist(
    string Module,
    Netlist Netlist,
    int Cuts,
    ImmutableArray<OtherCell> Priced,
    ImmutableArray<int> PathEnds,
    IReadOnlyDictionary<string, int> CellsByKind,
    ImmutableArray<NetlistPort> Inputs,
    ImmutableArray<NetlistPort> Outputs,
    ImmutableArray<string> Notes)
{
    /// <summary>Bits of all input ports together: what a row has.</summary>
    public int InputBits => Netlist.Inputs.Length - Cuts;

    /// <summary>The upper bits of the first output port that are flags, not class index.</summary>
    public int Flags { get; init; }

    /// <summary>The class index, the first output port without flags, as its only output.</summary>
    public Netlist ClassIndex => Netlist with { Outputs = Netlist.Outputs[..(Outputs[0].Width - Flags)] };

    /// <summary>The netlist with the first output port as its only output.</summary>
    public Netlist FirstOutput => Netlist with { Outputs = Netlist.Outputs[..Outputs[0].Width] };
}
