using System.Collections.Immutable;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Gradient;

/// <summary>The ends of the features' ranges, chosen so that a few values far out do not squeeze all others into one code: networks that
/// are trained for a short time on ranges of several kinds say which ones to take. Test rows have no say in it.</summary>
/// <param name="Scale">The ranges.</param>
/// <param name="Clip">What they leave out, as run.json names it: a value of <c>--clip</c>, or <c>each</c> where every feature has its own.</param>
/// <param name="Notes">What a user should know of it.</param>
public sealed record RangeChoice(InputScale Scale, string Clip, ImmutableArray<string> Notes)
{
    /// <summary>Percent left out at either end, least first.</summary>
    private static readonly double[] Percents = [0, 0.1, 0.5, 1, 2, 5];

    /// <summary>A feature's own ends leave out as little as makes its range at most so many times that of the most clipped.</summary>
    private const double Wide = 3;

    /// <summary>Times its usual range that make a feature's range one with spikes.</summary>
    private const double Spiky = 100;

    /// <summary>Rows of a part that a trial looks at.</summary>
    private const int Rows = 4000;

    private const int Hidden = 8, Updates = 3000;

    /// <summary>Standard errors that other ranges have to be better by: of several equally good ones, the best by chance often is by one.</summary>
    private const double Clear = 2;

    /// <summary>Chooses. Ranges from the smallest to the largest value stay, unless others do clearly better.</summary>
    /// <param name="data">The data.</param>
    /// <param name="split">Its division; training rows give the ranges, they and validation rows the choice.</param>
    /// <param name="bits">Bits of a code, 1..8.</param>
    /// <param name="weighting">What weighs the same.</param>
    /// <param name="random">Decides the trials; is not moved.</param>
    /// <param name="threads">Changes nothing but the time.</param>
    /// <param name="costs">What wrong answers cost; null where all cost the same.</param>
    public static RangeChoice Of(
        Dataset data, Split split, int bits, Weighting weighting, RandomStream random, int threads, CostMatrix? costs = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(random);
        (ImmutableArray<InputScale> scales, InputScale each) = Scales(data.Select(split.Training), bits);
        (InputScale Scale, string Clip)[] candidates =
        [
            .. scales.Select((scale, p) => (scale, Data.Clip.AtBothEnds(Percents[p]).ToString())).Append((each, Data.Clip.Each.ToString()))
                .DistinctBy(c => string.Join(' ', c.Item1.Ranges)),
        ];
        string[] spiky = [.. data.Features.Where((_, k) => Span(scales[0].Ranges[k]) > Spiky * Span(each.Ranges[k])).Select(Words.Quoted)];
        ImmutableArray<string> notes = spiky.Length == 0 ? []
            : [$"{spiky.Length} of {Words.Count(data.Features.Length, "feature")} {(spiky.Length == 1 ? "has" : "have")} values over {Spiky} times "
                + $"the usual range ({Words.List(spiky)})"];
        if (candidates.Length == 1)
        {
            return new RangeChoice(scales[0], candidates[0].Clip, notes);
        }
        ImmutableArray<int> training = Splitter.Shares(split.Training, Rows, data, random.Child(0));
        ImmutableArray<int> validation = Splitter.Shares(split.Validation, Rows, data, random.Child(1));
        Score[] scores = new Score[candidates.Length];
        Parallel.For(0, scores.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            CodedRows fitted = data.Encode(training, candidates[i].Scale) with { Costs = costs };
            CodedRows held = data.Encode(validation, candidates[i].Scale) with { Costs = costs };
            TrainerOptions options = new() { Hidden = [Hidden], Restarts = 1, Updates = Updates, Weighting = weighting, Threads = 1 };
            FloatMlp network = FloatTrainer.Train(fitted, held, options, random.Child(2));
            scores[i] = network.ScoreOn(fitted with { Codes = fitted.Codes.AddRange(held.Codes), Labels = fitted.Labels.AddRange(held.Labels) });
        });
        int best = Enumerable.Range(0, scores.Length).MaxBy(i => scores[i].By(weighting));
        (double plain, double found) = (scores[0].By(weighting), scores[best].By(weighting));
        return found <= plain + Clear * scores[0].StandardError(weighting) ? new RangeChoice(scales[0], candidates[0].Clip, notes)
            : new RangeChoice(candidates[best].Scale, candidates[best].Clip, notes.Add($"the ranges of the features {Said(candidates[best].Clip)}: "
                + $"quickly trained networks have {found:0.000} on training and validation rows in place of {plain:0.000}; "
                + "--clip 0 takes smallest and largest values"));
    }

    /// <summary>The scale of <see cref="Data.Clip.Each"/>.</summary>
    /// <param name="rows">Training rows, at least one; NaN marks a missing cell.</param>
    /// <param name="bits">Bits of a code, 1..8.</param>
    public static InputScale OfEach(IReadOnlyList<double[]> rows, int bits) => Scales(rows, bits).Each;

    /// <summary>A scale for each of <see cref="Percents"/>, and the one in which every feature has its own.</summary>
    private static (ImmutableArray<InputScale> All, InputScale Each) Scales(IReadOnlyList<double[]> rows, int bits)
    {
        ImmutableArray<InputScale> scales = InputScale.FitEach(rows, bits, [.. Percents.Select(Data.Clip.AtBothEnds)]);
        int[] own = [.. Enumerable.Range(0, rows[0].Length).Select(k => Own([.. scales.Select(s => Span(s.Ranges[k]))]))];
        return (scales, new InputScale(bits, [.. own.Select((p, k) => scales[p].Ranges[k])]));
    }

    private static string Said(string clip) =>
        clip == Data.Clip.Each.ToString() ? "leave out up to 5 % at either end, as little of each feature as makes its range a usual one"
        : $"are the percentiles {clip} of the training values";

    private static int Own(double[] spans) => Array.FindIndex(spans, span => span <= Wide * spans[^1]);

    /// <summary>Halves, so that the difference of two large values stays finite.</summary>
    private static double Span(FeatureRange range) => range.High * 0.5 - range.Low * 0.5;
}
