using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Training.Gates;

/// <summary>What defective transistors are expected to add to a netlist's loss. Every stuck-at fault of every cell is counted on all rows, each
/// equally likely, and each cell leaves its share of the rows that are right, whatever the others do.</summary>
/// <param name="prices">The technology.</param>
/// <param name="rate">Probability that a transistor is defective, 0..1.</param>
internal sealed class DefectLoss(GatePrices prices, double rate)
{
    /// <summary>Faults of a cell of two inputs: its output and its pins at 0 and at 1.</summary>
    private const int Faults = 6;

    private readonly double[] _gates = [.. Enum.GetValues<GateKind>().Select(kind => prices.Has(kind) ? Probability(prices.CellOf(kind), rate) : 0)];
    private readonly double _inverter = Probability(prices.Library.Inverter, rate);

    /// <summary>Transistors of a network.</summary>
    public int Transistors(GateNetwork network)
    {
        int count = 0;
        for (int signal = 1; signal < network.Signals; signal++)
        {
            count += network.ComplementReaders(signal) > 0 ? CellStages.Transistors(prices.Library.Inverter) : 0;
        }
        foreach (int gate in network.Order)
        {
            count += gate > 0 ? CellStages.Transistors(prices.CellOf(network.KindOf(gate))) : 0;
        }
        return count;
    }

    /// <summary>The loss that a printed sheet is expected to have beyond that of the network as it stands in a simulation, at least 0.</summary>
    public long Of(GateSimulation simulation)
    {
        GateNetwork network = simulation.Network;
        double right = simulation.Rows.FullLoss - simulation.Loss, kept = 1;
        if (right <= 0)
        {
            return 0;
        }
        foreach (int gate in network.Order)
        {
            if (gate > 0)
            {
                simulation.Flip(gate);
                kept *= 1 - _gates[(int)network.KindOf(gate)] * OfGate(simulation, gate) / right;
                kept *= 1 - OfInverter(simulation, gate) / right;
            }
        }
        for (int input = 1; input < network.FirstGate; input++)
        {
            if (network.ComplementReaders(input) > 0)
            {
                simulation.Flip(input);
                kept *= 1 - OfInverter(simulation, input) / right;
            }
        }
        return (long)Math.Max(0, Math.Round(right * (1 - kept)));
    }

    /// <summary>Expected loss by the inverter behind a signal that was flipped, where there is one: as if all readers saw what it makes.</summary>
    private double OfInverter(GateSimulation simulation, int signal) => simulation.Network.ComplementReaders(signal) == 0 ? 0
        : _inverter * (simulation.RightNow - simulation.RightWithZero - simulation.OneOverZero / 2.0);

    /// <summary>Mean loss over the faults of a gate that was flipped.</summary>
    private static double OfGate(GateSimulation simulation, int gate)
    {
        GateNetwork network = simulation.Network;
        ReadOnlySpan<int> pins = [network.Pin(gate, 0), network.Pin(gate, 1)];
        Span<int> measures = stackalloc int[2];
        simulation.Measure(-1, [pins[0] >> 1, pins[1] >> 1], measures);
        int ones = simulation.OneOverZero, withZero = simulation.RightNow - simulation.RightWithZero;
        uint function = network.KindOf(gate).Function();
        double sum = withZero + (withZero - ones);
        for (int pin = 0; pin < 2; pin++)
        {
            int ofOther = (pins[1 - pin] & 1) == 0 ? measures[1 - pin] : ones - measures[1 - pin];
            for (int value = 0; value < 2; value++)
            {
                (bool low, bool high) = (Made(function, pin, value, 0), Made(function, pin, value, 1));
                sum += withZero - (low == high ? (low ? ones : 0) : high ? ofOther : ones - ofOther);
            }
        }
        return sum / Faults;
    }

    /// <summary>What a gate makes of a pin that is stuck and the other pin.</summary>
    private static bool Made(uint function, int pin, int stuck, int other) =>
        (function >> (pin == 0 ? stuck | other << 1 : other | stuck << 1) & 1) == 1;

    private static double Probability(Cell cell, double rate)
    {
        double sound = 1;
        for (int transistor = CellStages.Transistors(cell); transistor > 0; transistor--)
        {
            sound *= 1 - rate;
        }
        return 1 - sound;
    }
}
