using System.Collections.Immutable;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Data;

/// <summary>Rows as the hardware sees them: one unsigned code a feature, and the class.</summary>
/// <param name="Codes">One array a row, one code a feature, each 0..2^bits - 1.</param>
/// <param name="Labels">Class index of each row.</param>
/// <param name="Bits">Bits of a code, 1..8.</param>
/// <param name="Classes">Number of classes of the data set; not every class need occur here.</param>
public sealed record CodedRows(ImmutableArray<byte[]> Codes, ImmutableArray<int> Labels, int Bits, int Classes)
{
    /// <summary>Number of rows.</summary>
    public int Count => Codes.Length;

    /// <summary>What wrong answers cost; null where all cost the same.</summary>
    public CostMatrix? Costs { get; init; }

    /// <summary>At most so many of these rows, of each class as many as its share is, in their order.</summary>
    /// <param name="most">At least 1.</param>
    /// <param name="random">Decides which.</param>
    public CodedRows Drawn(int most, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ImmutableArray<int> rows = Splitter.Shares([.. Enumerable.Range(0, Count)], most, row => Labels[row], random);
        return rows.Length == Count ? this : this with { Codes = [.. rows.Select(row => Codes[row])], Labels = [.. rows.Select(row => Labels[row])] };
    }
}
