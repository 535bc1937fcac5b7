using System.Collections.Immutable;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Gradient;

/// <summary>The number of hidden neurons, chosen by networks of a few sizes that are trained for a short time. Test rows have no say in it.</summary>
/// <param name="Hidden">The size.</param>
/// <param name="Tried">The sizes that were tried, smallest first, and their accuracy on validation rows, 0..1.</param>
public sealed record SizeChoice(int Hidden, ImmutableArray<(int Hidden, double Accuracy)> Tried)
{
    /// <summary>The smallest size, which small tables of few classes do best with.</summary>
    public const int Smallest = 5;

    private static readonly int[] Sizes = [Smallest, 10, 20, 32];

    /// <summary>A size may be this much less accurate than the best one, and at least <see cref="Errors"/> standard errors.</summary>
    private const double Worth = 0.02;

    private const double Errors = 2;

    /// <summary>No larger size is tried after one that is less than this better than all before it.</summary>
    private const double Gain = 0.005;

    /// <summary>Rows of a part that a trial looks at.</summary>
    private const int Rows = 4000;

    private const int Updates = 3000, Restarts = 2;

    /// <summary>What it found, in words.</summary>
    public string Words => $"{Hidden} hidden neurons: quickly trained networks of {string.Join(", ", Tried.Select(t => t.Hidden))} have "
        + $"{string.Join(", ", Tried.Select(t => $"{t.Accuracy:0.000}"))} on validation rows; --hidden says another number";

    /// <summary>The smallest size that is hardly less accurate than the best one.</summary>
    /// <param name="training">Rows to fit.</param>
    /// <param name="validation">Rows to choose on.</param>
    /// <param name="weighting">What weighs the same.</param>
    /// <param name="random">Decides the trials; is not moved.</param>
    /// <param name="threads">Changes nothing but the time.</param>
    public static SizeChoice Of(CodedRows training, CodedRows validation, Weighting weighting, RandomStream random, int threads)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(random);
        (CodedRows fitted, CodedRows held) = (training.Drawn(Rows, random.Child(0)), validation.Drawn(Rows, random.Child(1)));
        List<(int Hidden, Score Score)> tried = [];
        double best = 0;
        foreach (int hidden in Sizes)
        {
            TrainerOptions options = new() { Hidden = [hidden], Restarts = Restarts, Updates = Updates, Weighting = weighting, Threads = threads };
            Score score = FloatTrainer.Train(fitted, held, options, random.Child(2).Child((ulong)hidden)).ScoreOn(held);
            tried.Add((hidden, score));
            bool gains = score.By(weighting) >= best + Gain;
            best = Math.Max(best, score.By(weighting));
            if (!gains)
            {
                break;
            }
        }
        Score reached = tried.MaxBy(t => t.Score.By(weighting)).Score;
        double least = best - Math.Max(Worth, Errors * reached.StandardError(weighting));
        return new SizeChoice(tried.First(t => t.Score.By(weighting) >= least).Hidden, [.. tried.Select(t => (t.Hidden, t.Score.By(weighting)))]);
    }
}
