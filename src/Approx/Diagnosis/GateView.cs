using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Approx.Diagnosis;

/// <summary>A circuit or a netlist as numbered signals, each computed from earlier ones.</summary>
/// <param name="First">The first signal that a gate makes; those before are constants and inputs.</param>
/// <param name="Simulate">The value of each signal on rows.</param>
/// <param name="Evaluate">The value of one signal on 64 rows, from the values of those before it.</param>
/// <param name="Operands">The signals that a gate reads.</param>
/// <param name="Outputs">The class index on 64 rows, a word a bit, from the value of each signal.</param>
/// <param name="Name">What people call a signal.</param>
internal sealed record GateView(
    int First, Func<BitRows, ulong[][]> Simulate, Func<int, ulong[], ulong> Evaluate, Func<int, IEnumerable<int>> Operands,
    Func<ulong[], ulong[]> Outputs, Func<int, string> Name)
{
    public static GateView Of(Circuit circuit) => new(
        circuit.FirstAnd,
        rows => CircuitSimulation.Nodes(circuit, rows),
        (node, values) => Value(values, circuit.Left(node)) & Value(values, circuit.Right(node)),
        node => [circuit.Left(node).Node, circuit.Right(node).Node],
        values => [.. circuit.Outputs.Select(output => Value(values, output))],
        node => $"node {node}");

    public static GateView Of(Netlist netlist)
    {
        int first = netlist.OutputOf(0);
        return new(
            first,
            rows => NetlistSimulation.Signals(netlist, rows),
            (signal, values) => NetlistSimulation.Output(netlist.Instances[signal - first], values),
            signal => netlist.Instances[signal - first].Pins,
            values => [.. netlist.Outputs.Select(output => values[output])],
            signal => $"instance {signal - first} ({netlist.Instances[signal - first].Cell.Name})");
    }

    private static ulong Value(ulong[] values, Literal literal) => literal.IsComplement ? ~values[literal.Node] : values[literal.Node];
}
