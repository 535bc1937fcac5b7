
namespace PrintedMlp.Training.Vectors;

/// <summary>A vector of bits, one row a bit. The kernels are written once over this and compiled for each width.</summary>
internal interface IBitLanes<TSelf>
    where TSelf : struct, IBitLanes<TSelf>
{
    /// <summary>64-bit words of a vector; divides the words of a block of rows.</summary>
    static abstract int Words { get; }

    static abstract TSelf Load(ref ulong first);

    /// <summary>The same word everywhere.</summary>
    static abstract TSelf Broadcast(ulong word);

    static abstract TSelf operator &(TSelf a, TSelf b);

    static abstract TSelf operator |(TSelf a, TSelf b);

    static abstract TSelf operator ^(TSelf a, TSelf b);

    /// <summary>The number of ones in each byte.</summary>
    static abstract TSelf CountBytes(TSelf bits);

    /// <summary>Byte by byte, without carries from one to the next.</summary>
    static abstract TSelf AddBytes(TSelf a, TSelf b);

    /// <summary>The sum of all bytes.</summary>
    static abstract int SumBytes(TSelf bytes);

    static abstract bool IsZero(TSelf bits);

    void Store(ref ulong first);
}
