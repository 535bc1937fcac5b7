using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Tests.Hardware;

/// <summary>Faults put into written files.</summary>
internal static class Fault
{
    /// <summary>Makes an AND of the last NAND that matters on the design's vectors.</summary>
    /// <returns>The name of the instance.</returns>
    public static string SwapNand(DesignFolder design, Netlist netlist)
    {
        string instance = WrongNand(design, netlist);
        string text = File.ReadAllText(design.NetlistFile), faulty = text.Replace($"NAND2X1 {instance} (", $"AND2X1 {instance} (", StringComparison.Ordinal);
        Assert.NotEqual(text, faulty);
        File.WriteAllText(design.NetlistFile, faulty);
        return instance;
    }

    /// <summary>The instance of the last NAND that would give another class on the design's vectors as an AND.</summary>
    public static string WrongNand(DesignFolder design, Netlist netlist)
    {
        BitRows rows = BitRows.Pack(design.Codes, netlist.Inputs);
        int[] right = NetlistSimulation.Classify(netlist, rows);
        Cell and = netlist.Library.Find("AND2X1")!;
        int wrong = Enumerable.Range(0, netlist.Instances.Length).Last(i => netlist.Instances[i] is { Cell.Name: "NAND2X1" } nand
            && !NetlistSimulation.Classify(netlist with { Instances = netlist.Instances.SetItem(i, nand with { Cell = and }) }, rows).SequenceEqual(right));
        return $"g{netlist.OutputOf(wrong)}";
    }
}
