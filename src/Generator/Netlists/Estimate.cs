using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Netlists;

/// <summary>What a netlist costs, and how well it classifies.</summary>
/// <param name="AreaCm2">Exact sum of the cells' areas.</param>
/// <param name="StaticPowerMw">Mean over the vectors of each cell's power in its input state; without vectors the mean
/// over each cell's states.</param>
/// <param name="Vectors">Number of rows, or null when there were none.</param>
/// <param name="CriticalPathMs">Longest sum of cell delays, or null when the technology has none.</param>
/// <param name="Cells">Number of instances.</param>
/// <param name="CellsByKind">Number of instances of each cell that is used, sorted by name.</param>
/// <param name="Accuracy">Share of the vectors whose label is the class index, the value of the first output port without flags, or null.</param>
internal sealed record Estimate(
    decimal AreaCm2,
    double StaticPowerMw,
    int? Vectors,
    double? CriticalPathMs,
    int Cells,
    IReadOnlyDictionary<string, int> CellsByKind,
    double? Accuracy)
{
    /// <summary>Estimated total power in mW.</summary>
    public double TotalPowerMw => StaticPowerMw * TotalPower.OverStatic;

    /// <summary>The costs of a netlist.</summary>
    /// <param name="mapped">The netlist.</param>
    /// <param name="rows">Input rows, or null.</param>
    /// <param name="labels">The class of each row, or null.</param>
    public static Estimate Of(MappedNetlist mapped, BitRows? rows, int[]? labels)
    {
        Netlist netlist = mapped.Netlist;
        bool answers = mapped.Cuts == 0;
        if (!answers && labels is not null)
        {
            throw new UserException("--labels: the netlist has cells that store a bit or whose function is not known, so a row has no class of its "
                + "own. Leave --labels out.");
        }
        rows = answers ? rows : null;
        return new Estimate(
            Area(mapped),
            mapped.Priced.Sum(c => c.StaticPowerNw ?? 0) * 1e-6
                + (rows is null ? netlist.Instances.Sum(i => i.Cell.StaticPowerNw.Average()) * 1e-6 : NetlistSimulation.StaticPowerMw(netlist, rows)),
            rows?.Rows,
            (netlist with { Outputs = [.. netlist.Outputs, .. mapped.PathEnds] }).CriticalPathMs,
            mapped.CellsByKind.Values.Sum(),
            mapped.CellsByKind,
            rows is null || labels is null ? null : Agreement(mapped, rows, labels));
    }

    /// <summary>Decimal, so that the sum of figures such as 0.1 is what a person would write.</summary>
    private static decimal Area(MappedNetlist mapped) =>
        mapped.Netlist.Instances.Select(i => i.Cell.AreaUm2).Concat(mapped.Priced.Select(c => c.AreaUm2!.Value))
            .Aggregate(0m, (sum, area) => sum + (decimal)area) * 1e-8m / 1.0000000000000000000000000000m;

    private static double Agreement(MappedNetlist mapped, BitRows rows, int[] labels)
    {
        if (mapped.Outputs[0].Width > 31)
        {
            throw new UserException($"--labels: the first output port, {mapped.Outputs[0].Name}, has {mapped.Outputs[0].Width} bits, expected a "
                + "class index of at most 31.");
        }
        int[] classes = NetlistSimulation.Classify(mapped.ClassIndex, rows);
        return (double)classes.Zip(labels).Count(p => p.First == p.Second) / labels.Length;
    }
}
