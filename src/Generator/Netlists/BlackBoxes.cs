using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Tells Yosys the pins of a technology's cells and nothing of what they do, so that instances of them stay.</summary>
internal static partial class BlackBoxes
{
    /// <summary>One empty module a cell. All names are escaped: a Liberty file may use any.</summary>
    /// <param name="library">The cells.</param>
    /// <param name="netlist">The text of the netlist: supply pins that its instances name and the technology does not list are added.</param>
    public static string Verilog(CellLibrary library, string netlist)
    {
        ImmutableArray<string> usual = [.. PinName().Matches(netlist).Select(m => m.Groups[1].Value).Distinct()
            .Where(name => SupplyPin.ByName(name) is not null)];
        return new Templates().Render("verilog/blackboxes.v.sbn", new
        {
            Cells = library.Cells.Select(c => BlackBox.Of(c.Name, c.Inputs, [c.Output], c.Supplies, usual))
                .Concat(library.Others.Where(o => o.HasKnownPins)
                    .Select(o => BlackBox.Of(o.Name, o.Inputs, o.Outputs, o.Supplies, usual))).ToImmutableArray(),
        });
    }

    [GeneratedRegex(@"\.\s*\\?([A-Za-z0-9_!]+)\s*\(")]
    private static partial Regex PinName();

    /// <summary>The pins of a cell.</summary>
    private sealed record BlackBox(string Name, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs, ImmutableArray<string> Supplies)
    {
        public static BlackBox Of(
            string name, ImmutableArray<string> inputs, ImmutableArray<string> outputs,
            ImmutableArray<SupplyPin> supplies, ImmutableArray<string> usual) =>
            new(name, inputs, outputs, [.. supplies.Select(s => s.Name).Union(usual).Except(inputs).Except(outputs)]);
    }
}
