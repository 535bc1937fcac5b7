using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Structures;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Generator.Designs;

/// <summary>A tree for a table whose features have two values each, which may ask <see cref="StructureBits"/> of them too.</summary>
/// <param name="Gates">It behind the levels of the run.</param>
/// <param name="Lost">What the validation rows that it has wrong weigh.</param>
internal sealed record StructureTree(GateList Gates, double Lost)
{
    /// <summary>The tree that is best on validation rows.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="data">The rows; test rows are not read.</param>
    /// <param name="prices">The technology.</param>
    /// <param name="leaves">Leaves at most.</param>
    /// <returns>Null when a feature has more values, or when there are too many features.</returns>
    public static StructureTree? Of(RunOptions options, RunData data, GatePrices prices, int leaves)
    {
        CodedRows rows = data.OnLevels.Training;
        int features = data.Grid.Features;
        if (features > StructureBits.MostInputs
            || Enumerable.Range(0, features).Any(f => rows.Codes.Select(codes => codes[f]).Distinct().Count() > 2))
        {
            return null;
        }
        int[] thresholds = [.. Enumerable.Range(0, features).Select(f => Between(rows.Codes.Min(c => c[f]), rows.Codes.Max(c => c[f])))];
        Circuit structure = StructureBits.Of(Bits(rows, thresholds));
        CodedRows training = Extended(rows, thresholds, structure), validation = Extended(data.OnLevels.Validation, thresholds, structure);
        DecisionTree best = new TreeTrainer(training, options.Search.Weighting).Grow(leaves).MinBy(Lost)!;
        return new StructureTree(GateList.Of(Behind(best, structure, data, thresholds), prices.Universal), Lost(best));

        double Lost(DecisionTree tree) => Score.Of(validation, tree.Classify).Lost(options.Search.Weighting);
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
