using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Synthesis;

/// <summary>A netlist and where it comes from.</summary>
/// <param name="Netlist">The netlist.</param>
/// <param name="From">Who made it.</param>
/// <param name="Evidence">Why a netlist of ABC is known to equal its circuit, or was not taken; null when ABC was not
/// asked.</param>
internal sealed record MappedCircuit(Netlist Netlist, Optimizer From, string? Evidence);
