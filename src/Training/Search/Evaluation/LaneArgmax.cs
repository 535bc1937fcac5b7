using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>The classes of a genome that can be the answer, and who of them wins.</summary>
/// <param name="classes">Number of classes.</param>
/// <param name="stride">Lanes between the outputs of one class and those of the next.</param>
internal sealed class LaneArgmax(int classes, int stride)
{
    private readonly int[] _offsets = new int[classes];
    private readonly int[] _lower = new int[classes];
    private readonly bool[] _plays = new bool[classes];
    private int _count;

    /// <summary>Takes over which classes play.</summary>
    public void List(Genome genome)
    {
        _count = 0;
        for (int output = 0; output < classes; output++)
        {
            _lower[output] = _count;
            if (_plays[output] = genome.Enabled[output])
            {
                _offsets[_count++] = output * stride;
            }
        }
    }

    /// <summary>Which lanes another class than the label's wins, a bit each. The lowest index wins ties; a class that does not
    /// play always loses.</summary>
    /// <param name="label">The class that should win.</param>
    /// <param name="outputs">The outputs of class 0; those of the next follow after the stride.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Wrong<TLanes>(int label, ref short outputs)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes lower = TLanes.Broadcast(short.MinValue), higher = lower, own = lower;
        ref int offsets = ref MemoryMarshal.GetArrayDataReference(_offsets);
        int i = 0, before = _lower[label], count = _count;
        for (; i < before; i++)
        {
            lower = TLanes.Max(lower, TLanes.Load(ref Unsafe.Add(ref outputs, Unsafe.Add(ref offsets, i))));
        }
        if (_plays[label])
        {
            own = TLanes.Load(ref Unsafe.Add(ref outputs, label * stride));
            i++;
        }
        for (; i < count; i++)
        {
            higher = TLanes.Max(higher, TLanes.Load(ref Unsafe.Add(ref outputs, Unsafe.Add(ref offsets, i))));
        }
        return Wrong(own, lower, higher);
    }

    /// <summary>Wrong unless own > lower and own >= higher.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Wrong<TLanes>(TLanes own, TLanes lower, TLanes higher)
        where TLanes : struct, ILanes<TLanes>
    {
        uint lanes = TLanes.Count == SearchRows.BlockRows ? uint.MaxValue : (1u << TLanes.Count) - 1;
        return (~TLanes.Above(own, lower) | TLanes.Above(higher, own)) & lanes;
    }
}
