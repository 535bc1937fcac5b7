using System.Collections.Concurrent;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genetic;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.LocalSearch;

/// <summary>Counts losses and areas of many genomes on several threads. The result depends on no thread.</summary>
/// <param name="rows">The rows.</param>
/// <param name="shape">Size of the genomes.</param>
/// <param name="unit">The vector unit.</param>
/// <param name="threads">Threads to use, at least 1.</param>
internal sealed class LossPool(SearchRows rows, GenomeShape shape, VectorUnit unit, int threads)
{
    private const int Chunk = 16;

    private readonly ConcurrentBag<(Evaluator Loss, AreaEstimate Area)> _idle = [];

    /// <summary>Gives every individual its loss and its area.</summary>
    public void Evaluate(Individual[] individuals, AreaModel model) => Parallel.For(
        0, (individuals.Length + Chunk - 1) / Chunk, new ParallelOptions { MaxDegreeOfParallelism = threads }, chunk =>
        {
            (Evaluator Loss, AreaEstimate Area) worker = _idle.TryTake(out var idle) ? idle
                : (Evaluator.Create(rows, shape, unit), new AreaEstimate(shape));
            for (int i = chunk * Chunk; i < Math.Min(individuals.Length, (chunk + 1) * Chunk); i++)
            {
                Individual individual = individuals[i];
                individual.AreaCm2 = worker.Area.Estimate(individual.Genome, model);
                individual.Loss = double.IsFinite(individual.AreaCm2) ? worker.Loss.Loss(individual.Genome) : rows.FullLoss;
            }
            _idle.Add(worker);
        });
}
