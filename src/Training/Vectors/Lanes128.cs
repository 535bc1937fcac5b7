using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PrintedMlp.Training.Vectors;

/// <summary>128 bits: every machine, by SSE, NEON or plain code.</summary>
internal readonly struct Lanes128(Vector128<short> v) : ILanes<Lanes128>
{
    private readonly Vector128<short> _v = v;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref short first) => new(Vector128.LoadUnsafe(ref first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Broadcast(int value) => new(Vector128.Create((short)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 BroadcastPair(int lanes) => new(Vector128.Create(lanes).AsInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 a, Lanes128 b) => new(a._v + b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 a, Lanes128 b) => new(a._v - b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 a, Lanes128 b) => new(a._v * b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator &(Lanes128 a, Lanes128 b) => new(a._v & b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator |(Lanes128 a, Lanes128 b) => new(a._v | b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAddPairs(Lanes128 pairs, Lanes128 weights) => Ssse3.IsSupported
        ? new(Ssse3.MultiplyAddAdjacent(pairs._v.AsByte(), weights._v.AsSByte()))
        : PairProducts.Sum(pairs, weights);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 a, Lanes128 b) => new(Vector128.Max(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Min(Lanes128 a, Lanes128 b) => new(Vector128.Min(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SameAs(Lanes128 a, Lanes128 b) => a._v == b._v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Above(Lanes128 a, Lanes128 b) => (uint)Vector128.GreaterThan(a._v, b._v).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref short first) => _v.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 ShiftLeft(int count) => new(_v << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 ShiftRight(int count) => new(Vector128.ShiftRightArithmetic(_v, count));
}
