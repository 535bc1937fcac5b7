using System.Collections.Immutable;

namespace PrintedMlp.Approx.Circuits;

/// <summary>A network's circuit that also leads out the value of every neuron, so that a disagreement can be traced to the
/// first neuron that has it.</summary>
/// <param name="Circuit">Its first outputs are the class index.</param>
/// <param name="ClassBits">How many of the outputs are.</param>
/// <param name="Layers">The value of each neuron, [layer][neuron].</param>
public sealed record ProbedCircuit(Circuit Circuit, int ClassBits, ImmutableArray<ImmutableArray<Word>> Layers);
