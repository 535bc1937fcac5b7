using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Netlists;

/// <summary>A port of a netlist.</summary>
/// <param name="Name">As in the source.</param>
/// <param name="Width">Number of bits.</param>
internal sealed record NetlistPort(string Name, int Width);

/// <summary>A netlist that was read from Verilog.</summary>
/// <param name="Module">Name of its top module.</param>
/// <param name="Netlist">Its inputs are (index of the input port in the order of declaration, bit), its outputs the bits
/// of all output ports, the first port's first.</param>
/// <param name="Inputs">Input ports in the order of their declaration.</param>
/// <param name="Outputs">Output ports in the order of their declaration.</param>
/// <param name="Notes">What a user should know.</param>
internal sealed record MappedNetlist(
    string Module,
    Netlist Netlist,
    ImmutableArray<NetlistPort> Inputs,
    ImmutableArray<NetlistPort> Outputs,
    ImmutableArray<string> Notes)
{
    /// <summary>The netlist with the first output port as its only output.</summary>
    public Netlist FirstOutput => Netlist with { Outputs = Netlist.Outputs[..Outputs[0].Width] };
}
