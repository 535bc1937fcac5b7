using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>Which designs are accurate enough to be recommended. Of a design that is no better than the commonest class this says nothing:
/// <see cref="CommonestClass"/> does.</summary>
internal static class Recommendation
{
    /// <summary>The rule in one sentence.</summary>
    /// <param name="maxLoss">As in <see cref="SearchSettings.MaxLoss"/>.</param>
    /// <param name="weighting">What weighs the same when designs are judged.</param>
    public static string Rule(double? maxLoss, Weighting weighting) => "the smallest design " + (maxLoss, weighting) switch
    {
        (null, Weighting.Costs) => "within one standard error of that with the lowest mean cost of a row, in cost and in accuracy",
        (null, _) => "within one standard error of the best in accuracy and in balanced accuracy",
        ({ } loss, Weighting.Costs) =>
            $"whose answers cost at most {100 * loss:0.##} % of the worst answers more than the exact network's (--max-loss {loss})",
        ({ } loss, Weighting.Classes) => $"at most {100 * loss:0.##} points of balanced accuracy below the exact network (--max-loss {loss})",
        ({ } loss, _) => $"at most {100 * loss:0.##} points below the exact network (--max-loss {loss})",
    } + ", chosen on training and validation rows";

    /// <summary>Whether a design is accurate enough: at most <see cref="SearchSettings.MaxLoss"/> below the exact network; without it, at most
    /// one standard error below the design that is judged best, in accuracy and in balanced accuracy, or in costs and in accuracy where
    /// costs are given. Breiman et al., Classification and Regression Trees, 1984, 3.4.3.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="front">Designs to choose from.</param>
    /// <param name="exact">The exact network.</param>
    public static Func<Design, bool> Of(RunOptions options, IEnumerable<Design> front, Design exact)
    {
        if (options.Search.MaxLoss is { } loss)
        {
            return design => design.Judged >= exact.Judged - loss;
        }
        if (options.Search.Weighting == Weighting.Costs)
        {
            Design cheapest = front.Append(exact).OrderByDescending(d => d.Judged).First();
            double cost = Least(cheapest, Weighting.Costs), accuracy = Least(cheapest, Weighting.Rows);
            return design => design.Judged >= cost && Believed(design, Weighting.Rows) >= accuracy;
        }
        Weighting other = options.Search.Weighting == Weighting.Rows ? Weighting.Classes : Weighting.Rows;
        Design best = front.Append(exact).OrderByDescending(d => d.Judged).ThenByDescending(d => Believed(d, other)).First();
        double rows = Least(best, Weighting.Rows), classes = Least(best, Weighting.Classes);
        return design => Believed(design, Weighting.Rows) >= rows && Believed(design, Weighting.Classes) >= classes;
    }

    private static double Least(Design best, Weighting weighting) => Believed(best, weighting) - best.JudgedBy(weighting).StandardError;

    private static double Believed(Design design, Weighting weighting) => design.JudgedBy(weighting).Believed;
}
