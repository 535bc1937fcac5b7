using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Classifiers;

/// <summary>A netlist of two-input gates that a search found, or that is a decision tree, or trees that vote: no network computes the same any more,
/// so it is its own definition. For codes unlike any row it was searched on it may give an index that no class has. Whether it
/// reads bits of codes or levels, only the list of its inputs knows; the codes of levels are those of a grid, whose steps may
/// be finer than the run's.</summary>
public sealed record GateClassifier : Classifier
{
    private readonly Lazy<Circuit> _circuit;

    private GateClassifier(
        GateList gates, ImmutableArray<InputSignal> signals, int inputs, int inputBits, ImmutableArray<Level> levels, Origin origin)
        : base(inputs, inputBits, gates.Outputs.Length)
    {
        (Gates, Signals, Levels, Origin) = (gates, signals, levels, origin);
        _circuit = new(() => gates.ToCircuit(signals));
    }

    /// <summary>Gates that read bits of codes.</summary>
    /// <param name="gates">The gates; input <c>bits * k + b</c> is bit b of feature k.</param>
    /// <param name="features">Number of features, at least 1.</param>
    /// <param name="bits">Bits of a feature's code, 1..8.</param>
    /// <param name="origin">How it was made.</param>
    public static GateClassifier OfCodes(GateList gates, int features, int bits, Origin origin = Origin.Search) => new(gates,
        [.. from feature in Enumerable.Range(0, features) from bit in Enumerable.Range(0, bits) select new InputSignal(feature, bit)],
        features, bits, [], origin);

    /// <summary>Gates that read levels.</summary>
    /// <param name="gates">The gates; input i is <paramref name="levels"/>[i], and each is read.</param>
    /// <param name="levels">The comparators.</param>
    /// <param name="features">Number of features.</param>
    /// <param name="bits">Bits of a feature's code, 1..8.</param>
    /// <param name="origin">How it was made.</param>
    public static GateClassifier OfLevels(GateList gates, ImmutableArray<Level> levels, int features, int bits, Origin origin) =>
        new(gates, [.. levels.Select(l => l.Signal)], features, bits, levels, origin);

    /// <summary>The gates.</summary>
    public GateList Gates { get; }

    /// <summary>What the inputs of the gates are.</summary>
    public ImmutableArray<InputSignal> Signals { get; }

    /// <inheritdoc/>
    public override Origin Origin { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Level> Levels { get; }

    /// <summary>True for a netlist without inputs too: one that reads codes has them all, whether they are read or not.</summary>
    public override bool ReadsLevels => Signals.All(s => s.IsLevel);

    /// <inheritdoc/>
    public override int[] Classify(IReadOnlyList<byte[]> rows) =>
        CircuitSimulation.Classify(_circuit.Value, BitRows.Pack(rows, _circuit.Value.Inputs));

    /// <inheritdoc/>
    public override Circuit ToCircuit() => _circuit.Value;

    /// <inheritdoc/>
    public override string ToJson() => GateFile.Write(this);
}
