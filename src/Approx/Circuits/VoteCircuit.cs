using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Circuits;

/// <summary>What most of several classifiers answer.</summary>
public static class VoteCircuit
{
    /// <summary>The bits of the class index that most voters name; of equal ones the lower.</summary>
    /// <param name="builder">Where it is built.</param>
    /// <param name="votes">For each voter the bits of its class index, bit 0 first; at least one voter.</param>
    /// <param name="classes">Number of classes.</param>
    public static ImmutableArray<Literal> Build(CircuitBuilder builder, IReadOnlyList<IReadOnlyList<Literal>> votes, int classes)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(votes);
        if (votes.Count == 1)
        {
            return [.. votes[0]];
        }
        return Most(builder, [.. Enumerable.Range(0, classes).Select(index => votes.Select(vote =>
            vote.Select((bit, i) => (index >> i & 1) == 1 ? bit : !bit).Aggregate(Literal.True, builder.And)))]);
    }

    /// <summary>The bits of the index of the class that has most votes, of equal ones the lower.</summary>
    /// <param name="builder">Where it is built.</param>
    /// <param name="votes">For each class the votes for it; at least one class.</param>
    public static ImmutableArray<Literal> Most(CircuitBuilder builder, IReadOnlyList<IEnumerable<Literal>> votes)
    {
        ArgumentNullException.ThrowIfNull(votes);
        return ArgmaxCircuit.Build(builder, Argmax.Exact(votes.Count), [.. votes.Select(of => Count(builder, [.. of]))]).Index;
    }

    /// <summary>1 where more than half of the votes are.</summary>
    /// <param name="builder">Where it is built.</param>
    /// <param name="votes">The votes, at least one.</param>
    public static ImmutableArray<Literal> Majority(CircuitBuilder builder, IReadOnlyList<Literal> votes)
    {
        ArgumentNullException.ThrowIfNull(votes);
        int half = votes.Count / 2;
        Interval range = new(half, half);
        Word limit = new([.. Enumerable.Range(0, range.Width).Select(bit => Literal.Of((half >> bit & 1) == 1))], range);
        return ArgmaxCircuit.Build(builder, Argmax.Exact(2), [limit, Count(builder, votes)]).Index;
    }

    private static Word Count(CircuitBuilder builder, IReadOnlyList<Literal> votes)
    {
        Interval range = new(0, votes.Count);
        BitHeap heap = new(builder, range.Width);
        foreach (Literal vote in votes)
        {
            heap.Add(vote, 0);
        }
        return new Word(heap.Sum(), range);
    }
}
