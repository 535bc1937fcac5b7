using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>The netlist of a cover.</summary>
internal sealed partial class Cover
{
    /// <summary>The cells of everything that is referenced, node by node; of a node in both polarities the one that a gate makes
    /// first.</summary>
    public Netlist ToNetlist(CellLibrary library)
    {
        int[] signalOf = new int[2 * _circuit.Nodes];
        (signalOf[Literal.False.Code], signalOf[Literal.True.Code]) = (Netlist.Zero, Netlist.One);
        ImmutableArray<Instance>.Builder instances = ImmutableArray.CreateBuilder<Instance>();
        for (int node = 1; node < _circuit.Nodes; node++)
        {
            if (!_circuit.IsAnd(node))
            {
                signalOf[2 * node] = Netlist.InputOf(node - 1);
            }
            Literal positive = new(2 * node);
            Literal first = _inverted[positive.Code] ? !positive : positive;
            AddInstance(first);
            AddInstance(!first);
        }
        return new Netlist(library, _circuit.Inputs, instances.ToImmutable(), [.. _circuit.Outputs.Select(o => signalOf[o.Code])]);

        void AddInstance(Literal signal)
        {
            if (References(signal) == 0 || (!_circuit.IsAnd(signal.Node) && !signal.IsComplement))
            {
                return;
            }
            (Cell cell, Literal[] pins) = _inverted[signal.Code] ? (library.Inverter, [!signal]) : GateOf(signal);
            signalOf[signal.Code] = Netlist.InputOf(_circuit.Inputs.Length) + instances.Count;
            instances.Add(new Instance(cell, [.. pins.Select(pin => signalOf[pin.Code])]));
        }
    }

    /// <summary>The cell of a signal that is made by a gate, and the signals at its pins.</summary>
    private (Cell Cell, Literal[] Pins) GateOf(Literal signal)
    {
        Gate gate = _gates[signal.Code];
        CellMatch match = gate.Match!;
        return (match.Cell, [.. Enumerable.Range(0, match.LeafOfPin.Length).Select(pin => new Literal(Pin(signal.Node, gate, pin)))]);
    }
}
