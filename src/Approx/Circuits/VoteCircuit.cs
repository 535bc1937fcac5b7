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
        Interval range = new(0, votes.Count);
        Word[] counts = [.. Enumerable.Range(0, classes).Select(index => new Word(Count(builder, votes, index, range.Width), range))];
        return ArgmaxCircuit.Build(builder, Argmax.Exact(classes), counts).Index;
    }

    private static ImmutableArray<Literal> Count(CircuitBuilder builder, IReadOnlyList<IReadOnlyList<Literal>> votes, int index, int width)
    {
        BitHeap heap = new(builder, width);
        foreach (IReadOnlyList<Literal> vote in votes)
        {
            heap.Add(vote.Select((bit, i) => (index >> i & 1) == 1 ? bit : !bit).Aggregate(Literal.True, builder.And), 0);
        }
        return heap.Sum();
    }
}
