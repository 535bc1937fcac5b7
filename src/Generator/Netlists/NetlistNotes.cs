using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Netlists;

/// <summary>What a user should know about a netlist that was read.</summary>
internal static class NetlistNotes
{
    /// <summary>A line a note.</summary>
    public static IEnumerable<string> Of(FlatModule module, ImmutableArray<NetlistCell> cells, ImmutableArray<FlatPort> inputs, Netlist netlist,
        int cuts)
    {
        if (module.HeaderOrderDiffers && inputs.Length > 1)
        {
            yield return $"the header of module {module.Name} lists the inputs in another order than they are declared in; "
                + $"vectors begin with bit 0 of {inputs[0].Name}, then follow {string.Join(", ", inputs.Skip(1).Select(p => p.Name))}";
        }
        if (Idle(module, cells) is int idle and > 0)
        {
            yield return $"{idle} of {cells.Length} instances drive nothing; they count in area and power";
        }
        foreach (IGrouping<string, NetlistCell> kind in cells.Where(c => c.Parts.IsEmpty).GroupBy(c => c.Instance.Kind))
        {
            OtherCell cell = kind.First().Priced!;
            bool drives = kind.Any(c => c.Outputs.Any() || (!cell.HasKnownPins && c.Instance.Pins.Keys.Any(pin => SupplyPin.ByName(pin) is null)));
            yield return $"{Instances(kind.Count())} of {kind.Key} {Verb(kind)} in area and with their mean static power"
                + (cell.StaticPowerNw is null ? ", which is not given and counts as 0" : "")
                + (drives ? $": {cell.Why}" : "");
        }
        if (cuts > 0)
        {
            yield return "not computed for that reason: what the netlist answers, and power by input state, so static power is the mean of each "
                + "cell's states; "
                + "the critical path is the longest one of logic between such cells and ports, without their own delays and set-up times";
        }
        if (netlist.HasDelays)
        {
            foreach (IGrouping<string, NetlistCell> kind in cells.Where(c => c.Parts.Any(p => p.DelayUs is null && p.Inputs.Length > 0))
                .GroupBy(c => c.Instance.Kind))
            {
                yield return $"{Instances(kind.Count())} of {kind.Key} {Verb(kind)} as 0 in the critical path: the technology gives the cell no "
                    + "delay";
            }
        }
    }

    /// <summary>Instances with outputs that no pin and no port reads.</summary>
    private static int Idle(FlatModule module, ImmutableArray<NetlistCell> cells)
    {
        HashSet<int> read = [.. module.PortsOf("output").SelectMany(p => p.Bits),
            .. cells.SelectMany(c => c.Parts.IsEmpty ? c.Instance.Pins.Where(p => !c.Outputs.Contains(p.Key)).SelectMany(p => p.Value)
                : c.Inputs.SelectMany(pin => c.Instance.Pins.GetValueOrDefault(pin, [])))];
        return cells.Count(c => c.Outputs.Any() && !c.Outputs.SelectMany(pin => c.Instance.Pins.GetValueOrDefault(pin, [])).Any(read.Contains));
    }

    private static string Verb(IEnumerable<NetlistCell> cells) => cells.Count() == 1 ? "counts" : "count";

    private static string Instances(int count) => count == 1 ? "1 instance" : $"{count} instances";
}
