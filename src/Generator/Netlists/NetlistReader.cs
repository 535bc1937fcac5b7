using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Reads a mapped gate-level netlist, also one that a commercial tool wrote: any module hierarchy, aliases, constants and
/// supplies, instances of a technology's cells.</summary>
internal sealed class NetlistReader
{
    private readonly string _path;
    private readonly FlatModule _module;
    private readonly ImmutableArray<NetlistCell> _all;
    private readonly Dictionary<int, bool> _supplies;
    private readonly ImmutableArray<FlatPort> _inputs, _outputs;
    private readonly CellLibrary _library;
    private readonly Dictionary<int, string> _drivers = [];

    /// <summary>The parts of all cells that are logic, and of which instance each is.</summary>
    private readonly ImmutableArray<FlatInstance> _instances;
    private readonly Cell[] _cells;

    private NetlistReader(string path, CellLibrary library, FlatModule module)
    {
        (_path, _library, _module) = (path, library, module);
        Dictionary<string, Cell> cells = library.Cells.ToDictionary(c => c.Name);
        Dictionary<string, OtherCell> others = library.Others.ToDictionary(c => c.Name);
        _all = [.. module.Instances.Where(i => i.Kind != "$scopeinfo").Select(i =>
        {
            (NetlistCell? cell, string? fault) = NetlistCell.Of(i, library, cells, others);
            return cell ?? throw Wrong(fault!);
        })];
        _supplies = SupplyNets.Of(module, _all);
        ImmutableArray<FlatPort> supplies = SupplyNets.Ports(module, _supplies);
        _inputs = [.. module.PortsOf("input").Where(p => !supplies.Contains(p))];
        _outputs = module.PortsOf("output");
        if (module.PortsOf("inout").FirstOrDefault(p => !supplies.Contains(p)) is { } both)
        {
            throw Wrong($"port {both.Name} is inout, expected inputs and outputs only");
        }
        _instances = [.. _all.SelectMany(c => c.Parts.Select(_ => c.Instance))];
        _cells = [.. _all.SelectMany(c => c.Parts)];
    }

    /// <summary>Reads the netlist in a file.</summary>
    /// <exception cref="UserException">It is no netlist of the library's cells; the message names the instance or the net.</exception>
    public static MappedNetlist Read(string path, CellLibrary library, string? top = null, string? searchPath = null)
    {
        (FlatModule module, ImmutableArray<string> warnings) = YosysReader.Read(path, top, library, searchPath);
        return new NetlistReader(path, library, module).Build(warnings);
    }

    private MappedNetlist Build(ImmutableArray<string> warnings)
    {
        if (_outputs.Length == 0)
        {
            throw Wrong($"module {_module.Name} has no output");
        }
        AddDrivers();
        ImmutableArray<int> cuts = Cuts();
        CheckReaders();
        int[] order = InstanceOrder.Sort(_instances, _cells, names => Wrong(
            $"the instances {names} form a loop, expected a combinational netlist"));
        (Netlist netlist, ImmutableArray<int> ends) = Numbered(cuts, order);
        ImmutableArray<OtherCell> priced = [.. _all.Where(c => c.Parts.IsEmpty).Select(c => c.Priced!)];
        SortedDictionary<string, int> kinds = new(_all.CountBy(c => c.Instance.Kind).ToDictionary(), StringComparer.Ordinal);
        return new MappedNetlist(_module.Name, netlist, cuts.Length, priced, ends, kinds, Ports(_inputs), Ports(_outputs),
            [.. warnings, .. NetlistNotes.Of(_module, _all, _inputs, netlist, cuts.Length)]);
    }

    private void AddDrivers()
    {
        foreach (FlatPort port in _inputs)
        {
            foreach (int net in port.Bits)
            {
                Drive(net, $"input {port.Name}");
            }
        }
        foreach (NetlistCell cell in _all)
        {
            foreach (int net in cell.Outputs.Select(pin => Pin(cell.Instance, pin)).OfType<int>())
            {
                Drive(net, cell.Shown);
            }
        }
    }

    private void Drive(int net, string driver)
    {
        if (net is 0 or 1 || !_drivers.TryAdd(net, driver))
        {
            string other = net is 0 or 1 ? "a constant" : _drivers[net];
            throw Wrong($"net {_module.NetName(net)} has two drivers, {other} and {driver}");
        }
    }

    /// <summary>Nets whose values nobody can know: what cells that are no logic drive. Where a technology does not list a cell's pins,
    /// these are the nets at it that nothing else drives.</summary>
    private ImmutableArray<int> Cuts()
    {
        List<int> cuts = [];
        foreach (NetlistCell cell in _all.Where(c => c.Parts.IsEmpty))
        {
            foreach (int net in cell.Outputs.Select(pin => Pin(cell.Instance, pin)).OfType<int>())
            {
                cuts.Add(net);
            }
            if (!cell.Priced!.HasKnownPins)
            {
                foreach (int net in cell.Instance.Pins.Values.SelectMany(bits => bits)
                    .Where(net => net > 1 && !_supplies.ContainsKey(net) && _drivers.TryAdd(net, cell.Shown)))
                {
                    cuts.Add(net);
                }
            }
        }
        return [.. cuts];
    }

    private void CheckReaders()
    {
        for (int i = 0; i < _cells.Length; i++)
        {
            foreach (string pin in _cells[i].Inputs)
            {
                int net = Pin(_instances[i], pin) ?? throw Wrong($"pin {pin} of {NetlistCell.Named(_instances[i])} is open, expected a net");
                CheckDriven(net, $"pin {pin} of {NetlistCell.Named(_instances[i])}");
            }
        }
        foreach (FlatPort port in _outputs)
        {
            for (int bit = 0; bit < port.Bits.Length; bit++)
            {
                CheckDriven(port.Bits[bit], $"output {port.Name}[{bit}]");
            }
        }
    }

    private void CheckDriven(int net, string reader)
    {
        if (net is not (0 or 1) && !_drivers.ContainsKey(net) && !_supplies.ContainsKey(net))
        {
            throw Wrong($"{reader} reads net {_module.NetName(net)}, which nothing drives");
        }
    }

    /// <summary>The net at a pin, or null when the pin is open.</summary>
    private int? Pin(FlatInstance instance, string pin) =>
        !instance.Pins.TryGetValue(pin, out ImmutableArray<int> bits) || bits.IsEmpty ? null
        : bits.Length == 1 ? bits[0]
        : throw Wrong($"pin {pin} of {NetlistCell.Named(instance)} is connected to {bits.Length} nets, expected one");

    private (Netlist Netlist, ImmutableArray<int> PathEnds) Numbered(ImmutableArray<int> cuts, int[] order)
    {
        Dictionary<int, int> signal = new() { [0] = Netlist.Zero, [1] = Netlist.One };
        ImmutableArray<InputSignal> signals = [.. _inputs.SelectMany((port, p) => port.Bits.Select((_, bit) => new InputSignal(p, bit))),
            .. cuts.Select((_, i) => new InputSignal(_inputs.Length, i))];
        int next = Netlist.InputOf(0);
        foreach (int net in _inputs.SelectMany(p => p.Bits).Concat(cuts))
        {
            signal[net] = next++;
        }
        foreach ((int net, bool isGround) in _supplies.Where(s => !_drivers.ContainsKey(s.Key)))
        {
            signal[net] = isGround ? Netlist.Zero : Netlist.One;
        }
        ImmutableArray<Instance>.Builder built = ImmutableArray.CreateBuilder<Instance>(_cells.Length);
        foreach (int i in order)
        {
            built.Add(new Instance(_cells[i], [.. _cells[i].Inputs.Select(pin => signal[Pin(_instances[i], pin)!.Value])]));
            if (Pin(_instances[i], _cells[i].Output) is { } net)
            {
                signal[net] = Netlist.InputOf(signals.Length + built.Count - 1);
            }
        }
        ImmutableArray<int> ends = [.. _all.Where(c => c.Parts.IsEmpty).SelectMany(c => c.Instance.Pins.Values).SelectMany(bits => bits)
            .Where(signal.ContainsKey).Select(net => signal[net]).Distinct()];
        return (new Netlist(_library, signals, built.MoveToImmutable(), [.. _outputs.SelectMany(p => p.Bits).Select(net => signal[net])]), ends);
    }

    private static ImmutableArray<NetlistPort> Ports(ImmutableArray<FlatPort> ports) =>
        [.. ports.Select(p => new NetlistPort(p.Name, p.Bits.Length))];

    private UserException Wrong(string what) => new($"{_path}: {what}.");
}
