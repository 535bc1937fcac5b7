using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Circuits;

/// <summary>The circuit of a tournament: a comparator a match, multiplexers that carry the winner's value and index.</summary>
internal static class ArgmaxCircuit
{
    /// <summary>The bits of the winning class's index, and for each match whether its left player wins.</summary>
    public static (ImmutableArray<Literal> Index, ImmutableArray<Literal> LeftWins) Build(
        CircuitBuilder builder, Argmax argmax, IReadOnlyList<Word> values)
    {
        int indexBits = Argmax.IndexBits(argmax.Classes);
        List<(Word Value, ImmutableArray<Literal> Index)> players =
            [.. values.Select((value, index) => (value, Constant(index, indexBits)))];
        ImmutableArray<Literal>.Builder wins = ImmutableArray.CreateBuilder<Literal>();
        foreach (Match match in argmax.Matches)
        {
            (Word Value, ImmutableArray<Literal> Index) left = players[match.Left], right = players[match.Right];
            Literal leftWins = Comparator.LeftWins(builder, left.Value, right.Value, match.Mask);
            wins.Add(leftWins);
            players.Add((Choose(builder, leftWins, left.Value, right.Value),
                [.. left.Index.Zip(right.Index, (l, r) => builder.Mux(leftWins, l, r))]));
        }
        return (argmax.Matches.IsEmpty ? Constant(argmax.OnlyClass, indexBits) : players[^1].Index, wins.ToImmutable());
    }

    private static Word Choose(CircuitBuilder builder, Literal leftWins, Word left, Word right)
    {
        Interval range = new(Math.Min(left.Range.Low, right.Range.Low), Math.Max(left.Range.High, right.Range.High));
        return new Word(
            [.. Enumerable.Range(0, range.Width).Select(bit => builder.Mux(leftWins, left[bit], right[bit]))], range);
    }

    private static ImmutableArray<Literal> Constant(int value, int bits) =>
        [.. Enumerable.Range(0, bits).Select(bit => Literal.Of((value >> bit & 1) == 1))];
}
