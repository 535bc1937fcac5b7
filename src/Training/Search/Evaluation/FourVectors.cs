using System.Runtime.CompilerServices;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>Four vectors of lanes that follow each other.</summary>
internal readonly struct FourVectors<TLanes>(TLanes a, TLanes b, TLanes c, TLanes d)
    where TLanes : struct, ILanes<TLanes>
{
    public readonly TLanes A = a, B = b, C = c, D = d;

    /// <summary>The same number everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourVectors<TLanes> Broadcast(int value)
    {
        TLanes lanes = TLanes.Broadcast(value);
        return new(lanes, lanes, lanes, lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourVectors<TLanes> Max(FourVectors<TLanes> x, FourVectors<TLanes> y) =>
        new(TLanes.Max(x.A, y.A), TLanes.Max(x.B, y.B), TLanes.Max(x.C, y.C), TLanes.Max(x.D, y.D));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref short first)
    {
        A.Store(ref first);
        B.Store(ref Unsafe.Add(ref first, TLanes.Count));
        C.Store(ref Unsafe.Add(ref first, 2 * TLanes.Count));
        D.Store(ref Unsafe.Add(ref first, 3 * TLanes.Count));
    }
}
