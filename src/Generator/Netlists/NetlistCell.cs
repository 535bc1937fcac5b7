using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Netlists;

/// <summary>An instance and what the technology knows of its cell.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Parts">The logic, a cell for each output; empty when it is none.</param>
/// <param name="Priced">The cell when it is none that circuits are built of, or null.</param>
internal sealed record NetlistCell(FlatInstance Instance, ImmutableArray<Cell> Parts, OtherCell? Priced)
{
    private const int Listed = 40;

    /// <summary>Names of the output pins.</summary>
    public IEnumerable<string> Outputs => Parts.IsEmpty ? Priced!.Outputs : Parts.Select(p => p.Output);

    /// <summary>Names of the input pins.</summary>
    public ImmutableArray<string> Inputs => Priced?.Inputs ?? Parts[0].Inputs;

    /// <summary>Supply pins that the technology lists.</summary>
    public ImmutableArray<SupplyPin> Supplies => Priced?.Supplies ?? Parts[0].Supplies;

    /// <summary>The instance by its name and line.</summary>
    public string Shown => Named(Instance);

    /// <summary>The pins that carry a supply, as the technology lists them or as everybody calls them.</summary>
    public IEnumerable<SupplyPin> SupplyPins => Instance.Pins.Keys.Where(pin => !IsSignal(pin)).Select(AsSupply).OfType<SupplyPin>();

    /// <summary>What the technology knows of an instance, or what is wrong with it.</summary>
    public static (NetlistCell? Cell, string? Fault) Of(
        FlatInstance instance, CellLibrary library, Dictionary<string, Cell> cells, Dictionary<string, OtherCell> others)
    {
        if (!cells.TryGetValue(instance.Kind, out Cell? logic) & !others.TryGetValue(instance.Kind, out OtherCell? other))
        {
            return (null, Unknown(instance, library));
        }
        if (other is { AreaUm2: null })
        {
            return (null, $"{Named(instance)} is of the kind {instance.Kind}, whose area {library.Source} does not give");
        }
        NetlistCell cell = new(instance, logic is null ? other!.Parts : [logic], other);
        string? wrong = other is { HasKnownPins: false } ? null
            : instance.Pins.Keys.FirstOrDefault(pin => !cell.IsSignal(pin) && cell.AsSupply(pin) is null);
        return wrong is null ? (cell, null)
            : (null, $"{cell.Shown} has a pin {wrong}, expected the pins of {instance.Kind}: {string.Join(", ", cell.Inputs.Concat(cell.Outputs))}");
    }

    /// <summary>By its name, where the source gives one; Yosys' own names begin with a dollar sign.</summary>
    public static string Named(FlatInstance instance)
    {
        string line = instance.Line is { } number ? $"line {number}" : "";
        return instance.Name.StartsWith('$') ? $"something{(line.Length > 0 ? " in " + line : "")}"
            : $"instance {instance.Name}{(line.Length > 0 ? $" ({line})" : "")}";
    }

    private bool IsSignal(string pin) => Inputs.Contains(pin) || Outputs.Contains(pin);

    private SupplyPin? AsSupply(string pin) => Supplies.Where(s => s.Name == pin).Select(s => (SupplyPin?)s).FirstOrDefault()
        ?? SupplyPin.ByName(pin);

    private static string Unknown(FlatInstance instance, CellLibrary library)
    {
        string known = string.Join(", ", library.Cells.Take(Listed).Select(c => c.Name)) + (library.Cells.Length > Listed ? ", ..." : "");
        return IsStorage(instance.Kind) ? $"{Named(instance)} stores a bit ({instance.Kind}), expected a combinational netlist"
            : instance.Kind.StartsWith('$') ? $"{Named(instance)} is an operator ({instance.Kind.Trim('$', '_')}), expected instances of cells only: "
                + $"map the design to {library.Name} first"
            : $"{Named(instance)} is of the kind {instance.Kind}, a cell that {library.Name} does not have; it has {known}. "
                + "Name the technology that the netlist was mapped to with --technology";
    }

    private static bool IsStorage(string kind) => kind.StartsWith('$')
        && (kind.Contains("ff", StringComparison.OrdinalIgnoreCase) || kind.Contains("latch", StringComparison.OrdinalIgnoreCase)
            || kind.StartsWith("$mem", StringComparison.Ordinal) || kind.StartsWith("$_SR_", StringComparison.Ordinal));
}
