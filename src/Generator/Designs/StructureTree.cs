using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Structures;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Generator.Designs;

/// <summary>A tree for a table whose features have two values each, which may ask <see cref="StructureBits"/> of them too, and the gates of
/// netlists that were found: where such a tree begins with a netlist's output, it goes on where that is wrong.</summary>
/// <param name="Gates">It behind the levels of the run.</param>
/// <param name="Lost">What the validation rows that it has wrong weigh.</param>
internal sealed record StructureTree(GateList Gates, double Lost)
{
    /// <summary>The tree that is best on validation rows.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="data">The rows; test rows are not read.</param>
    /// <param name="prices">The technology.</param>
    /// <param name="leaves">Leaves at most.</param>
    /// <param name="found">Netlists over <see cref="LevelEncoder.Inputs"/> whose gates it may ask.</param>
    /// <returns>Null when a feature has more values, or when there are too many features.</returns>
    public static StructureTree? Of(RunOptions options, RunData data, GatePrices prices, int leaves, params ReadOnlySpan<GateList> found)
    {
        if (!IsPossible(data))
        {
            return null;
        }
        CodedRows rows = data.OnLevels.Training;
        int[] thresholds = [.. Enumerable.Range(0, data.Grid.Features).Select(f => Between(rows.Codes.Min(c => c[f]), rows.Codes.Max(c => c[f])))];
        Circuit structure = WithGates(StructureBits.Of(Bits(rows, thresholds)), data, thresholds, found);
        CodedRows training = Extended(rows, thresholds, structure), validation = Extended(data.OnLevels.Validation, thresholds, structure);
        DecisionTree best = new TreeTrainer(training, options.Search.Weighting).Grow(leaves).MinBy(Lost)!;
        return new StructureTree(GateList.Of(Behind(best, structure, data, thresholds), prices.Universal), Lost(best));

        double Lost(DecisionTree tree) => Score.Of(validation, tree.Classify).Lost(options.Search.Weighting);
    }

    /// <summary>Whether each feature has two values at most, and there are not too many features.</summary>
    public static bool IsPossible(RunData data) => data.Grid.Features <= StructureBits.MostInputs && Enumerable.Range(0, data.Grid.Features)
        .All(f => data.OnLevels.Training.Codes.Select(codes => codes[f]).Distinct().Count() <= 2);

    /// <summary>Bits, and the gates of netlists.</summary>
    private static Circuit WithGates(Circuit structure, RunData data, int[] thresholds, ReadOnlySpan<GateList> found)
    {
        ImmutableArray<InputSignal> levels = LevelEncoder.Inputs(data.Grid);
        CircuitBuilder builder = new(structure.Inputs);
        Literal[] own = [.. Enumerable.Range(0, thresholds.Length).Select(CircuitBuilder.Input)];
        // Of a feature of two values, a level is the feature, or the same on all rows.
        byte[][] rows = [.. data.OnLevels.Training.Codes];
        int[] low = [.. thresholds.Select((_, f) => (int)rows.Min(codes => codes[f]))];
        int[] high = [.. thresholds.Select((_, f) => (int)rows.Max(codes => codes[f]))];
        Literal[] read = [.. levels.Select(level => level.Threshold <= low[level.Feature] ? Literal.True
            : level.Threshold > high[level.Feature] ? Literal.False : own[level.Feature])];
        List<Literal> bits = [.. builder.Insert(structure, own)];
        foreach (GateList list in found)
        {
            GateList every = list with { Outputs = [.. Enumerable.Range(0, list.Gates).Select(gate => new Literal(2 * list.SignalOf(gate)))] };
            bits.AddRange(builder.Insert(every.ToCircuit(levels), read));
        }
        return builder.Build([.. bits.Where(l => !l.IsConstant).DistinctBy(l => l.Node)]);
    }

    /// <summary>Halfway between the two values of a feature; above it where there is one value only.</summary>
    private static int Between(int low, int high) => low == high ? high + 1 : (low + high + 1) / 2;

    private static Circuit Behind(DecisionTree tree, Circuit structure, RunData data, int[] thresholds)
    {
        ImmutableArray<InputSignal> levels = LevelEncoder.Inputs(data.Grid);
        CircuitBuilder builder = new(levels);
        Literal[] own = [.. thresholds.Select((threshold, f) => levels.IndexOf(InputSignal.Level(f, threshold)) is >= 0 and int at
            ? CircuitBuilder.Input(at) : Literal.False)];
        ImmutableArray<InputSignal> asked = [.. Enumerable.Range(0, own.Length + structure.Outputs.Length).Select(f => InputSignal.Level(f, 1))];
        Circuit asking = tree.ToCircuit(asked, Argmax.IndexBits(data.Dataset.Classes.Length));
        return builder.Build(builder.Insert(asking, [.. own, .. builder.Insert(structure, own)]));
    }

    private static CodedRows Bits(CodedRows rows, int[] thresholds) => rows with
    {
        Bits = 1,
        Codes = [.. rows.Codes.Select(codes => codes.Select((code, f) => (byte)(code >= thresholds[f] ? 1 : 0)).ToArray())],
    };

    private static CodedRows Extended(CodedRows rows, int[] thresholds, Circuit structure)
    {
        CodedRows bits = Bits(rows, thresholds);
        ulong[][] nodes = CircuitSimulation.Nodes(structure, BitRows.Pack(bits.Codes, structure.Inputs));
        return bits with
        {
            Codes = [.. bits.Codes.Select((codes, row) => (byte[])
                [.. codes, .. structure.Outputs.Select(o => (byte)((nodes[o.Node][row >> 6] >> (row & 63) & 1) ^ (o.IsComplement ? 1UL : 0)))])],
        };
    }
}
