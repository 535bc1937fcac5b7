using System.Runtime.CompilerServices;

namespace PrintedMlp.Training.Vectors;

/// <summary>64 bits in an ordinary register: the reference for the vectors.</summary>
internal readonly struct Bits64(ulong v) : IBitLanes<Bits64>
{
    private readonly ulong _v = v;

    public static int Words => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits64 Load(ref ulong first) => new(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits64 Broadcast(ulong word) => new(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits64 operator &(Bits64 a, Bits64 b) => new(a._v & b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits64 operator |(Bits64 a, Bits64 b) => new(a._v | b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits64 operator ^(Bits64 a, Bits64 b) => new(a._v ^ b._v);

    public static Bits64 CountBytes(Bits64 bits)
    {
        ulong pairs = bits._v - (bits._v >> 1 & 0x5555555555555555);
        ulong nibbles = (pairs & 0x3333333333333333) + (pairs >> 2 & 0x3333333333333333);
        return new(nibbles + (nibbles >> 4) & 0x0F0F0F0F0F0F0F0F);
    }

    /// <summary>No byte ever reaches 256 here: the counts of at most 31 vectors are added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits64 AddBytes(Bits64 a, Bits64 b) => new(a._v + b._v);

    public static int SumBytes(Bits64 bytes)
    {
        ulong pairs = (bytes._v & 0x00FF00FF00FF00FF) + (bytes._v >> 8 & 0x00FF00FF00FF00FF);
        return (int)(pairs * 0x0001000100010001 >> 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(Bits64 bits) => bits._v == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref ulong first) => first = _v;
}
