using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PrintedMlp.Training.Vectors;

/// <summary>128 bits (which every machine has or imitates).</summary>
internal readonly struct Bits128(Vector128<ulong> v) : IBitLanes<Bits128>
{
    private readonly Vector128<ulong> _v = v;

    public static int Words => 2;

    /// <summary>The number of ones of 0 to 15, again and again.</summary>
    private static Vector128<byte> Nibbles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(0x0302020102010100UL, 0x0403030203020201UL).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits128 Load(ref ulong first) => new(Vector128.LoadUnsafe(ref first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits128 Broadcast(ulong word) => new(Vector128.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits128 operator &(Bits128 a, Bits128 b) => new(a._v & b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits128 operator |(Bits128 a, Bits128 b) => new(a._v | b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits128 operator ^(Bits128 a, Bits128 b) => new(a._v ^ b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits128 CountBytes(Bits128 bits)
    {
        Vector128<byte> low = bits._v.AsByte() & Vector128.Create((byte)15);
        Vector128<byte> high = (bits._v >>> 4).AsByte() & Vector128.Create((byte)15);
        return new((Look(low) + Look(high)).AsUInt64());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bits128 AddBytes(Bits128 a, Bits128 b) => new((a._v.AsByte() + b._v.AsByte()).AsUInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SumBytes(Bits128 bytes)
    {
        if (Sse2.IsSupported)
        {
            return (int)Vector128.Sum(Sse2.SumAbsoluteDifferences(bytes._v.AsByte(), Vector128<byte>.Zero).AsUInt64());
        }
        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(bytes._v.AsByte());
        return Vector128.Sum(low + high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(Bits128 bits) => bits._v == Vector128<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref ulong first) => _v.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(Vector128<byte> nibbles) => Ssse3.IsSupported
        ? Ssse3.Shuffle(Nibbles, nibbles) : Vector128.Shuffle(Nibbles, nibbles);
}
