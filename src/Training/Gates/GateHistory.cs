using System.Collections.Immutable;

namespace PrintedMlp.Training.Gates;

/// <summary>What a search over gates knew at its start and after each batch.</summary>
/// <param name="Fronts">What no other beat in loss and area at each of these moments, least loss first.</param>
public sealed record GateHistory(ImmutableArray<ImmutableArray<GatePoint>> Fronts)
{
    /// <summary>That of no search.</summary>
    public static GateHistory None { get; } = new([]);

    /// <summary>With that of a search that goes on from what was found, on the same rows: its start is the end of this one.</summary>
    public GateHistory Then(GateHistory next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new([.. Fronts.SkipLast(1), .. next.Fronts]);
    }

    /// <summary>The same batches, of which nothing is known: before a search that counts losses or areas otherwise.</summary>
    public GateHistory Forgotten() => new([.. Fronts.Select(_ => ImmutableArray<GatePoint>.Empty)]);

    /// <summary>The smallest area with at most a loss that was known so far at each moment, in thousandths of a um2; null while there was none.
    /// It never rises.</summary>
    public IEnumerable<long?> Smallest(long loss)
    {
        long? smallest = null;
        foreach (ImmutableArray<GatePoint> front in Fronts)
        {
            foreach (GatePoint point in front.Where(point => point.Loss <= loss && point.Area < (smallest ?? long.MaxValue)))
            {
                smallest = point.Area;
            }
            yield return smallest;
        }
    }
}

/// <summary>A netlist that a search knew.</summary>
/// <param name="Loss">Its loss on the rows of the search.</param>
/// <param name="Area">Its area and that of what it reads, in thousandths of a um2.</param>
public readonly record struct GatePoint(long Loss, long Area);
