using System.Collections.Immutable;

namespace PrintedMlp.Generator.Reports.Details;

/// <summary>A cell of a netlist as a drawing needs it.</summary>
/// <param name="Signal">Number of the signal that it drives: it is instance <c>g17</c> of netlist.v when this is 17.</param>
/// <param name="Cell">Name of the cell.</param>
/// <param name="Shape">What it computes: <c>and</c>, <c>nand</c>, <c>or</c>, <c>nor</c>, <c>xor</c>, <c>xnor</c>, <c>not</c>,
/// <c>buffer</c>, or <c>cell</c> for anything else.</param>
/// <param name="Pins">The signals that it reads; 0 and 1 are the constants.</param>
internal sealed record CircuitGate(int Signal, string Cell, string Shape, ImmutableArray<int> Pins);
