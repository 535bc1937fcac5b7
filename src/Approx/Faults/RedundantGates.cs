using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Approx.Faults;

/// <summary>Takes out of a netlist what no inputs that can occur need: where a fault can never be seen, its place may as well be constant.</summary>
public static class RedundantGates
{
    /// <summary>The netlist without its redundant places, and those places in the numbering of the netlist that each was found in.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="vectors">Inputs that can occur; those on which a fault shows need no proof.</param>
    /// <param name="name">How a fault is called, for people.</param>
    public static (Netlist Netlist, ImmutableArray<string> Removed) Remove(Netlist netlist, IReadOnlyList<bool[]> vectors,
        Func<Netlist, Fault, string> name)
    {
        ArgumentNullException.ThrowIfNull(netlist);
        ArgumentNullException.ThrowIfNull(name);
        List<string> removed = [];
        while (First(netlist, vectors) is { } fault)
        {
            removed.Add(name(netlist, fault));
            netlist = ConstantFolding.With(netlist, fault);
        }
        return (netlist, [.. removed]);
    }

    private static Fault? First(Netlist netlist, IReadOnlyList<bool[]> vectors)
    {
        FaultSimulation simulation = new(netlist, TestVectors.Rows(vectors, netlist.Inputs.Length));
        FaultProver prover = new(netlist, TestVectors.Allowed(netlist));
        foreach (FaultClass each in FaultList.Of(netlist))
        {
            simulation.Inject(each.First);
            if (simulation.ChangedRows().All(word => word == 0) && prover.Show(each.First).Exist == false)
            {
                // One that changes the netlist: a comparator that nobody reads stays.
                foreach (Fault fault in each.Faults.Where(f =>
                    !f.IsSignal || f.Signal >= Netlist.InputOf(netlist.Inputs.Length) || IsRead(netlist, f.Signal)))
                {
                    return fault;
                }
            }
        }
        return null;
    }

    private static bool IsRead(Netlist netlist, int signal) =>
        netlist.Outputs.Contains(signal) || netlist.Instances.Any(i => i.Pins.Contains(signal));
}
