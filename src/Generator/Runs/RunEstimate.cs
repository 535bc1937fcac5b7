using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Runs;

/// <summary>What a run takes, by the size of its table and by its effort: fitted on the runs of <c>benchmarks/results/estimate.csv</c> by
/// <c>benchmarks estimate</c>, which says how far off it is.</summary>
/// <param name="Seconds">Processor time on the machine where the runs were measured, simulators and compilers included.</param>
/// <param name="MemoryMb">Memory of the largest process in MiB.</param>
/// <param name="DiskMb">The run's folder in MiB.</param>
/// <param name="IsBeyond">True where no table as large, or no run of that effort, was measured.</param>
internal sealed record RunEstimate(double Seconds, double MemoryMb, double DiskMb, bool IsBeyond)
{
    /// <summary>The size up to which runs were measured: that of Pendigits.</summary>
    private const double MostMeasured = 10992 * 16 * 10;

    // Of benchmarks/results/estimate.md, as all figures here.
    private static readonly SizeLaw QuickSeconds = new(21.73, 0.2173, 0.45), NormalSeconds = new(37.17, 0.3717, 0.45);
    private static readonly SizeLaw Memory = new(306.1, 0.009681, 0.75), Disk = new(0.0405, 0.2277, 0.25);

    /// <summary>How much more is searched with <c>--effort thorough</c> than with <c>normal</c>: the moves of <see cref="EffortBudgets"/>.</summary>
    private const double ThoroughOverNormal = 10;

    /// <summary>The estimate; null for a run that is none of those that were measured, one without a search or with a budget of its own.</summary>
    /// <param name="dataset">Its table.</param>
    /// <param name="options">Its options.</param>
    public static RunEstimate? Of(Dataset dataset, RunOptions options)
    {
        if (options.Search.Method != SearchMethod.Memetic || !options.SearchesGates || options.Search.Budget is not null
            || options.Gates.Budget is not null)
        {
            return null;
        }
        RunEstimate one = Of(dataset.Rows.Length, dataset.Features.Length, dataset.Classes.Length, options.Search.Effort);
        return one with { Seconds = one.Seconds * options.Output.Seeds, DiskMb = one.DiskMb * options.Output.Seeds };
    }

    /// <summary>The estimate for one seed.</summary>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="features">Its features.</param>
    /// <param name="classes">Its classes.</param>
    /// <param name="effort">How long is searched.</param>
    public static RunEstimate Of(int rows, int features, int classes, Effort effort)
    {
        double size = (double)rows * features * classes;
        double seconds = effort switch
        {
            Effort.Quick => QuickSeconds.At(size),
            Effort.Normal => NormalSeconds.At(size),
            _ => ThoroughOverNormal * NormalSeconds.At(size),
        };
        return new(seconds, Memory.At(size), Disk.At(size), size > MostMeasured || effort == Effort.Thorough);
    }

    /// <summary>What several runs take one after the other.</summary>
    public static RunEstimate Sum(IReadOnlyCollection<RunEstimate> runs) => new(runs.Sum(r => r.Seconds), runs.Max(r => r.MemoryMb),
        runs.Sum(r => r.DiskMb), runs.Any(r => r.IsBeyond));

    /// <summary>In words.</summary>
    public override string ToString() => $"about {Rounded(Seconds / 60)} minutes of processor time on the reference machine, "
        + $"{Rounded(MemoryMb / 1024)} GB of memory, {Rounded(DiskMb)} MB of disk{(IsBeyond ? "; nothing as large was measured" : "")}";

    /// <summary>Two digits, which is more than is known.</summary>
    private static string Rounded(double value) => value >= 100 ? $"{Math.Round(value / 10) * 10:0}" : value >= 10 ? $"{value:0}" : $"{value:0.0}";

    /// <summary>A figure by the size of the table, rows times features times classes.</summary>
    /// <param name="Least">What does not depend on the size.</param>
    /// <param name="Factor">Of the size to the power.</param>
    /// <param name="Power">The power.</param>
    private readonly record struct SizeLaw(double Least, double Factor, double Power)
    {
        public double At(double size) => Least + Factor * Math.Pow(size, Power);
    }
}
