using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Finds the nets and ports of a netlist that carry a supply. They take no part in rows; a pin tied to one is constant.</summary>
internal static class SupplyNets
{
    /// <summary>The nets at supply pins, and the ports that are called like supplies; true for a ground. Constants are left out.</summary>
    public static Dictionary<int, bool> Of(FlatModule module, ImmutableArray<NetlistCell> cells)
    {
        Dictionary<int, bool> nets = [];
        foreach (NetlistCell cell in cells)
        {
            foreach (SupplyPin pin in cell.SupplyPins)
            {
                foreach (int net in cell.Instance.Pins[pin.Name].Where(net => net > 1))
                {
                    nets.TryAdd(net, pin.IsGround);
                }
            }
        }
        HashSet<int> read = [.. cells.SelectMany(c => c.Inputs.SelectMany(pin => c.Instance.Pins.GetValueOrDefault(pin, [])))];
        foreach (FlatPort port in module.Ports.Where(p => p.Direction == "inout" || (p.Direction == "input" && !p.Bits.Any(read.Contains))))
        {
            if (SupplyPin.ByName(port.Name) is { } supply)
            {
                foreach (int net in port.Bits)
                {
                    nets.TryAdd(net, supply.IsGround);
                }
            }
        }
        return nets;
    }

    /// <summary>The ports that are supplies.</summary>
    public static ImmutableArray<FlatPort> Ports(FlatModule module, Dictionary<int, bool> supplies) =>
        [.. module.Ports.Where(p => p.Direction != "output" && p.Bits.Length > 0 && p.Bits.All(supplies.ContainsKey))];
}
