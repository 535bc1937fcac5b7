using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PrintedMlp.Training.Search;

/// <summary>Four sources a 32-bit lane of 256-bit vectors, multiplied and added to the sum by one instruction (AVX-VNNI's
/// vpdpbusd).</summary>
internal readonly struct QuadSum : IPackedSum
{
    /// <summary>Rows of a vector of 32-bit sums.</summary>
    private const int Lanes = 8;

    public static int Sources => 4;

    public static int Rows => 4 * Lanes;

    public static void Sum(ref byte sources, ReadOnlySpan<PackedTerm> terms, int bias, ref short sums)
    {
        Vector256<int> a = Vector256.Create(bias), b = a, c = a, d = a;
        foreach (ref readonly PackedTerm term in terms)
        {
            ref byte quads = ref Unsafe.Add(ref sources, (nint)term.Offset);
            Vector256<byte> masks = Vector256.Create(term.Masks).AsByte();
            Vector256<sbyte> weights = Vector256.Create(term.Weights).AsSByte();
            a = AvxVnni.MultiplyWideningAndAdd(a, Vector256.LoadUnsafe(ref quads) & masks, weights);
            b = AvxVnni.MultiplyWideningAndAdd(b, Vector256.LoadUnsafe(ref quads, 4 * Lanes) & masks, weights);
            c = AvxVnni.MultiplyWideningAndAdd(c, Vector256.LoadUnsafe(ref quads, 8 * Lanes) & masks, weights);
            d = AvxVnni.MultiplyWideningAndAdd(d, Vector256.LoadUnsafe(ref quads, 12 * Lanes) & masks, weights);
        }
        Avx2.PackSignedSaturate(a, b).StoreUnsafe(ref sums);
        Avx2.PackSignedSaturate(c, d).StoreUnsafe(ref sums, 2 * Lanes);
    }

    public static void Pack(ref short values, ref byte packed)
    {
        ref short lanes = ref Unsafe.As<byte, short>(ref packed);
        for (nuint i = 0; i < (nuint)Rows; i += 2 * Lanes)
        {
            Vector256<short> low = Pair(ref values, i), high = Pair(ref values, i + 2 * (nuint)Rows);
            Avx2.UnpackLow(low, high).StoreUnsafe(ref lanes, 2 * i);
            Avx2.UnpackHigh(low, high).StoreUnsafe(ref lanes, 2 * i + 2 * Lanes);
        }
    }

    private static Vector256<short> Pair(ref short values, nuint at) =>
        Vector256.LoadUnsafe(ref values, at) | (Vector256.LoadUnsafe(ref values, at + (nuint)Rows) << 8);
}
