using System.Collections.Immutable;

namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>Turns a cell group into a <see cref="Cell"/>, or says why it cannot be used.</summary>
internal sealed class LibertyCell
{
    private static readonly string[] Storage = ["ff", "latch", "ff_bank", "latch_bank", "statetable"];
    private readonly LibertyGroup _group;
    private readonly List<(string Name, LibertyGroup Pin)> _pins;

    private LibertyCell(LibertyGroup group)
    {
        _group = group;
        _pins = [.. group.All("pin").SelectMany(p => p.Arguments.Select(name => (name, p)))];
    }

    /// <summary>The pin group of the output, for its delay tables; null when there is no single output.</summary>
    public static LibertyGroup? Output(LibertyGroup group) =>
        new LibertyCell(group).Pins("output") is [var output] ? output.Pin : null;

    /// <summary>The cell, or the reason why it is not used.</summary>
    public static (Cell? Cell, UnusedCell? Unused) Read(LibertyGroup group, LibertyUnits units, double? defaultLeakage, LibertyNotes notes)
    {
        LibertyCell cell = new(group);
        double? area = cell.Area();
        bool sequential = group.Groups.Any(g => Storage.Contains(g.Name));
        string? why = sequential ? "it is sequential, which is read but not yet used" : cell.Fault(area);
        if (why is null)
        {
            if (group.Text("dont_use") == "true")
            {
                notes.Add(group.Line, $"cell {group.Argument} is marked dont_use, which is not heeded: the mapper may use it");
            }
            return (cell.Combinational(area!.Value, units, defaultLeakage, notes), null);
        }
        notes.Add(group.Line, $"cell {group.Argument} is skipped: {why}");
        double? leakage = group.Find("cell_leakage_power") is { } a ? LibertyNumber.Parse(a.Values[0], a.Name, a.Line) * units.Nanowatts : null;
        return (null, new UnusedCell(group.Argument, sequential, area, leakage, why));
    }

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

    private string? Fault(double? area)
    {
        List<(string Name, LibertyGroup Pin)> outputs = Pins("output"), inputs = Pins("input");
        return _group.Groups.Any(g => g.Name is "bus" or "bundle") ? "it has buses"
            : _pins.Count > outputs.Count + inputs.Count ? "it has a pin that is neither input nor output"
            : outputs.Count != 1 ? $"it has {outputs.Count} outputs, expected 1"
            : inputs.Count > Cell.MaxInputs ? $"it has {inputs.Count} inputs, at most {Cell.MaxInputs} are supported"
            : _pins.Select(p => p.Name).Distinct().Count() < _pins.Count ? "it has two pins of the same name"
            : outputs[0].Pin.Find("three_state") is not null ? "its output is three-state"
            : outputs[0].Pin.Text("function") is not { } function ? "its output has no function"
            : area is null ? "it has no area"
            : FunctionFault(function, inputs);
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

    private Cell Combinational(double area, LibertyUnits units, double? defaultLeakage, LibertyNotes notes)
    {
        (string output, LibertyGroup pin) = Pins("output")[0];
        ImmutableArray<string> inputs = [.. Pins("input").Select(i => i.Name)];
        string function = pin.Text("function")!;
        ImmutableArray<double> leakage = LibertyLeakage.Of(_group, inputs, output, function, defaultLeakage, notes);
        return new Cell(_group.Argument, inputs, output, BooleanFunction.Parse(function, inputs), area,
            [.. leakage.Select(p => p * units.Nanowatts)], LibertyDelay.Of(pin) * units.Microseconds);
    }

    private List<(string Name, LibertyGroup Pin)> Pins(string direction) =>
        [.. _pins.Where(p => p.Pin.Text("direction") == direction)];
}
