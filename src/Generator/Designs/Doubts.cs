using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Generator.Designs;

/// <summary>Second circuits that say where a design is not sure: another, smaller design that votes too, where the two differ; or a decision
/// tree that has learnt on which training rows the float network is hardly decided, or on which it or most other designs rather contradict the
/// design, or on which the design is wrong.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows, of which a sample is looked at where they are many; test rows are not read.</param>
/// <param name="teacher">The float network.</param>
/// <param name="pool">Designs behind levels that may vote.</param>
internal sealed class Doubts(RunOptions options, RunData data, FloatMlp teacher, ImmutableArray<Design> pool)
{
    private const int MostLeaves = 24;

    /// <summary>Rows that the teacher doubts, in shares of those that may be rejected.</summary>
    private static readonly double[] Doubted = [0.5, 1, 2];

    /// <summary>What a doubtful row weighs, where another weighs 1.</summary>
    private static readonly double[] OfTeacher = [1, 2, 4], OfErrors = [3, 6, 12, 24], OfContradicted = [2];

    private readonly GatePrices _prices = new(options.Output.Technology.Value);
    private readonly Lazy<ImmutableArray<Second>> _shared = new(() =>
    [
        .. pool.OrderBy(design => design.AreaCm2).Select(design => Answered((GateClassifier)design.Classifier, data, votes: true)),
        .. Trees(data, new GatePrices(options.Output.Technology.Value), Lowest(Outputs(data, teacher).Select(outputs => Margin(outputs)),
            options.Gates.Reject), OfTeacher),
    ]);

    private readonly Lazy<double[][]> _outputs = new(() => Outputs(data, teacher));

    /// <summary>Second circuits for a design, the best first.</summary>
    public ImmutableArray<Doubt> About(GateClassifier own)
    {
        int[] training = own.Indices(data.Sample.OnLevels.Training.Codes), validation = own.Indices(data.Sample.OnLevels.Validation.Codes);
        CodedRows sample = data.Sample.OnLevels.Training;
        int[] wrong = [.. training.Select((answer, row) => answer == sample.Labels[row] ? 0 : 1)];
        IEnumerable<int[]> contradicted = [.. Lowest(training.Select((answer, row) => Margin(_outputs.Value[row], answer)), options.Gates.Reject),
            .. Lowest(training.Select((answer, row) => (double)_shared.Value.Count(second => second.Votes && second.Training[row] == answer)),
                options.Gates.Reject)];
        return [.. _shared.Value.Concat(Trees(data, _prices, [wrong], OfErrors)).Concat(Trees(data, _prices, contradicted, OfContradicted))
            .Where(second => !ReferenceEquals(second.Gates, own)).Select(Judged).OrderByDescending(doubt => doubt.Believed)];

        Doubt Judged(Second second)
        {
            bool[] onTraining = Unsure(training, second.Training, second.Votes), onValidation = Unsure(validation, second.Validation, second.Votes);
            return new Doubt(second.Gates, second.Votes, (double)onValidation.Count(unsure => unsure) / Math.Max(1, onValidation.Length),
                Judgement.Of(Answered(training, onTraining, data.Sample.Training), Answered(validation, onValidation, data.Sample.Validation),
                    options.Search.Weighting).Believed);
        }
    }

    /// <summary>Those that no other beats in the share that they answer and the accuracy there, the share falling.</summary>
    public static IEnumerable<Doubt> Curve(IEnumerable<Doubt> doubts)
    {
        double reached = 0;
        foreach (Doubt doubt in doubts.OrderBy(doubt => doubt.Rejected).ThenByDescending(doubt => doubt.Believed))
        {
            if (doubt.Believed > reached)
            {
                reached = doubt.Believed;
                yield return doubt;
            }
        }
    }

    private static bool[] Unsure(int[] own, int[] second, bool votes) => [.. own.Zip(second, (a, b) => votes ? a != b : b == 1)];

    private static Score Answered(int[] answers, bool[] unsure, CodedRows rows)
    {
        int[] taken = [.. Enumerable.Range(0, answers.Length).Where(row => !unsure[row])];
        return Score.Of([.. taken.Select(row => answers[row])], [.. taken.Select(row => rows.Labels[row])], rows.Classes, rows.Costs);
    }

    /// <summary>Which rows have the lowest figures, for each of <see cref="Doubted"/>.</summary>
    private static IEnumerable<int[]> Lowest(IEnumerable<double> figures, double reject)
    {
        double[] own = [.. figures];
        double[] sorted = [.. own.Order()];
        return Doubted.Select(times => sorted[Math.Min(sorted.Length - 1, (int)(times * reject * sorted.Length))])
            .Select(limit => own.Select(figure => figure < limit ? 1 : 0).ToArray());
    }

    private static double[][] Outputs(RunData data, FloatMlp teacher) => [.. data.Sample.Training.Codes.Select(codes => teacher.Outputs(codes))];

    private static double Margin(double[] outputs)
    {
        double[] falling = [.. outputs.OrderDescending()];
        return falling[0] - falling[1];
    }

    /// <summary>How far the teacher puts a class above all others; below 0 where it answers another one, least where there is no such
    /// class.</summary>
    private static double Margin(double[] outputs, int answer) =>
        answer < outputs.Length ? outputs[answer] - outputs.Where((_, c) => c != answer).Max() : double.NegativeInfinity;

    private static IEnumerable<Second> Trees(RunData data, GatePrices prices, IEnumerable<int[]> labels, double[] weights) =>
        from own in labels
        from weight in weights
        let rows = data.Sample.OnLevels.Training with { Labels = [.. own], Classes = 2, Costs = new CostMatrix([[0, 1], [weight, 0]]) }
        from tree in new TreeTrainer(rows, Weighting.Costs).Grow(MostLeaves)
        where tree.Leaves > 1
        let circuit = tree.ToCircuit(LevelEncoder.Inputs(data.Grid), Argmax.IndexBits(2))
        select Answered(LevelEncoder.Classifier(GateList.Of(circuit, prices.Universal), data.Grid, Origin.Tree), data, votes: false);

    private static Second Answered(GateClassifier gates, RunData data, bool votes) =>
        new(gates, votes, gates.Indices(data.Sample.OnLevels.Training.Codes), gates.Indices(data.Sample.OnLevels.Validation.Codes));

    private sealed record Second(GateClassifier Gates, bool Votes, int[] Training, int[] Validation);
}

/// <summary>A second circuit for a design.</summary>
/// <param name="Second">The circuit.</param>
/// <param name="Votes">True: it answers a class, and where that differs, the design is not sure. False: it answers 1 there.</param>
/// <param name="Rejected">Share of the validation rows that it rejects.</param>
/// <param name="Believed">Accuracy that the choice believes in on the others, 0..1.</param>
internal sealed record Doubt(GateClassifier Second, bool Votes, double Rejected, double Believed);
