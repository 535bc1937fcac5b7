using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>Four sources a 32-bit lane of 256-bit vectors, multiplied and added to the sum by one instruction (AVX-VNNI's
/// vpdpbusd).</summary>
internal readonly struct QuadSum : IPackedSum<Lanes256>
{
    /// <summary>Rows of a vector of 32-bit sums.</summary>
    private const int Lanes = 8;

    /// <summary>Bytes of a vector.</summary>
    private const int Size = 4 * Lanes;

    public static int Sources => 4;

    public static int Rows => 8 * Lanes;

    /// <remarks>Eight sums at a time, because the instruction takes five cycles and two can begin in each.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourVectors<Lanes256> Sum(ref byte sources, ReadOnlySpan<PackedTerm> terms, int bias)
    {
        Vector256<int> a = Vector256.Create(bias), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        foreach (ref readonly PackedTerm term in terms)
        {
            ref byte quads = ref Unsafe.Add(ref sources, (nint)term.Offset);
            Vector256<byte> masks = Vector256.Create(term.Masks).AsByte();
            Vector256<sbyte> weights = Vector256.Create(term.Weights).AsSByte();
            a = AvxVnni.MultiplyWideningAndAdd(a, Vector256.LoadUnsafe(ref quads) & masks, weights);
            b = AvxVnni.MultiplyWideningAndAdd(b, Vector256.LoadUnsafe(ref quads, Size) & masks, weights);
            c = AvxVnni.MultiplyWideningAndAdd(c, Vector256.LoadUnsafe(ref quads, 2 * Size) & masks, weights);
            d = AvxVnni.MultiplyWideningAndAdd(d, Vector256.LoadUnsafe(ref quads, 3 * Size) & masks, weights);
            e = AvxVnni.MultiplyWideningAndAdd(e, Vector256.LoadUnsafe(ref quads, 4 * Size) & masks, weights);
            f = AvxVnni.MultiplyWideningAndAdd(f, Vector256.LoadUnsafe(ref quads, 5 * Size) & masks, weights);
            g = AvxVnni.MultiplyWideningAndAdd(g, Vector256.LoadUnsafe(ref quads, 6 * Size) & masks, weights);
            h = AvxVnni.MultiplyWideningAndAdd(h, Vector256.LoadUnsafe(ref quads, 7 * Size) & masks, weights);
        }
        return new(new(Avx2.PackSignedSaturate(a, b)), new(Avx2.PackSignedSaturate(c, d)),
            new(Avx2.PackSignedSaturate(e, f)), new(Avx2.PackSignedSaturate(g, h)));
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
