using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PrintedMlp.Benchmarks;

/// <summary>How many bits a second one core can AND and count with nothing else to do, the counter in registers: the number
/// of ones of each half byte looked up, added up byte by byte. .NET does not offer the processor's own instruction for
/// it.</summary>
internal static class CountPeak
{
    private const int Rounds = 20_000;

    /// <summary>Bits a second with 512-bit vectors.</summary>
    public static double Bits512(double seconds)
    {
        long end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        double best = 0;
        while (Stopwatch.GetTimestamp() < end)
        {
            long begin = Stopwatch.GetTimestamp();
            Run(Vector512.Create((ulong)begin));
            best = Math.Max(best, Rounds * 4.0 * 512 / Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static byte Run(Vector512<ulong> bits)
    {
        Vector512<byte> a = bits.AsByte(), b = a, c = a, d = a, sumA = a, sumB = a, sumC = a, sumD = a;
        for (int round = 0; round < Rounds; round++)
        {
            sumA += Ones(a & sumB);
            sumB += Ones(b & sumC);
            sumC += Ones(c & sumD);
            sumD += Ones(d & sumA);
        }
        return Vector512.Sum(sumA + sumB + sumC + sumD);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Ones(Vector512<byte> bits)
    {
        Vector512<byte> table = Vector512.Create(Vector128.Create(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, (byte)4)), low = Vector512.Create((byte)15);
        Vector512<byte> high = (bits.AsUInt64() >>> 4).AsByte();
        return Avx512BW.Shuffle(table, bits & low) + Avx512BW.Shuffle(table, high & low);
    }
}
