using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PrintedMlp.Training.Vectors;

/// <summary>256 bits (AVX2).</summary>
internal readonly struct Bits256(Vector256<ulong> v) : IBitLanes<Bits256>
{
    private readonly Vector256<ulong> _v = v;

    public static int Words => 4;

    /// <summary>The number of ones of 0 to 15, again and again.</summary>
    private static Vector256<byte> Nibbles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(0x0302020102010100UL, 0x0403030203020201UL, 0x0302020102010100UL, 0x0403030203020201UL).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 Load(ref ulong first) => new(Vector256.LoadUnsafe(ref first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 Broadcast(ulong word) => new(Vector256.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 operator &(Bits256 a, Bits256 b) => new(a._v & b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 operator |(Bits256 a, Bits256 b) => new(a._v | b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 operator ^(Bits256 a, Bits256 b) => new(a._v ^ b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 CountBytes(Bits256 bits)
    {
        Vector256<byte> low = bits._v.AsByte() & Vector256.Create((byte)15);
        Vector256<byte> high = (bits._v >>> 4).AsByte() & Vector256.Create((byte)15);
        return new((Look(low) + Look(high)).AsUInt64());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits256 AddBytes(Bits256 a, Bits256 b) => new((a._v.AsByte() + b._v.AsByte()).AsUInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SumBytes(Bits256 bytes)
    {
        if (Avx2.IsSupported)
        {
            return (int)Vector256.Sum(Avx2.SumAbsoluteDifferences(bytes._v.AsByte(), Vector256<byte>.Zero).AsUInt64());
        }
        (Vector256<ushort> low, Vector256<ushort> high) = Vector256.Widen(bytes._v.AsByte());
        return Vector256.Sum(low + high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(Bits256 bits) => bits._v == Vector256<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref ulong first) => _v.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Look(Vector256<byte> nibbles) => Avx2.IsSupported
        ? Avx2.Shuffle(Nibbles, nibbles) : Vector256.Shuffle(Nibbles, nibbles);
}
