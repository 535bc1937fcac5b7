using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Reads a mapped gate-level netlist, also one that a commercial tool wrote: any module hierarchy, aliases and
/// constants, instances of a technology's combinational cells.</summary>
internal sealed class NetlistReader
{
    private readonly string _path;
    private readonly CellLibrary _library;
    private readonly FlatModule _module;
    private readonly Dictionary<string, Cell> _cells;
    private readonly Dictionary<int, string> _drivers = [];

    private NetlistReader(string path, CellLibrary library, FlatModule module)
    {
        (_path, _library, _module) = (path, library, module);
        _cells = library.Cells.ToDictionary(c => c.Name);
    }

    /// <summary>Reads the netlist in a file.</summary>
    /// <exception cref="UserException">It is not a combinational netlist of the library's cells; the message names the
    /// instance or the net.</exception>
    public static MappedNetlist Read(string path, CellLibrary library, string? top = null, string? searchPath = null)
    {
        (FlatModule module, ImmutableArray<string> warnings) = YosysReader.Read(path, top, library, searchPath);
        return new NetlistReader(path, library, module).Build(warnings);
    }

    private MappedNetlist Build(ImmutableArray<string> warnings)
    {
        ImmutableArray<FlatPort> inputs = _module.PortsOf("input"), outputs = _module.PortsOf("output");
        if (_module.PortsOf("inout") is [FlatPort both, ..])
        {
            throw Wrong($"port {both.Name} is inout, expected inputs and outputs only");
        }
        if (outputs.Length == 0)
        {
            throw Wrong($"module {_module.Name} has no output");
        }
        ImmutableArray<FlatInstance> instances = [.. _module.Instances.Where(i => i.Kind != "$scopeinfo")];
        Cell[] cells = [.. instances.Select(i => CellOf(i))];
        AddDrivers(inputs, instances, cells);
        CheckReaders(outputs, instances, cells);
        int[] order = InstanceOrder.Sort(instances, cells, names => Wrong(
            $"the instances {names} form a loop, expected a combinational netlist"));
        Netlist netlist = Numbered(inputs, outputs, instances, cells, order);
        return new MappedNetlist(_module.Name, netlist, Ports(inputs), Ports(outputs), [.. warnings, .. Notes(inputs, netlist)]);
    }

    private Cell CellOf(FlatInstance instance)
    {
        if (_cells.TryGetValue(instance.Kind, out Cell? cell))
        {
            string? wrong = instance.Pins.Keys.FirstOrDefault(pin => pin != cell.Output && !cell.Inputs.Contains(pin));
            return wrong is null ? cell : throw Wrong(
                $"{Named(instance)} has a pin {wrong}, expected the pins of {cell.Name}: {string.Join(", ", cell.Inputs.Append(cell.Output))}");
        }
        UnusedCell? unused = _library.Unused.FirstOrDefault(c => c.Name == instance.Kind);
        string known = string.Join(", ", _library.Cells.Take(40).Select(c => c.Name)) + (_library.Cells.Length > 40 ? ", ..." : "");
        throw Wrong(unused is not null ? $"{Named(instance)} is of the kind {instance.Kind}, which cannot be used: {unused.Why}"
            : IsStorage(instance.Kind) ? $"{Named(instance)} stores a bit ({instance.Kind}), expected a combinational netlist"
            : instance.Kind.StartsWith('$') ? $"{Named(instance)} is an operator ({instance.Kind.Trim('$', '_')}), expected instances of cells only: map the design to {_library.Name} first"
            : $"{Named(instance)} is of the kind {instance.Kind}, a cell that {_library.Name} does not have; it has {known}. "
                + "Name the technology that the netlist was mapped to with --technology");
    }

    private static bool IsStorage(string kind) => kind.StartsWith('$')
        && (kind.Contains("ff", StringComparison.OrdinalIgnoreCase) || kind.Contains("latch", StringComparison.OrdinalIgnoreCase)
            || kind.StartsWith("$mem", StringComparison.Ordinal) || kind.StartsWith("$_SR_", StringComparison.Ordinal));

    private void AddDrivers(ImmutableArray<FlatPort> inputs, ImmutableArray<FlatInstance> instances, Cell[] cells)
    {
        foreach (FlatPort port in inputs)
        {
            foreach (int net in port.Bits)
            {
                Drive(net, $"input {port.Name}");
            }
        }
        for (int i = 0; i < cells.Length; i++)
        {
            if (Pin(instances[i], cells[i].Output) is { } net)
            {
                Drive(net, Named(instances[i]));
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

    private void CheckReaders(ImmutableArray<FlatPort> outputs, ImmutableArray<FlatInstance> instances, Cell[] cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            foreach (string pin in cells[i].Inputs)
            {
                int net = Pin(instances[i], pin) ?? throw Wrong($"pin {pin} of {Named(instances[i])} is open, expected a net");
                CheckDriven(net, $"pin {pin} of {Named(instances[i])}");
            }
        }
        foreach (FlatPort port in outputs)
        {
            for (int bit = 0; bit < port.Bits.Length; bit++)
            {
                CheckDriven(port.Bits[bit], $"output {port.Name}[{bit}]");
            }
        }
    }

    private void CheckDriven(int net, string reader)
    {
        if (net is not (0 or 1) && !_drivers.ContainsKey(net))
        {
            throw Wrong($"{reader} reads net {_module.NetName(net)}, which nothing drives");
        }
    }

    /// <summary>The net at a pin, or null when the pin is open.</summary>
    private int? Pin(FlatInstance instance, string pin) =>
        !instance.Pins.TryGetValue(pin, out ImmutableArray<int> bits) || bits.IsEmpty ? null
        : bits.Length == 1 ? bits[0]
        : throw Wrong($"pin {pin} of {Named(instance)} is connected to {bits.Length} nets, expected one");

    private Netlist Numbered(
        ImmutableArray<FlatPort> inputs, ImmutableArray<FlatPort> outputs, ImmutableArray<FlatInstance> instances, Cell[] cells, int[] order)
    {
        Dictionary<int, int> signal = new() { [0] = Netlist.Zero, [1] = Netlist.One };
        ImmutableArray<InputSignal> signals = [.. inputs.SelectMany((port, p) => port.Bits.Select((_, bit) => new InputSignal(p, bit)))];
        foreach (int net in inputs.SelectMany(p => p.Bits))
        {
            signal[net] = signal.Count;
        }
        ImmutableArray<Instance>.Builder built = ImmutableArray.CreateBuilder<Instance>(cells.Length);
        foreach (int i in order)
        {
            built.Add(new Instance(cells[i], [.. cells[i].Inputs.Select(pin => signal[Pin(instances[i], pin)!.Value])]));
            if (Pin(instances[i], cells[i].Output) is { } net)
            {
                signal[net] = Netlist.InputOf(signals.Length + built.Count - 1);
            }
        }
        return new Netlist(_library, signals, built.MoveToImmutable(), [.. outputs.SelectMany(p => p.Bits).Select(net => signal[net])]);
    }

    private IEnumerable<string> Notes(ImmutableArray<FlatPort> inputs, Netlist netlist)
    {
        if (_module.HeaderOrderDiffers)
        {
            yield return $"the header of module {_module.Name} lists the inputs in another order than they are declared in; "
                + $"vectors begin with bit 0 of {inputs[0].Name}, then follow {string.Join(", ", inputs.Skip(1).Select(p => p.Name))}";
        }
        HashSet<int> read = [.. netlist.Instances.SelectMany(i => i.Pins), .. netlist.Outputs];
        int idle = Enumerable.Range(0, netlist.Instances.Length).Count(i => !read.Contains(netlist.OutputOf(i)));
        if (idle > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{idle} of {netlist.Instances.Length} instances drive nothing; they count in area and power");
        }
    }

    private static ImmutableArray<NetlistPort> Ports(ImmutableArray<FlatPort> ports) =>
        [.. ports.Select(p => new NetlistPort(p.Name, p.Bits.Length))];

    /// <summary>By its name, where the source gives one; Yosys' own names begin with a dollar sign.</summary>
    private static string Named(FlatInstance instance)
    {
        string line = instance.Line is { } number ? $"line {number}" : "";
        return instance.Name.StartsWith('$') ? $"something{(line.Length > 0 ? " in " + line : "")}"
            : $"instance {instance.Name}{(line.Length > 0 ? $" ({line})" : "")}";
    }

    private UserException Wrong(string what) => new($"{_path}: {what}.");
}
