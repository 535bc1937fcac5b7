using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Generator.Classifiers;

/// <summary>A netlist of gates behind comparators of its own, found by a search or made of a decision tree. It reads rows in the
/// codes of a <see cref="LevelGrid"/>, whose steps may be finer than the run's.</summary>
/// <param name="Gates">The gates; input i is <paramref name="Levels"/>[i], and each is read.</param>
/// <param name="Levels">The comparators.</param>
/// <param name="Features">Number of features.</param>
/// <param name="Bits">Bits of a feature's code, 1..8.</param>
/// <param name="IsTree">Whether it is a decision tree as it was trained.</param>
public sealed record LevelClassifier(GateList Gates, ImmutableArray<Level> Levels, int Features, int Bits, bool IsTree = false)
    : Classifier(Features, Bits, Gates.Outputs.Length)
{
    private readonly Lazy<Circuit> _circuit = new(() => Gates.ToCircuit(Signals(Levels)));

    /// <summary>A netlist over all levels of a grid, without those that nobody reads.</summary>
    /// <param name="gates">The gates; the inputs are <see cref="LevelEncoder.Inputs"/>.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="isTree">Whether it is a decision tree as it was trained.</param>
    public static LevelClassifier Of(GateList gates, LevelGrid grid, bool isTree = false)
    {
        ArgumentNullException.ThrowIfNull(gates);
        ArgumentNullException.ThrowIfNull(grid);
        ImmutableArray<InputSignal> inputs = LevelEncoder.Inputs(grid);
        GateList compact = gates.Compact(out ImmutableArray<int> read);
        return new LevelClassifier(compact, [.. read.Select(i => inputs[i]).Select(s =>
            new Level(s.Feature, s.Threshold, grid.Thresholds[s.Feature][s.Threshold - 1], grid.Position(s.Feature, s.Threshold)))], grid.Features, grid.Bits, isTree);
    }

    /// <summary>What the inputs are.</summary>
    public ImmutableArray<InputSignal> Signals() => Signals(Levels);

    /// <inheritdoc/>
    public override int[] Classify(IReadOnlyList<byte[]> rows) =>
        CircuitSimulation.Classify(_circuit.Value, BitRows.Pack(rows, _circuit.Value.Inputs));

    /// <inheritdoc/>
    public override Circuit ToCircuit() => _circuit.Value;

    /// <inheritdoc/>
    public override string ToJson() => LevelFile.Write(this);

    private static ImmutableArray<InputSignal> Signals(ImmutableArray<Level> levels) => [.. levels.Select(l => InputSignal.Level(l.Feature, l.Code))];
}
