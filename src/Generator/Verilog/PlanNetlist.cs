using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A pin and what it is connected with.</summary>
/// <param name="Name">The pin.</param>
/// <param name="Signal">The signal.</param>
internal sealed record PlanConnection(string Name, PlanSignal Signal);

/// <summary>A cell of a netlist.</summary>
/// <param name="Cell">Name of the cell.</param>
/// <param name="Name">Name of the instance: <c>g17</c> drives the net <c>n17</c>.</param>
/// <param name="Pins">The pins, the output last.</param>
/// <param name="Output">The net that it drives.</param>
internal sealed record PlanInstance(string Cell, string Name, ImmutableArray<PlanConnection> Pins, Net Output);

/// <summary>A mapped netlist: one module, or the core of one that reads levels.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Technology">Name of the cell library.</param>
/// <param name="Port">The port with the inputs.</param>
/// <param name="Unused">Bits of it that no cell reads.</param>
/// <param name="Instances">The cells, each after those that it reads.</param>
/// <param name="Outputs">The bits of the class index, highest first.</param>
/// <param name="AreaCm2">Area of all cells in cm2.</param>
/// <param name="CriticalPathMs">Longest path in ms; null when the technology has no delays.</param>
/// <param name="StaticPowerMw">Static power in mW on the rows of the data; null when they are not known.</param>
internal sealed record PlanNetlist(
    string Name, string Technology, Net Port, ImmutableArray<PlanSlice> Unused, ImmutableArray<PlanInstance> Instances,
        ImmutableArray<PlanSignal> Outputs,
    double AreaCm2, double? CriticalPathMs, double? StaticPowerMw)
{
    /// <summary>A netlist as it is written. The number of a net is that of the signal in the <see cref="Netlist"/>.</summary>
    public static PlanNetlist Of(ModulePorts ports, Netlist netlist, double? staticPowerMw)
    {
        bool[] read = new bool[netlist.Signals], used = new bool[ports.FeaturesWidth];
        foreach (int signal in netlist.Instances.SelectMany(i => i.Pins).Concat(netlist.Outputs))
        {
            read[signal] = true;
        }
        Net port = new(ports.Input, ports.FeaturesWidth, IsPort: true);
        PlanSignal[] signals = [.. Enumerable.Range(0, netlist.Signals).Select(Signal)];
        for (int i = 0; i < netlist.Inputs.Length; i++)
        {
            used[PortBit(ports, netlist.Inputs[i], i)] |= read[Netlist.InputOf(i)];
        }
        return new PlanNetlist(ports.Name, netlist.Library.Name, port, new PlanWord().Without(port, used).Slices,
            [.. netlist.Instances.Select((instance, i) => Instance(instance, signals, netlist.OutputOf(i)))],
            [.. netlist.Outputs.Reverse().Select(o => signals[o])], netlist.AreaCm2, netlist.CriticalPathMs, staticPowerMw);

        PlanSignal Signal(int signal)
        {
            int input = signal - Netlist.InputOf(0);
            return signal <= Netlist.One ? new(null, -1, signal == Netlist.One ? 1 : 0)
                : input < netlist.Inputs.Length ? new(port, PortBit(ports, netlist.Inputs[input], input), 0)
                : new(new Net($"n{signal}{(read[signal] ? "" : "_unused")}", 1), -1, 0);
        }
    }

    private static PlanInstance Instance(Instance instance, PlanSignal[] signals, int output) => new(instance.Cell.Name, $"g{output}",
        [.. instance.Cell.Inputs.Zip(instance.Pins, (pin, signal) => new PlanConnection(pin, signals[signal])),
            new PlanConnection(instance.Cell.Output, signals[output])],
        signals[output].Net!);

    /// <summary>Bit of the input port that an input of the netlist reads.</summary>
    internal static int PortBit(ModulePorts ports, InputSignal signal, int input) =>
        signal.IsLevel ? input : ports.FeatureBits * signal.Feature + signal.Bit;
}
