using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PrintedMlp.Training.Vectors;

/// <summary>512 bits (AVX-512BW).</summary>
internal readonly struct Bits512(Vector512<ulong> v) : IBitLanes<Bits512>
{
    private readonly Vector512<ulong> _v = v;

    public static int Words => 8;

    /// <summary>The number of ones of 0 to 15, again and again.</summary>
    private static Vector512<byte> Nibbles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0x0302020102010100UL, 0x0403030203020201UL, 0x0302020102010100UL, 0x0403030203020201UL, 0x0302020102010100UL,
            0x0403030203020201UL, 0x0302020102010100UL, 0x0403030203020201UL).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 Load(ref ulong first) => new(Vector512.LoadUnsafe(ref first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 Broadcast(ulong word) => new(Vector512.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 operator &(Bits512 a, Bits512 b) => new(a._v & b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 operator |(Bits512 a, Bits512 b) => new(a._v | b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 operator ^(Bits512 a, Bits512 b) => new(a._v ^ b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 CountBytes(Bits512 bits)
    {
        Vector512<byte> low = bits._v.AsByte() & Vector512.Create((byte)15);
        Vector512<byte> high = (bits._v >>> 4).AsByte() & Vector512.Create((byte)15);
        return new((Look(low) + Look(high)).AsUInt64());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits512 AddBytes(Bits512 a, Bits512 b) => new((a._v.AsByte() + b._v.AsByte()).AsUInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SumBytes(Bits512 bytes)
    {
        if (Avx512BW.IsSupported)
        {
            return (int)Vector512.Sum(Avx512BW.SumAbsoluteDifferences(bytes._v.AsByte(), Vector512<byte>.Zero).AsUInt64());
        }
        (Vector512<ushort> low, Vector512<ushort> high) = Vector512.Widen(bytes._v.AsByte());
        return Vector512.Sum(low + high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(Bits512 bits) => bits._v == Vector512<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref ulong first) => _v.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Look(Vector512<byte> nibbles) => Avx512BW.IsSupported
        ? Avx512BW.Shuffle(Nibbles, nibbles) : Vector512.Shuffle(Nibbles, nibbles);
}
