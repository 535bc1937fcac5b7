namespace PrintedMlp.Training.Vectors;

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
