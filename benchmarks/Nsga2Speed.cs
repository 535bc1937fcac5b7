using System.Diagnostics;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genetic;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Search.LocalSearch;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Benchmarks;

/// <summary>How much of a generation of NSGA-II is not evaluation: selection, crossover, mutation, sorting.</summary>
internal static class Nsga2Speed
{
    private const int Generations = 60;

    /// <summary>Generations before that, until everything is compiled at its best.</summary>
    private const int WarmUp = 120;

    /// <summary>A section of the results: one thread, each generation as published.</summary>
    public static string Measure(SearchRows rows, GenomeShape shape, AreaModel model)
    {
        LossPool pool = new(rows, shape, VectorUnits.Best, threads: 1);
        Nsga2Options options = Nsga2Options.Published;
        RandomStream random = new(3);
        Genome[] first = [.. Enumerable.Range(0, options.Population).Select(i => RandomGenomes.Draw(shape, random.Child((ulong)i)))];
        TimeSpan evaluated = TimeSpan.Zero;
        Nsga2 population = new(Evaluate, options, rows.FullLoss, first);
        List<double> whole = [], evaluation = [];
        for (int generation = -WarmUp; generation < Generations; generation++)
        {
            TimeSpan before = evaluated;
            long begin = Stopwatch.GetTimestamp();
            population.Step(random.Child((ulong)(1000 + generation)));
            double took = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            if (generation >= 0)
            {
                whole.Add(took);
                evaluation.Add((evaluated - before).TotalMilliseconds);
            }
        }
        double step = Statistics.Median(whole), loss = Statistics.Median(evaluation);
        return $"""

            ## A generation of NSGA-II

            Population {options.Population}, {shape.Inputs}-{shape.Hidden}-{shape.Classes}, the same rows, one thread, medians of {Generations} generations: {step:0.00} ms, of which {loss:0.00} ms
            evaluate the {options.Population} children (loss and area). The engine outside evaluation takes {1 - loss / step:0.0 %}.

            """;

        void Evaluate(Individual[] individuals)
        {
            long begin = Stopwatch.GetTimestamp();
            pool.Evaluate(individuals, model);
            evaluated += Stopwatch.GetElapsedTime(begin);
        }
    }
}
