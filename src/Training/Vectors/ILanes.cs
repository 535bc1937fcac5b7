namespace PrintedMlp.Training.Vectors;

/// <summary>16-bit lanes of some width. The kernels are written once over this and compiled for each implementation.</summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Number of lanes; divides 32, the rows of a block.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(ref short first);

    static abstract TSelf Broadcast(int value);

    /// <summary>The same two lanes again and again, from 32 bits.</summary>
    static abstract TSelf BroadcastPair(int lanes);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator &(TSelf a, TSelf b);

    static abstract TSelf operator |(TSelf a, TSelf b);

    /// <summary>The products of two unsigned bytes a lane with two signed ones, added; must not leave 16 bits.</summary>
    static abstract TSelf MultiplyAddPairs(TSelf pairs, TSelf weights);

    static abstract TSelf Max(TSelf a, TSelf b);

    static abstract TSelf Min(TSelf a, TSelf b);

    static abstract bool SameAs(TSelf a, TSelf b);

    /// <summary>A bit a lane: a > b.</summary>
    static abstract uint Above(TSelf a, TSelf b);

    void Store(ref short first);

    TSelf ShiftLeft(int count);

    TSelf ShiftRight(int count);
}

/// <summary>The multiply-add of bytes in terms of 16-bit arithmetic, for machines without such an instruction.</summary>
internal static class PairProducts
{
    /// <summary>In each lane the unsigned low byte times the signed low byte of the weights, plus the same of the high
    /// bytes.</summary>
    public static TLanes Sum<TLanes>(TLanes pairs, TLanes weights)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes low = TLanes.Broadcast(0xFF);
        return (pairs & low) * weights.ShiftLeft(8).ShiftRight(8) + (pairs.ShiftRight(8) & low) * weights.ShiftRight(8);
    }
}
