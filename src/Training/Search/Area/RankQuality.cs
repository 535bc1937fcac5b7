using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Area;

/// <summary>How well estimated areas agree with mapped ones.</summary>
/// <param name="Circuits">Number of circuits compared.</param>
/// <param name="Spearman">Rank correlation, -1..1.</param>
/// <param name="WorstError">Largest relative error of the estimate.</param>
public sealed record RankQuality(int Circuits, double Spearman, double WorstError)
{
    /// <summary>Compares estimates with areas; circuits without area are left out.</summary>
    public static RankQuality Of(IEnumerable<AreaSample> samples)
    {
        AreaSample[] real = [.. samples.Where(s => s.AreaCm2 > 0)];
        double[] estimated = Ranks([.. real.Select(s => s.EstimateCm2)]), mapped = Ranks([.. real.Select(s => s.AreaCm2)]);
        return new RankQuality(real.Length, Correlation(estimated, mapped),
            real.Select(s => Math.Abs(s.EstimateCm2 / s.AreaCm2 - 1)).DefaultIfEmpty(0).Max());
    }

    /// <summary>Ranks from 0; equal values share the mean of theirs.</summary>
    private static double[] Ranks(double[] values) =>
        [.. values.Select(v => values.Count(o => o < v) + (values.Count(o => o == v) - 1) / 2.0)];

    private static double Correlation(double[] a, double[] b)
    {
        if (a.Length < 2)
        {
            return 1;
        }
        double meanA = a.Average(), meanB = b.Average();
        double covariance = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        double scale = Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
        return scale > 0 ? covariance / scale : 1;
    }
}

/// <summary>A genome's estimated area beside that of its mapped netlist.</summary>
/// <param name="Counts">Parts of its circuit; item i belongs to <see cref="CircuitPart"/> i.</param>
/// <param name="EstimateCm2">Estimated area.</param>
/// <param name="AreaCm2">Area of the netlist.</param>
/// <param name="Genome">The genome.</param>
public sealed record AreaSample(double[] Counts, double EstimateCm2, double AreaCm2, Genome Genome);
