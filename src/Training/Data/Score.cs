using System.Collections.Immutable;

namespace PrintedMlp.Training.Data;

/// <summary>How well a classifier does on labelled rows. All figures follow from the counts.</summary>
/// <param name="Counts">The confusion matrix: item [label][prediction] is a number of rows. Rows that got an
/// index that no class has stand in one more column at the end, which is there when there are any.</param>
public sealed record Score(ImmutableArray<ImmutableArray<int>> Counts)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Counts.Sum(row => row.Sum());

    /// <summary>Number of rows that got their own class.</summary>
    public int Correct => Counts.Select((row, label) => row[label]).Sum();

    /// <summary>Share of the rows that got their own class, 0..1; 0 when there is no row.</summary>
    public double Accuracy => Rows == 0 ? 0 : (double)Correct / Rows;

    /// <summary>Mean of the recalls of the classes that occur, 0..1: a classifier that only ever answers the largest
    /// class gets 1 / classes. 0 when there is no row.</summary>
    public double BalancedAccuracy =>
        Counts.Select((row, label) => (Right: row[label], All: row.Sum())).Where(c => c.All > 0)
            .Select(c => (double)c.Right / c.All).DefaultIfEmpty(0).Average();

    /// <summary>Number of classes that were answered at least once.</summary>
    public int Answered => Enumerable.Range(0, Counts.Length).Count(label => Counts.Any(row => row[label] > 0));

    /// <summary>What wrong answers cost; null where all cost the same.</summary>
    public CostMatrix? Costs { get; init; }

    /// <summary>Mean cost of a row; 0 when there is none.</summary>
    public double MeanCost => Rows == 0 || Costs is null ? 0 : EachCost((label, answer) => Costs.Of(label, answer)) / Rows;

    /// <summary>Accuracy over what weighs the same, 0..1.</summary>
    public double By(Weighting weighting) => weighting == Weighting.Classes ? BalancedAccuracy
        : weighting == Weighting.Costs && WorstCost > 0 ? 1 - MeanCost / WorstCost : Accuracy;

    /// <summary>What the wrong rows weigh together, in rows or in costs: rows times 1 - <see cref="By"/> where no cost is said.</summary>
    public double Lost(Weighting weighting) => weighting == Weighting.Classes ? Rows * (1 - BalancedAccuracy)
        : weighting == Weighting.Costs && Costs is not null ? Rows * MeanCost : Rows - Correct;

    /// <summary>Mean cost of a row when every answer is the worst.</summary>
    private double WorstCost => Rows == 0 || Costs is null ? 0 : EachCost((label, _) => Costs.Worst(label)) / Rows;

    private double EachCost(Func<int, int, double> cost) =>
        Counts.Select((row, label) => row.Select((count, answer) => count == 0 ? 0 : count * cost(label, answer)).Sum()).Sum();

    /// <summary>Standard error of <see cref="By"/> on other rows of the same kind. Shares are taken as (k + 1) / (n + 2), so that a few rows
    /// without a mistake do not promise that there never is one.</summary>
    public double StandardError(Weighting weighting)
    {
        if (weighting == Weighting.Costs && WorstCost > 0)
        {
            // As (k + 1) / (n + 2): one row more gets the worst answer of all.
            CostMatrix costs = Costs!;
            double worst = Enumerable.Range(0, Counts.Length).Where(label => Counts[label].Sum() > 0).Max(costs.Worst);
            double squares = EachCost((label, answer) => costs.Of(label, answer) * costs.Of(label, answer)) + worst * worst;
            double mean = (Rows * MeanCost + worst) / (Rows + 1);
            return Math.Sqrt(Math.Max(0, squares / (Rows + 1) - mean * mean) / Rows) / WorstCost;
        }
        if (weighting != Weighting.Classes)
        {
            return Math.Sqrt(Variance(Correct, Rows));
        }
        double[] variances = [.. Counts.Select((row, label) => (Right: row[label], All: row.Sum())).Where(c => c.All > 0)
            .Select(c => Variance(c.Right, c.All))];
        return Math.Sqrt(variances.Sum()) / Math.Max(1, variances.Length);

        static double Variance(int right, int all)
        {
            double share = (right + 1.0) / (all + 2);
            return share * (1 - share) / Math.Max(1, all);
        }
    }

    /// <summary>Over the rows of both.</summary>
    public Score Plus(Score other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with
        {
            Counts = [.. Counts.Zip(other.Counts, (a, b) => Enumerable.Range(0, Math.Max(a.Length, b.Length))
                .Select(i => (i < a.Length ? a[i] : 0) + (i < b.Length ? b[i] : 0)).ToImmutableArray())],
        };
    }

    /// <summary>Counts predictions against labels.</summary>
    /// <param name="predictions">Class index that was answered for each row.</param>
    /// <param name="labels">Class index of each row.</param>
    /// <param name="classes">Number of classes; every index is below it.</param>
    /// <param name="costs">What wrong answers cost; null where all cost the same.</param>
    /// <exception cref="ArgumentException">The two lists differ in length.</exception>
    public static Score Of(IReadOnlyList<int> predictions, IReadOnlyList<int> labels, int classes, CostMatrix? costs = null)
    {
        if (predictions.Count != labels.Count)
        {
            throw new ArgumentException($"{predictions.Count} predictions for {labels.Count} labels");
        }
        int columns = predictions.Any(p => p >= classes) ? classes + 1 : classes;
        int[][] counts = [.. Enumerable.Range(0, classes).Select(_ => new int[columns])];
        for (int i = 0; i < labels.Count; i++)
        {
            counts[labels[i]][Math.Min(predictions[i], classes)]++;
        }
        return new Score([.. counts.Select(row => row.ToImmutableArray())]) { Costs = costs };
    }

    /// <summary>Lets a classifier answer every row and counts.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="classify">From codes to class index, such as <c>mlp.Classify</c>.</param>
    public static Score Of(CodedRows rows, Func<byte[], int> classify) =>
        Of([.. rows.Codes.Select(classify)], rows.Labels, rows.Classes, rows.Costs);
}
