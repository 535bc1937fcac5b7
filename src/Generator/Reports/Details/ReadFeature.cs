using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Designs;

namespace PrintedMlp.Generator.Reports.Details;

/// <summary>What a feature that a netlist reads is worth to it.</summary>
/// <param name="Feature">Index of the feature in the run's column order.</param>
/// <param name="AccuracyWithout">Accuracy on validation rows, 0..1, where its sensor always says the median of the training rows.</param>
internal sealed record ReadFeature(int Feature, double AccuracyWithout)
{
    /// <summary>Cells times words of 64 rows times features up to which features are ranked.</summary>
    private const double MostWork = 2e9;

    /// <summary>The features that a design's netlist reads, the one that is missed most first.</summary>
    /// <param name="design">The design, with its netlist.</param>
    /// <param name="rows">Rows in what the design reads.</param>
    /// <returns>None where it would take long, or no feature is read.</returns>
    public static ImmutableArray<ReadFeature> Of(Design design, PartRows rows)
    {
        Netlist netlist = design.NetlistOfIndex;
        HashSet<int> read = [.. netlist.Instances.SelectMany(i => i.Pins), .. netlist.Outputs];
        int[] features = [.. netlist.Inputs.Where((_, i) => read.Contains(Netlist.InputOf(i))).Select(input => input.Feature).Distinct().Order()];
        double work = (double)Math.Max(1, netlist.Instances.Length) * (1 + rows.Validation.Count / 64) * features.Length;
        return work > MostWork ? [] : [.. features.Select(feature => new ReadFeature(feature, Without(feature, netlist, rows)))
            .OrderBy(f => f.AccuracyWithout).ThenBy(f => f.Feature)];
    }

    private static double Without(int feature, Netlist netlist, PartRows rows)
    {
        byte median = Median(rows.Training.Codes.Select(row => row[feature]), rows.Training.Count);
        IEnumerable<byte[]> codes = rows.Validation.Codes.Select(row =>
        {
            byte[] changed = [.. row];
            changed[feature] = median;
            return changed;
        });
        return NetlistSimulation.Classify(netlist, BitRows.Pack([.. codes], netlist.Inputs)).Zip(rows.Validation.Labels)
            .Count(p => p.First == p.Second) / (double)rows.Validation.Count;
    }

    /// <summary>The lower of two in the middle.</summary>
    private static byte Median(IEnumerable<byte> codes, int count)
    {
        int[] counts = new int[byte.MaxValue + 1];
        foreach (byte code in codes)
        {
            counts[code]++;
        }
        int median = 0;
        for (int below = counts[0]; 2 * below < count; below += counts[median])
        {
            median++;
        }
        return (byte)median;
    }
}
