using System.Runtime.CompilerServices;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>Two sources a 16-bit lane; the products of a lane are added by one instruction (vpmaddubsw). Exact:
/// 2 * 255 * 64 fits 16 bits.</summary>
internal readonly struct PairSum<TLanes> : IPackedSum<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static int Sources => 2;

    public static int Rows => 4 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourVectors<TLanes> Sum(ref byte sources, ReadOnlySpan<PackedTerm> terms, int bias)
    {
        TLanes a = TLanes.Broadcast(bias), b = a, c = a, d = a;
        foreach (ref readonly PackedTerm term in terms)
        {
            ref short pairs = ref Unsafe.As<byte, short>(ref Unsafe.Add(ref sources, (nint)term.Offset));
            TLanes masks = TLanes.BroadcastPair(term.Masks), weights = TLanes.BroadcastPair(term.Weights);
            a += TLanes.MultiplyAddPairs(TLanes.Load(ref pairs) & masks, weights);
            b += TLanes.MultiplyAddPairs(TLanes.Load(ref Unsafe.Add(ref pairs, TLanes.Count)) & masks, weights);
            c += TLanes.MultiplyAddPairs(TLanes.Load(ref Unsafe.Add(ref pairs, 2 * TLanes.Count)) & masks, weights);
            d += TLanes.MultiplyAddPairs(TLanes.Load(ref Unsafe.Add(ref pairs, 3 * TLanes.Count)) & masks, weights);
        }
        return new(a, b, c, d);
    }

    public static void Pack(ref short values, ref byte packed)
    {
        ref short pairs = ref Unsafe.As<byte, short>(ref packed);
        for (int i = 0; i < Rows; i += TLanes.Count)
        {
            TLanes low = TLanes.Load(ref Unsafe.Add(ref values, i)), high = TLanes.Load(ref Unsafe.Add(ref values, Rows + i));
            (low | high.ShiftLeft(8)).Store(ref Unsafe.Add(ref pairs, i));
        }
    }
}
