using System.Diagnostics;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Benchmarks;

/// <summary>One of our evaluators under the clock. Times are those of the fastest of many short passes, so that other work on
/// the machine falls between them.</summary>
/// <param name="name">In the table.</param>
/// <param name="evaluator">The evaluator.</param>
internal sealed class EvaluatorContender(string name, Evaluator evaluator)
{
    /// <summary>Seconds of a pass, about.</summary>
    private const double Pass = 0.001;

    public string Name => name;

    /// <summary>Seconds for one genome in the fastest pass.</summary>
    public double Seconds { get; private set; } = double.PositiveInfinity;

    public double PerSecond => 1 / Seconds;

    public long[] Losses(Genome[] genomes) => [.. genomes.Select(evaluator.Loss)];

    /// <summary>Runs passes for about so long.</summary>
    public void Measure(Genome[] genomes, double seconds)
    {
        long end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        int repeats = Math.Max(1, (int)(Pass / (genomes.Length * Math.Min(Seconds, 1))));
        while (Stopwatch.GetTimestamp() < end)
        {
            long begin = Stopwatch.GetTimestamp();
            for (int i = 0; i < repeats; i++)
            {
                foreach (Genome genome in genomes)
                {
                    evaluator.Loss(genome);
                }
            }
            Seconds = Math.Min(Seconds, Stopwatch.GetElapsedTime(begin).TotalSeconds / repeats / genomes.Length);
        }
    }
}
