using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Archives;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.LocalSearch;

/// <summary>Simulated annealing of one genome for <c>error + price * area</c>, with incremental evaluation. The area is
/// priced first: it bounds the loss that a move may have, and the count of wrong rows ends once that is passed.</summary>
/// <param name="evaluator">Rows and vector unit; for one thread.</param>
internal sealed class Annealing(IncrementalEvaluator evaluator)
{
    /// <summary>Number of times that the price rises.</summary>
    private const int Steps = 64;

    private readonly Genome _changed = new(evaluator.Current.Shape);
    private readonly AreaEstimate _area = new(evaluator.Current.Shape);
    private readonly AreaEstimate _changedArea = new(evaluator.Current.Shape);

    /// <summary>Anneals.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="model">Area of the parts.</param>
    /// <param name="plan">Price, temperature and number of moves.</param>
    /// <param name="random">Decides everything.</param>
    /// <param name="found">Gets every network on the way that is the smallest of its bin.</param>
    public void Run(Genome start, AreaModel model, AnnealingPlan plan, RandomStream random, Archive found)
    {
        evaluator.Reset(start);
        _area.Estimate(start, model);
        _changed.CopyFrom(start);
        double unit = evaluator.Rows.FullLoss;
        GeometricSchedule price = new(plan.Price, plan.PriceRise, Steps, plan.Moves);
        for (int i = 0; i < plan.Moves; i++)
        {
            price.Advance(i);
            Move move = Moves.Draw(_changed, random);
            if (move.Kind == MoveKind.None)
            {
                continue;
            }
            _changedArea.CopyFrom(_area);
            double area = _changedArea.Update(_changed, model, move.Hidden, move.Outputs);
            double heat = plan.Temperature * Exponential.Draw(random);
            double bound = evaluator.Loss + (price.Value * (_area.AreaCm2 - area) + heat) * unit;
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

    private long Try(Move move, long bound) => move.Kind switch
    {
        MoveKind.Hidden => evaluator.TryHidden(_changed, move.Amount, bound),
        MoveKind.Outputs => evaluator.TryOutputs(_changed, move.Outputs, bound),
        _ => evaluator.Loss,
    };

    private void Accept(Move move)
    {
        _area.CopyFrom(_changedArea);
        switch (move.Kind)
        {
            case MoveKind.Hidden:
                evaluator.AcceptHidden(_changed, move.Amount);
                break;
            case MoveKind.Outputs:
                evaluator.AcceptOutputs(_changed, move.Outputs);
                break;
            default:
                evaluator.AcceptOffset(_changed, move.Amount);
                break;
        }
    }
}

/// <summary>How one round of annealing goes.</summary>
/// <param name="Price">What a cm2 is worth in error at the beginning.</param>
/// <param name="PriceRise">The price at the end in units of that at the beginning.</param>
/// <param name="Temperature">Mean worsening, in error, that is still accepted.</param>
/// <param name="Moves">Number of moves drawn.</param>
internal sealed record AnnealingPlan(double Price, double PriceRise, double Temperature, int Moves);
