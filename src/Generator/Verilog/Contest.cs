using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A match that has to be decided by hardware.</summary>
/// <param name="Index">Its number in <see cref="Argmax.Matches"/>.</param>
/// <param name="Left">Player that wins ties: a class, or classes + number of an earlier contest's match.</param>
/// <param name="Right">The other player.</param>
/// <param name="Comparison">What is compared.</param>
internal sealed record Contest(int Index, int Left, int Right, Comparison Comparison);

/// <summary>The part of an argmax that can matter: matches whose winner is known before the values are, and matches
/// nobody asks for, are gone.</summary>
internal sealed class Contests
{
    private readonly Mlp _mlp;

    /// <summary>Finds them.</summary>
    public Contests(Mlp mlp)
    {
        _mlp = mlp;
        List<Contest> all = Decide(out int winner);
        Winner = winner;
        ReadBits = new long[mlp.Classes + mlp.Argmax.Matches.Length];
        IsLive = new bool[ReadBits.Length];
        IsLive[winner] = true;
        for (int i = all.Count - 1; i >= 0; i--)
        {
            MarkPlayers(all[i]);
        }
        Live = [.. all.Where(c => IsLive[mlp.Classes + c.Index])];
        ValueRange = Live.SelectMany(c => new[] { c.Left, c.Right }).Where(p => p < mlp.Classes)
            .Select(p => mlp.Ranges[^1][p]).Aggregate((Interval?)null, (a, b) => a is { } x ? Union(x, b) : b) ?? Interval.Of(0);
    }

    /// <summary>Who gives the answer: a class, or classes + number of a match.</summary>
    public int Winner { get; }

    /// <summary>The matches that hardware decides, in order.</summary>
    public IReadOnlyList<Contest> Live { get; }

    /// <summary>For each player, which bits of its value are read.</summary>
    public long[] ReadBits { get; }

    /// <summary>For each player, whether it can still give the answer.</summary>
    public bool[] IsLive { get; }

    /// <summary>Holds the values of every class that takes part.</summary>
    public Interval ValueRange { get; }

    private List<Contest> Decide(out int winner)
    {
        List<Contest> contests = [];
        int[] player = [.. Enumerable.Range(0, _mlp.Classes), .. new int[_mlp.Argmax.Matches.Length]];
        Interval[] ranges = [.. _mlp.Ranges[^1], .. new Interval[_mlp.Argmax.Matches.Length]];
        // Intervals know whole values, the circuit knows single bits: linters complain where either decides a comparison.
        ImmutableArray<bool?> decided = MlpCircuit.DecidedMatches(_mlp);
        winner = _mlp.Argmax.OnlyClass;
        for (int i = 0; i < _mlp.Argmax.Matches.Length; i++)
        {
            Match match = _mlp.Argmax.Matches[i];
            (int left, int right, int self) = (player[match.Left], player[match.Right], _mlp.Classes + i);
            Interval both = Union(ranges[left], ranges[right]);
            Comparison comparison = Comparison.Of(both, match.Mask);
            bool? leftWins = left == right ? true : comparison.Decided(ranges[left], ranges[right]) ?? decided[i];
            if (leftWins is null)
            {
                contests.Add(new Contest(i, left, right, comparison));
            }
            winner = player[self] = leftWins switch { true => left, false => right, null => self };
            ranges[self] = both;
        }
        return contests;
    }

    private void MarkPlayers(Contest contest)
    {
        int self = _mlp.Classes + contest.Index;
        if (!IsLive[self])
        {
            return;
        }
        // A winner whose value meets somebody again carries the whole value on.
        long read = ReadBits[self] != 0 ? Summand.AllBits : contest.Comparison.Bits;
        foreach (int player in new[] { contest.Left, contest.Right })
        {
            IsLive[player] = true;
            ReadBits[player] |= read;
        }
    }

    private static Interval Union(Interval a, Interval b) => new(Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));
}
