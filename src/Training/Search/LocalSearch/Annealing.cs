using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;

namespace PrintedMlp.Training.Search.LocalSearch;

/// <summary>Simulated annealing of one genome for <c>error + price * area</c>, with incremental evaluation. The area is
/// priced first: it bounds the loss that a move may have, and the count of wrong rows ends once that is passed.</summary>
/// <param name="evaluator">Rows and vector unit; for one thread.</param>
public sealed class Annealing(IncrementalEvaluator evaluator)
{
    private const int Quantiles = 1024;

    /// <summary>-ln(u) for u in the middle of each of 1024 equal parts of 0..1.</summary>
    private static readonly double[] Exponential =
        [.. Enumerable.Range(0, Quantiles).Select(i => -Elementary.Log((i + 0.5) / Quantiles))];

    private readonly Genome _changed = new(evaluator.Current.Shape);
    private readonly AreaEstimate _area = new(evaluator.Current.Shape);
    private readonly AreaEstimate _changedArea = new(evaluator.Current.Shape);

    /// <summary>Anneals.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="model">Area of the parts.</param>
    /// <param name="plan">Price, temperature and number of moves.</param>
    /// <param name="random">Decides everything.</param>
    /// <param name="found">Gets every network on the way that is the smallest of its level.</param>
    public void Run(Genome start, AreaModel model, AnnealingPlan plan, RandomStream random, Archive found)
    {
        evaluator.Reset(start);
        _area.Estimate(start, model);
        _changed.CopyFrom(start);
        double unit = evaluator.Rows.FullLoss;
        double price = plan.Price;
        int step = Math.Max(1, plan.Moves / AnnealingPlan.Steps);
        for (int i = 0; i < plan.Moves; i++)
        {
            price *= i % step == step - 1 ? plan.Growth : 1;
            Move move = Moves.Draw(_changed, random);
            if (move.IsNone)
            {
                continue;
            }
            _changedArea.CopyFrom(_area);
            double area = _changedArea.Update(_changed, model, move.Hidden >= 0 ? 1UL << move.Hidden : 0, move.Outputs);
            double heat = plan.Temperature * DrawExponential(random);
            double bound = evaluator.Loss + (price * (_area.AreaCm2 - area) + heat) * unit;
            if (bound >= 0 && Try(move, (long)bound) is var loss && loss <= bound)
            {
                Accept(move);
                found.Add(evaluator.Current, loss, area);
            }
            else
            {
                _changed.CopyFrom(evaluator.Current);
            }
        }
    }

    /// <summary>A number from the exponential distribution of mean 1, in 1024 steps.</summary>
    internal static double DrawExponential(RandomStream random) => Exponential[random.NextUInt64() >> 54];

    private long Try(Move move, long bound) => move.Offset != 0 ? evaluator.Loss : move.Hidden >= 0
        ? evaluator.TryHidden(_changed, move.Hidden, bound)
        : evaluator.TryOutputs(_changed, move.Outputs, bound);

    private void Accept(Move move)
    {
        _area.CopyFrom(_changedArea);
        if (move.Hidden >= 0)
        {
            evaluator.AcceptHidden(_changed, move.Hidden);
        }
        else if (move.Offset != 0)
        {
            evaluator.AcceptOffset(_changed, move.Offset);
        }
        else
        {
            evaluator.AcceptOutputs(_changed, move.Outputs);
        }
    }
}
