using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Generator.Classifiers;

/// <summary>A netlist of two-input gates that a search found: no network computes the same any more, so it is its own
/// definition. For codes unlike any row it was searched on it may give an index that no class has.</summary>
/// <param name="Gates">The gates; input <c>InputBits * k + b</c> is bit b of feature k.</param>
/// <param name="Features">Number of features.</param>
/// <param name="Bits">Bits of a feature's code, 1..8.</param>
public sealed record GateClassifier(GateList Gates, int Features, int Bits) : Classifier(Features, Bits, Gates.Outputs.Length)
{
    private readonly Lazy<Circuit> _circuit = new(() => Gates.ToCircuit(Signals(Features, Bits)));

    /// <summary>What the inputs are.</summary>
    public ImmutableArray<InputSignal> Signals() => Signals(Features, Bits);

    /// <inheritdoc/>
    public override int[] Classify(IReadOnlyList<byte[]> rows) =>
        CircuitSimulation.Classify(_circuit.Value, BitRows.Pack(rows, _circuit.Value.Inputs));

    /// <inheritdoc/>
    public override Circuit ToCircuit() => _circuit.Value;

    /// <inheritdoc/>
    public override string ToJson() => GateFile.Write(this);

    private static ImmutableArray<InputSignal> Signals(int features, int bits) =>
        [.. from feature in Enumerable.Range(0, features) from bit in Enumerable.Range(0, bits) select new InputSignal(feature, bit)];
}
