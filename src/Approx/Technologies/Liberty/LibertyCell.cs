using System.Collections.Immutable;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>Turns a cell group into a <see cref="Cell"/> to build circuits of, or into an <see cref="OtherCell"/> that says why it is none.</summary>
internal sealed class LibertyCell
{
    private static readonly string[] Storage = ["ff", "latch", "ff_bank", "latch_bank", "statetable"];
    private static readonly char[] Operators = [' ', '!', '*', '&', '+', '|', '^', '(', ')', '\''];
    private readonly LibertyGroup _group;
    private readonly List<(string Name, LibertyGroup Pin)> _pins;
    private readonly LibertyUnits _units;

    private LibertyCell(LibertyGroup group, LibertyUnits units)
    {
        (_group, _units) = (group, units);
        _pins = [.. group.All("pin").SelectMany(p => p.Arguments.Select(name => (name, p))).Where(p => !IsSupply(p.name, p.p))];
        Supplies = [.. group.All("pg_pin").SelectMany(p => p.Arguments.Select(name => OfType(name, p.Text("pg_type")))),
            .. group.All("pin").SelectMany(p => p.Arguments.Where(name => IsSupply(name, p)).Select(name => SupplyPin.ByName(name)!.Value))];
    }

    private ImmutableArray<SupplyPin> Supplies { get; }

    /// <summary>The pin groups of the outputs, for their delay tables.</summary>
    public static IEnumerable<LibertyGroup> Outputs(LibertyGroup group) => group.All("pin").Where(p => p.Text("direction") == "output");

    /// <summary>The cell, one of both kinds.</summary>
    public static (Cell? Logic, OtherCell? Other) Read(LibertyGroup group, LibertyUnits units, double? defaultLeakage, LibertyNotes notes)
    {
        LibertyCell cell = new(group, units);
        double? area = cell.Area();
        string? unknown = cell.UnknownFunction();
        string? why = unknown ?? (area is null ? "it has no area" : null) ?? LibertyPurpose.Of(group)
            ?? (cell.Pins("output").Count > 1 ? $"it has {cell.Pins("output").Count} outputs" : null)
            ?? (cell.Pins("input").Concat(cell.Pins("output")).Select(pin => pin.Name).Append(group.Argument).All(HardwareName.Is)
                ? null : "a name cannot stand in Verilog as it is");
        ImmutableArray<Cell> parts = unknown is null && area is not null ? cell.Parts(area.Value, defaultLeakage, notes) : [];
        if (why is null)
        {
            return (parts[0], null);
        }
        notes.Add(group.Line, $"no circuit is built of cell {Printable.Short(group.Argument)}: {why}", group.Argument, isAboutMapping: true);
        double? leakage = parts.IsEmpty ? LibertyLeakage.Mean(group, defaultLeakage, notes) is { } mean
            ? LibertyUnits.Scale(mean, units.Nanowatts) : null
            : parts[0].StaticPowerNw.Average();
        return (null, new OtherCell(group.Argument, area, leakage, why)
        {
            IsSequential = cell.IsSequential,
            Parts = parts,
            Inputs = [.. cell.Pins("input").Select(p => p.Name)],
            Outputs = [.. cell.Pins("output").Select(p => p.Name)],
            Supplies = cell.Supplies,
            HasKnownPins = group.Groups.Any(g => g.Name is "pin" or "pg_pin") && !group.Groups.Any(g => g.Name is "bus" or "bundle"),
        });
    }

    private bool IsSequential => _group.Groups.Any(g => Storage.Contains(g.Name));

    private double? Area()
    {
        if (_group.Find("area") is not { } attribute)
        {
            return null;
        }
        double area = LibertyNumber.Parse(attribute.Values[0], $"the area of cell {_group.Argument}", attribute.Line);
        return area is >= 0 and <= 1e12 ? area
            : throw new LibertyException(attribute.Line, $"the area of cell {_group.Argument} is {attribute.Values[0]}, expected um2 from 0 to 1e12");
    }

    /// <summary>Why the outputs are no known functions of the inputs, or null when they are.</summary>
    private string? UnknownFunction()
    {
        List<(string Name, LibertyGroup Pin)> outputs = Pins("output"), inputs = Pins("input");
        return IsSequential ? OtherCell.StoresABit
            : _group.Groups.Any(g => g.Name is "bus" or "bundle") ? "it has buses"
            : _pins.Count > outputs.Count + inputs.Count ? "it has a pin that is neither input nor output"
            : outputs.Count == 0 ? "it has no output"
            : inputs.Count > Cell.MaxInputs ? $"it has {inputs.Count} inputs, at most {Cell.MaxInputs} are supported"
            : _pins.Select(p => p.Name).Distinct().Count() < _pins.Count ? "it has two pins of the same name"
            : outputs.Any(o => o.Pin.Find("three_state") is not null) ? "its output is three-state"
            : outputs.Any(o => o.Pin.Text("function") is null) ? "its output has no function"
            : outputs.Select(o => FunctionFault(o.Pin.Text("function")!, inputs)).FirstOrDefault(fault => fault is not null);
    }

    private static string? FunctionFault(string function, List<(string Name, LibertyGroup Pin)> inputs)
    {
        try
        {
            BooleanFunction.Parse(function, [.. inputs.Select(i => i.Name)]);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    /// <summary>A cell for each output; the first has the area and the power.</summary>
    private ImmutableArray<Cell> Parts(double area, double? defaultLeakage, LibertyNotes notes)
    {
        ImmutableArray<string> inputs = [.. Pins("input").Select(i => i.Name)];
        List<(string Name, LibertyGroup Pin)> outputs = Pins("output");
        Dictionary<string, string> functions = outputs.ToDictionary(o => o.Name, o => o.Pin.Text("function")!);
        ImmutableArray<double> power = [.. LibertyLeakage.Of(_group, inputs, functions, defaultLeakage, notes)
            .Select(p => LibertyUnits.Scale(p, _units.Nanowatts))];
        return [.. outputs.Select((output, i) => new Cell(
            _group.Argument, inputs, output.Name, BooleanFunction.Parse(functions[output.Name], inputs), i == 0 ? area : 0,
            i == 0 ? power : [.. power.Select(_ => 0.0)],
            LibertyDelay.Of(output.Pin) is { } delay ? LibertyUnits.Scale(delay, _units.Microseconds) : null) { Supplies = Supplies })];
    }

    private List<(string Name, LibertyGroup Pin)> Pins(string direction) =>
        [.. _pins.Where(p => p.Pin.Text("direction") == direction)];

    /// <summary>Files older than <c>pg_pin</c> write supplies as pins of both directions, or as inputs that no function reads.</summary>
    private bool IsSupply(string name, LibertyGroup pin) => SupplyPin.ByName(name) is not null
        && (pin.Text("direction") == "inout" || (pin.Text("direction") == "input" && !Outputs(_group).Any(o => Reads(o.Text("function"), name))));

    private static bool Reads(string? function, string pin) =>
        function?.Split(Operators, StringSplitOptions.RemoveEmptyEntries).Contains(pin) ?? false;

    private static SupplyPin OfType(string name, string? type) => type is null && SupplyPin.ByName(name) is { } usual ? usual
        : new SupplyPin(name, type is not null && (type.EndsWith("ground", StringComparison.Ordinal) || type == "pwell"));
}
