using System.Collections.Immutable;

namespace PrintedMlp.Approx.Networks;

/// <summary>One comparison of a tournament. A player is a class (its index) or the winner of an earlier match (number
/// of classes + index of that match).</summary>
/// <param name="Left">The player that wins ties.</param>
/// <param name="Right">The player that has to be strictly larger.</param>
/// <param name="Mask">Which bits of the two's-complement values the comparison sees; <see cref="Summand.AllBits"/>
/// sees all. The winner carries its whole value on (ICCAD'23's approximate argmax).</param>
public sealed record Match(int Left, int Right, long Mask = Summand.AllBits)
{
    /// <summary>True when the left value wins: <c>(left &amp; mask) &gt;= (right &amp; mask)</c>, both signed.</summary>
    public bool LeftWins(long left, long right) => (left & Mask) >= (right & Mask);
}

/// <summary>The tournament that turns the output values into the index of a class. A class that no match names can
/// never be the answer.</summary>
/// <param name="Classes">Number of classes, at least 1; equals the neurons of the last layer.</param>
/// <param name="Matches">The comparisons in an order in which every player is known; the last one's winner is the
/// answer.</param>
/// <param name="OnlyClass">The answer when there is no match.</param>
public sealed record Argmax(int Classes, ImmutableArray<Match> Matches, int OnlyClass = 0)
{
    /// <summary>Bits of the index of a class: max(1, ceil(log2(classes))).</summary>
    public static int IndexBits(int classes) => Interval.Of(classes - 1).Width;

    /// <summary>The exact argmax as a balanced tree of neighbours, so that ties go to the lower index.</summary>
    public static Argmax Exact(int classes) => Tournament(classes, Enumerable.Range(0, classes));

    /// <summary>A balanced tournament over <paramref name="players"/> in that order: neighbours meet, ties go to the
    /// one that stands first.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <param name="players">The classes that take part, at least one, each at most once.</param>
    public static Argmax Tournament(int classes, IEnumerable<int> players)
    {
        List<int> round = [.. players];
        int only = round[0];
        ImmutableArray<Match>.Builder matches = ImmutableArray.CreateBuilder<Match>();
        while (round.Count > 1)
        {
            List<int> winners = [];
            for (int i = 0; i + 1 < round.Count; i += 2)
            {
                winners.Add(classes + matches.Count);
                matches.Add(new Match(round[i], round[i + 1]));
            }
            if (round.Count % 2 == 1)
            {
                winners.Add(round[^1]);
            }
            round = winners;
        }
        return new Argmax(classes, matches.ToImmutable(), only);
    }

    /// <summary>The winning class.</summary>
    /// <param name="values">The output values, one a class.</param>
    public int Winner(ReadOnlySpan<long> values)
    {
        Span<int> champion = stackalloc int[Matches.Length];
        int winner = OnlyClass;
        for (int i = 0; i < Matches.Length; i++)
        {
            Match match = Matches[i];
            int left = match.Left < Classes ? match.Left : champion[match.Left - Classes];
            int right = match.Right < Classes ? match.Right : champion[match.Right - Classes];
            winner = champion[i] = match.LeftWins(values[left], values[right]) ? left : right;
        }
        return winner;
    }
}
