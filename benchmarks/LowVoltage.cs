using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;

namespace PrintedMlp.Benchmarks;

/// <summary>The same cells at 0.6 V.</summary>
internal static class LowVoltage
{
    private static readonly CellLibrary Library = TechnologyCatalogue.Load("egfet-0.6V");

    /// <summary>Static power in mW of a netlist's cells at 0.6 V.</summary>
    /// <param name="netlist">A netlist of the same technology at another voltage.</param>
    /// <param name="codes">The rows that it is a mean over, one code a feature.</param>
    public static double StaticPowerMw(Netlist netlist, IReadOnlyList<byte[]> codes)
    {
        Netlist low = netlist with { Library = Library, Instances = [.. netlist.Instances.Select(i => i with { Cell = Library.Find(i.Cell.Name)! })] };
        return NetlistSimulation.StaticPowerMw(low, BitRows.Pack(codes, low.Inputs));
    }
}
