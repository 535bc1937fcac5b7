using System.Diagnostics;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Benchmarks;

/// <summary>One of our evaluators under the clock. The time of a network is that of the fastest of many evaluations, so that
/// other work on the machine falls between them.</summary>
/// <param name="name">In the table.</param>
/// <param name="evaluator">The evaluator.</param>
internal sealed class EvaluatorContender(string name, Evaluator evaluator)
{
    private double[] _fastest = [];

    public string Name => name;

    /// <summary>Mean over the networks of the seconds of the fastest evaluation of each.</summary>
    public double Seconds => _fastest.Average();

    public double PerSecond => 1 / Seconds;

    public long[] Losses(Genome[] genomes) => [.. genomes.Select(evaluator.Loss)];

    /// <summary>Evaluates all networks again and again for about so long.</summary>
    public void Measure(Genome[] genomes, double seconds)
    {
        long end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        _fastest = _fastest.Length > 0 ? _fastest : [.. genomes.Select(_ => double.PositiveInfinity)];
        while (Stopwatch.GetTimestamp() < end)
        {
            for (int i = 0; i < genomes.Length; i++)
            {
                long begin = Stopwatch.GetTimestamp();
                evaluator.Loss(genomes[i]);
                _fastest[i] = Math.Min(_fastest[i], Stopwatch.GetElapsedTime(begin).TotalSeconds);
            }
        }
    }
}
