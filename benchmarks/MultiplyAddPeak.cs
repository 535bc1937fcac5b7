using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PrintedMlp.Benchmarks;

/// <summary>How many byte multiply-adds a second one core can do with nothing else to do: twelve independent chains of the
/// instruction, fastest of many short passes.</summary>
internal static class MultiplyAddPeak
{
    private const int Rounds = 20_000;
    private const int Chains = 12;

    /// <summary>Bytes multiplied and added in a second by vpmaddubsw on 512 bits.</summary>
    public static double Pairs512(double seconds) => Fastest(Run512, seconds) * Vector512<byte>.Count;

    /// <summary>Bytes multiplied and added in a second by vpmaddubsw on 256 bits.</summary>
    public static double Pairs256(double seconds) => Fastest(Run256, seconds) * Vector256<byte>.Count;

    /// <summary>Bytes multiplied and added in a second by vpmaddubsw on 128 bits.</summary>
    public static double Pairs128(double seconds) => Fastest(Run128, seconds) * Vector128<byte>.Count;

    /// <summary>Bytes multiplied and added in a second by vpdpbusd on 256 bits.</summary>
    public static double Quads256(double seconds) => Fastest(RunVnni, seconds) * Vector256<byte>.Count;

    /// <summary>Instructions a second.</summary>
    private static double Fastest(Func<long> run, double seconds)
    {
        long end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        double best = 0;
        while (Stopwatch.GetTimestamp() < end)
        {
            long begin = Stopwatch.GetTimestamp();
            run();
            best = Math.Max(best, (double)Rounds * Chains / Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Run512()
    {
        Vector512<sbyte> weights = Vector512.Create((sbyte)3);
        Vector512<short> a = Vector512.Create((short)77), b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
        for (int round = 0; round < Rounds; round++)
        {
            a = Avx512BW.MultiplyAddAdjacent(a.AsByte(), weights);
            b = Avx512BW.MultiplyAddAdjacent(b.AsByte(), weights);
            c = Avx512BW.MultiplyAddAdjacent(c.AsByte(), weights);
            d = Avx512BW.MultiplyAddAdjacent(d.AsByte(), weights);
            e = Avx512BW.MultiplyAddAdjacent(e.AsByte(), weights);
            f = Avx512BW.MultiplyAddAdjacent(f.AsByte(), weights);
            g = Avx512BW.MultiplyAddAdjacent(g.AsByte(), weights);
            h = Avx512BW.MultiplyAddAdjacent(h.AsByte(), weights);
            i = Avx512BW.MultiplyAddAdjacent(i.AsByte(), weights);
            j = Avx512BW.MultiplyAddAdjacent(j.AsByte(), weights);
            k = Avx512BW.MultiplyAddAdjacent(k.AsByte(), weights);
            l = Avx512BW.MultiplyAddAdjacent(l.AsByte(), weights);
        }
        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Run256()
    {
        Vector256<sbyte> weights = Vector256.Create((sbyte)3);
        Vector256<short> a = Vector256.Create((short)77), b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
        for (int round = 0; round < Rounds; round++)
        {
            a = Avx2.MultiplyAddAdjacent(a.AsByte(), weights);
            b = Avx2.MultiplyAddAdjacent(b.AsByte(), weights);
            c = Avx2.MultiplyAddAdjacent(c.AsByte(), weights);
            d = Avx2.MultiplyAddAdjacent(d.AsByte(), weights);
            e = Avx2.MultiplyAddAdjacent(e.AsByte(), weights);
            f = Avx2.MultiplyAddAdjacent(f.AsByte(), weights);
            g = Avx2.MultiplyAddAdjacent(g.AsByte(), weights);
            h = Avx2.MultiplyAddAdjacent(h.AsByte(), weights);
            i = Avx2.MultiplyAddAdjacent(i.AsByte(), weights);
            j = Avx2.MultiplyAddAdjacent(j.AsByte(), weights);
            k = Avx2.MultiplyAddAdjacent(k.AsByte(), weights);
            l = Avx2.MultiplyAddAdjacent(l.AsByte(), weights);
        }
        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Run128()
    {
        Vector128<sbyte> weights = Vector128.Create((sbyte)3);
        Vector128<short> a = Vector128.Create((short)77), b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
        for (int round = 0; round < Rounds; round++)
        {
            a = Ssse3.MultiplyAddAdjacent(a.AsByte(), weights);
            b = Ssse3.MultiplyAddAdjacent(b.AsByte(), weights);
            c = Ssse3.MultiplyAddAdjacent(c.AsByte(), weights);
            d = Ssse3.MultiplyAddAdjacent(d.AsByte(), weights);
            e = Ssse3.MultiplyAddAdjacent(e.AsByte(), weights);
            f = Ssse3.MultiplyAddAdjacent(f.AsByte(), weights);
            g = Ssse3.MultiplyAddAdjacent(g.AsByte(), weights);
            h = Ssse3.MultiplyAddAdjacent(h.AsByte(), weights);
            i = Ssse3.MultiplyAddAdjacent(i.AsByte(), weights);
            j = Ssse3.MultiplyAddAdjacent(j.AsByte(), weights);
            k = Ssse3.MultiplyAddAdjacent(k.AsByte(), weights);
            l = Ssse3.MultiplyAddAdjacent(l.AsByte(), weights);
        }
        return Vector128.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long RunVnni()
    {
        Vector256<byte> values = Vector256.Create((byte)5);
        Vector256<sbyte> weights = Vector256.Create((sbyte)3);
        Vector256<int> a = Vector256.Create(77), b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
        for (int round = 0; round < Rounds; round++)
        {
            a = AvxVnni.MultiplyWideningAndAdd(a, values, weights);
            b = AvxVnni.MultiplyWideningAndAdd(b, values, weights);
            c = AvxVnni.MultiplyWideningAndAdd(c, values, weights);
            d = AvxVnni.MultiplyWideningAndAdd(d, values, weights);
            e = AvxVnni.MultiplyWideningAndAdd(e, values, weights);
            f = AvxVnni.MultiplyWideningAndAdd(f, values, weights);
            g = AvxVnni.MultiplyWideningAndAdd(g, values, weights);
            h = AvxVnni.MultiplyWideningAndAdd(h, values, weights);
            i = AvxVnni.MultiplyWideningAndAdd(i, values, weights);
            j = AvxVnni.MultiplyWideningAndAdd(j, values, weights);
            k = AvxVnni.MultiplyWideningAndAdd(k, values, weights);
            l = AvxVnni.MultiplyWideningAndAdd(l, values, weights);
        }
        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
