using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Approx.Faults;

/// <summary>What defective transistors make of one cell of a netlist: one of its stuck-at faults, each of which is equally likely.</summary>
/// <param name="Probability">That at least one of its transistors is defective.</param>
/// <param name="Faults">Faults that differ in what the cell then computes, each with its share; the shares add up to 1.</param>
public sealed record CellDefects(double Probability, ImmutableArray<(Fault Fault, double Share)> Faults)
{
    /// <summary>Of every cell of a netlist that has transistors.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="rate">Probability that a transistor is defective, 0..1; all are independent.</param>
    public static ImmutableArray<CellDefects> Of(Netlist netlist, double rate)
    {
        ArgumentNullException.ThrowIfNull(netlist);
        ImmutableArray<CellDefects>.Builder defects = ImmutableArray.CreateBuilder<CellDefects>();
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            double sound = 1;
            for (int transistor = CellStages.Transistors(netlist.Instances[i].Cell); transistor > 0; transistor--)
            {
                sound *= 1 - rate;
            }
            if (sound < 1)
            {
                defects.Add(new CellDefects(1 - sound, Shares(netlist, i)));
            }
        }
        return defects.ToImmutable();
    }

    private static ImmutableArray<(Fault, double)> Shares(Netlist netlist, int instance)
    {
        (Cell cell, ImmutableArray<int> pins) = netlist.Instances[instance];
        uint ones = BooleanFunction.Mask(cell.Inputs.Length);
        int output = netlist.OutputOf(instance);
        List<(uint Function, Fault Fault)> faults = [(0, Fault.OfSignal(output, false)), (ones, Fault.OfSignal(output, true))];
        for (int pin = 0; pin < pins.Length; pin++)
        {
            foreach (bool value in new[] { false, true })
            {
                faults.Add((FaultList.StuckPin(cell, pin, value), Fault.OfPin(netlist, instance, pin, value)));
            }
        }
        return [.. faults.GroupBy(f => f.Function).Select(same => (same.First().Fault, (double)same.Count() / faults.Count))];
    }
}
