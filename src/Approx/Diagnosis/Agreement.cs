using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;

namespace PrintedMlp.Approx.Diagnosis;

/// <summary>Compares two representations of a network on rows, and finds the part that is at fault: model and circuit
/// neuron by neuron, circuit and circuit or circuit and netlist by what would mend the classes.</summary>
public static class Agreement
{
    /// <summary>Compares every neuron of a circuit with the model.</summary>
    /// <returns>The first row that differs and its first neuron, or the argmax when all neurons agree; null when nothing
    /// differs.</returns>
    public static Difference? OfNeurons(Mlp mlp, ProbedCircuit probed, IReadOnlyList<byte[]> codes)
    {
        BitRows rows = BitRows.Pack(codes, probed.Circuit.Inputs);
        ulong[][] nodes = CircuitSimulation.Nodes(probed.Circuit, rows);
        for (int row = 0; row < codes.Count; row++)
        {
            long[][] values = mlp.Values(codes[row]);
            for (int layer = 0; layer < probed.Layers.Length; layer++)
            {
                for (int neuron = 0; neuron < probed.Layers[layer].Length; neuron++)
                {
                    (long expected, long got) = (values[layer + 1][neuron], Value(probed.Layers[layer][neuron], nodes, row));
                    if (expected != got)
                    {
                        return new Difference(row, [$"neuron {neuron} of layer {layer}"], expected, got);
                    }
                }
            }
            int index = Enumerable.Range(0, probed.ClassBits).Sum(bit => Bit(probed.Circuit.Outputs[bit], nodes, row) << bit);
            if (index != mlp.Argmax.Winner(values[^1]))
            {
                return new Difference(row, ["the argmax"], mlp.Argmax.Winner(values[^1]), index);
            }
        }
        return null;
    }

    /// <summary>Compares the classes that two circuits of the same inputs give.</summary>
    /// <returns>The first row that differs, and the nodes of <paramref name="got"/> that can be at fault, likely ones first;
    /// null when no class differs.</returns>
    public static Difference? OfCircuits(Circuit expected, Circuit got, IReadOnlyList<byte[]> codes) =>
        Compare(expected, rows => CircuitSimulation.Classify(got, rows), GateView.Of(got), () => GateView.Of(expected), codes);

    /// <summary>Compares the classes that a circuit and its netlist give. What the netlist's signals should have been is
    /// taken from the right netlist, since mapping makes signals that the circuit does not have.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="netlist">The netlist.</param>
    /// <param name="codes">The rows.</param>
    /// <param name="right">The netlist as it was mapped, when it is known; else the circuit is mapped again where a class
    /// differs.</param>
    /// <returns>The first row that differs, and the instances that can be at fault, likely ones first; null when no class
    /// differs.</returns>
    public static Difference? OfNetlist(Circuit circuit, Netlist netlist, IReadOnlyList<byte[]> codes, Netlist? right = null) =>
        Compare(circuit, rows => NetlistSimulation.Classify(netlist, rows), GateView.Of(netlist),
            () => GateView.Of(right ?? new Mapper(netlist.Library).Map(circuit)), codes);

    private static Difference? Compare(
        Circuit expected, Func<BitRows, int[]> classify, GateView got, Func<GateView> reference, IReadOnlyList<byte[]> codes)
    {
        BitRows all = BitRows.Pack(codes, expected.Inputs);
        int[] right = CircuitSimulation.Classify(expected, all), wrong = classify(all);
        int row = right.AsSpan().CommonPrefixLength(wrong);
        return row == right.Length ? null : new Difference(
            row, [.. new FaultSearch(reference(), got, all).Suspects().Select(got.Name)], right[row], wrong[row]);
    }

    private static long Value(Word word, ulong[][] nodes, int row)
    {
        long value = 0;
        for (int bit = 0; bit < 63; bit++)
        {
            value |= (long)Bit(word[bit], nodes, row) << bit;
        }
        return word.Range.IsSigned && Bit(word.Sign, nodes, row) == 1 ? value | long.MinValue : value;
    }

    private static int Bit(Literal literal, ulong[][] nodes, int row) =>
        (int)(nodes[literal.Node][row >> 6] >> (row & 63) & 1) ^ (literal.IsComplement ? 1 : 0);
}
