using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PrintedMlp.Training.Vectors;

/// <summary>256 bits (AVX2).</summary>
internal readonly struct Lanes256(Vector256<short> v) : ILanes<Lanes256>
{
    private readonly Vector256<short> _v = v;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref short first) => new(Vector256.LoadUnsafe(ref first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(int value) => new(Vector256.Create((short)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 BroadcastPair(int lanes) => new(Vector256.Create(lanes).AsInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new(a._v + b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new(a._v - b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new(a._v * b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator &(Lanes256 a, Lanes256 b) => new(a._v & b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator |(Lanes256 a, Lanes256 b) => new(a._v | b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAddPairs(Lanes256 pairs, Lanes256 weights) => Avx2.IsSupported
        ? new(Avx2.MultiplyAddAdjacent(pairs._v.AsByte(), weights._v.AsSByte()))
        : PairProducts.Sum(pairs, weights);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 a, Lanes256 b) => new(Vector256.Max(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 a, Lanes256 b) => new(Vector256.Min(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SameAs(Lanes256 a, Lanes256 b) => a._v == b._v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Above(Lanes256 a, Lanes256 b) => (uint)Vector256.GreaterThan(a._v, b._v).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref short first) => _v.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 ShiftLeft(int count) => new(_v << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 ShiftRight(int count) => new(Vector256.ShiftRightArithmetic(_v, count));
}
