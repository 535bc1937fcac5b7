using System.Runtime.CompilerServices;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>A summand: <c>weight * (source &amp; mask)</c> in every lane. Numbers, not vectors, so that reading them
/// never touches two cache lines.</summary>
/// <param name="genome">The genome of its connection.</param>
/// <param name="connection">The connection.</param>
/// <param name="source">Where the values of its source begin.</param>
internal readonly struct MaskedTerm<TLanes>(Genome genome, int connection, int source = 0)
    where TLanes : struct, ILanes<TLanes>
{
    private readonly int _mask = Pair(genome.Masks[connection]);
    private readonly int _weight = Pair(genome.Weight(connection));

    /// <summary>Where the values of its source begin.</summary>
    public int Source => source;

    /// <summary>The summand of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Of(TLanes values) => (values & TLanes.BroadcastPair(_mask)) * TLanes.BroadcastPair(_weight);

    /// <summary>What the summand grows by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Difference(TLanes after, TLanes before)
    {
        TLanes mask = TLanes.BroadcastPair(_mask);
        return ((after & mask) - (before & mask)) * TLanes.BroadcastPair(_weight);
    }

    private static int Pair(int value) => (value & 0xFFFF) * 0x10001;
}
