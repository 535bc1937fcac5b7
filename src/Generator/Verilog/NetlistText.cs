using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Turns a netlist into the strings of its template. Instance <c>g17</c> drives the wire <c>n17</c>, and 17 is
/// the number of the signal in the <see cref="Netlist"/>; inputs are read from the port.</summary>
internal static class NetlistText
{
    /// <summary>The view of <paramref name="netlist"/> behind <paramref name="ports"/>.</summary>
    public static NetlistView View(ModulePorts ports, Netlist netlist)
    {
        bool[] read = new bool[netlist.Signals];
        foreach (int signal in netlist.Instances.SelectMany(i => i.Pins).Concat(netlist.Outputs))
        {
            read[signal] = true;
        }
        string Name(int signal) => SignalName(ports, netlist, signal, read[signal]);
        List<string> wires = [.. netlist.Instances.Select((_, i) => Name(netlist.OutputOf(i)))];
        string outputs = string.Join(", ", netlist.Outputs.Reverse().Select(Name));
        return new NetlistView(
            ports.Name,
            netlist.Library.Name,
            ports.Input,
            ports.FeaturesWidth - 1,
            ports.ClassBits - 1,
            [.. Unused(ports, netlist, read)],
            wires.Count == 0 ? [] : Wrapping.Expression("wire " + string.Join(", ", wires) + ";", 2).Split('\n'),
            [.. netlist.Instances.Select((instance, i) => Instance(instance, netlist.OutputOf(i), Name))],
            netlist.Outputs.Length == 1 ? outputs : Wrapping.Expression($"{{{outputs}}}", "  assign class_o = ;".Length));
    }

    /// <summary>How the netlist spells a signal.</summary>
    public static string SignalName(ModulePorts ports, Netlist netlist, int signal, bool isRead = true)
    {
        if (signal <= Netlist.One)
        {
            return signal == Netlist.One ? "1'b1" : "1'b0";
        }
        int input = signal - Netlist.InputOf(0);
        return input < netlist.Inputs.Length ? $"{ports.Input}[{PortBit(ports, netlist, input)}]"
            : $"n{signal}{(isRead ? "" : "_unused")}";
    }

    private static InstanceView Instance(Instance instance, int output, Func<int, string> name)
    {
        IEnumerable<string> pins = instance.Cell.Inputs.Zip(instance.Pins, (pin, signal) => $".{pin}({name(signal)})")
            .Append($".{instance.Cell.Output}({name(output)})");
        return new InstanceView(instance.Cell.Name, $"g{output}", string.Join(", ", pins));
    }

    private static IEnumerable<NetView> Unused(ModulePorts ports, Netlist netlist, bool[] read)
    {
        bool[] used = new bool[ports.FeaturesWidth];
        for (int i = 0; i < netlist.Inputs.Length; i++)
        {
            used[PortBit(ports, netlist, i)] |= read[Netlist.InputOf(i)];
        }
        Net port = new(ports.Input, ports.FeaturesWidth, IsPort: true);
        Concatenation unused = new();
        for (int high = used.Length - 1; high >= 0; high--)
        {
            int low = high;
            while (low >= 0 && !used[low])
            {
                low--;
            }
            if (low < high)
            {
                unused.Bits(port, high, low + 1);
                high = low;
            }
        }
        return NetView.Unused(ports.Input[..^2], unused);
    }

    private static int PortBit(ModulePorts ports, Netlist netlist, int input) =>
        netlist.Inputs[input].IsLevel ? input : ports.FeatureBits * netlist.Inputs[input].Feature + netlist.Inputs[input].Bit;
}
