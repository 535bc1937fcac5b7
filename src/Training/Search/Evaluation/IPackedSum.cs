using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>Multiply-adds over sources that are interleaved as bytes, by one kind of instruction.</summary>
internal interface IPackedSum<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Sources of a lane.</summary>
    static abstract int Sources { get; }

    /// <summary>Rows that one call handles: four vectors of 16-bit sums.</summary>
    static abstract int Rows { get; }

    /// <summary>Sums of <see cref="Rows"/> rows: <paramref name="bias"/> and all terms.</summary>
    /// <param name="sources">Where the offsets of the terms count from.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="bias">A constant in -32768..32767.</param>
    /// <returns>The sums, one 16-bit lane a row.</returns>
    static abstract FourVectors<TLanes> Sum(ref byte sources, ReadOnlySpan<PackedTerm> terms, int bias);

    /// <summary>Interleaves values as sources of the next layer.</summary>
    /// <param name="values">0..255, <see cref="Rows"/> of each of <see cref="Sources"/> neurons.</param>
    /// <param name="packed">Gets the lanes.</param>
    static abstract void Pack(ref short values, ref byte packed);
}
