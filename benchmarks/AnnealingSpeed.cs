using System.Diagnostics;
using System.Globalization;
using System.Text;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Search.Archives;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Search.LocalSearch;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Benchmarks;

/// <summary>Moves of annealing a second. A round is cut into slices that are the same each time; the time of a slice is the
/// least of several, so that other work on the machine falls between them.</summary>
internal static class AnnealingSpeed
{
    private const int Slices = 400;
    private const int Moves = 500;
    private const int Times = 10;

    /// <summary>Worth of a cm2 at the beginning and at the end, times the area of the start.</summary>
    private const double FirstPrice = 0.02, LastPrice = 0.4;
    private const double Temperature = 3e-4;

    /// <summary>A section of the results.</summary>
    public static string Measure(RunData data, RunOptions options, SearchRows rows, GenomeShape shape, VectorUnit[] units)
    {
        AreaModel model = AreaModel.Of(new Mapper(options.Output.Technology.Value));
        Genome start = Start(data, options, rows, model);
        double area = new AreaEstimate(shape).Estimate(start, model);
        StringBuilder text = new($"""

            ## Annealing

            {Slices * Moves} moves on the same rows, from a trained network of {shape.Inputs}-{shape.Hidden}-{shape.Classes} with powers of two ({area:0.00} cm2), price of a cm2 from {FirstPrice} to {LastPrice}
            divided by that, temperature {Temperature * 1e4:0}e-4. Moves that the price of their area rules out count.

            | unit | moves a second | error at the end | estimated area at the end, cm2 |
            |---|---|---|---|

            """);
        foreach (VectorUnit unit in units.Where(unit => unit != VectorUnit.Scalar))
        {
            double[] best = [.. Enumerable.Repeat(double.PositiveInfinity, Slices)];
            IncrementalEvaluator evaluator = IncrementalEvaluator.Create(rows, shape, unit);
            for (int time = 0; time < Times; time++)
            {
                Anneal(evaluator, start, area, model, best);
            }
            double end = new AreaEstimate(shape).Estimate(evaluator.Current, model);
            text.Append(string.Create(CultureInfo.InvariantCulture,
                $"| {unit} | {Slices * Moves / best.Sum():0} | {rows.Error(evaluator.Loss):0.0000} | {end:0.000} |\n"));
        }
        return text.ToString();
    }

    private static void Anneal(IncrementalEvaluator evaluator, Genome start, double area, AreaModel model, double[] best)
    {
        Annealing annealing = new(evaluator);
        Archive found = new(start.Shape, evaluator.Rows.FullLoss);
        Genome current = start;
        for (int slice = 0; slice < Slices; slice++)
        {
            double price = FirstPrice * Math.Pow(LastPrice / FirstPrice, slice / (Slices - 1.0)) / area;
            AnnealingPlan plan = new(price, 1, Temperature, Moves);
            long begin = Stopwatch.GetTimestamp();
            annealing.Run(current, model, plan, new RandomStream((ulong)slice), found);
            best[slice] = Math.Min(best[slice], Stopwatch.GetElapsedTime(begin).TotalSeconds);
            current = evaluator.Current.Copy();
        }
    }

    /// <summary>The best of a trained network's quantisations whose sums fit.</summary>
    public static Genome Start(RunData data, RunOptions options, SearchRows rows, AreaModel model)
    {
        FloatMlp network = Trained.Network(data, options);
        Genome[] starts = [.. from hidden in Enumerable.Range(2, 4) from output in Enumerable.Range(2, 4) from bits in new[] { 4, 6, 8 }
                              select PowerOfTwoStart.Of(network, rows, hidden, output, bits)];
        Evaluator evaluator = Evaluator.Create(rows, starts[0].Shape, VectorUnits.Best);
        AreaEstimate estimate = new(starts[0].Shape);
        return starts.Where(s => double.IsFinite(estimate.Estimate(s, model))).MinBy(evaluator.Loss)!;
    }
}
