using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PrintedMlp.Training.Search;

/// <summary>The classes of a genome that can be the answer, and who of them wins.</summary>
/// <param name="classes">Number of classes.</param>
/// <param name="stride">Lanes between the outputs of one class and those of the next.</param>
internal sealed class Players(int classes, int stride)
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
            if (_plays[output] = genome.Alive[output])
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

    /// <summary>The same for four vectors that follow each other and share a label.</summary>
    public (uint A, uint B, uint C, uint D) WrongOfFour<TLanes>(int label, ref short outputs)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes none = TLanes.Broadcast(short.MinValue);
        TLanes a = none, b = none, c = none, d = none;
        ref int offsets = ref MemoryMarshal.GetArrayDataReference(_offsets);
        int before = _lower[label], count = _count, i = 0;
        for (; i < before; i++)
        {
            ref short at = ref Unsafe.Add(ref outputs, Unsafe.Add(ref offsets, i));
            a = TLanes.Max(a, TLanes.Load(ref at));
            b = TLanes.Max(b, TLanes.Load(ref Unsafe.Add(ref at, TLanes.Count)));
            c = TLanes.Max(c, TLanes.Load(ref Unsafe.Add(ref at, 2 * TLanes.Count)));
            d = TLanes.Max(d, TLanes.Load(ref Unsafe.Add(ref at, 3 * TLanes.Count)));
        }
        TLanes e = none, f = none, g = none, h = none;
        ref short own = ref Unsafe.Add(ref outputs, label * stride);
        for (i += _plays[label] ? 1 : 0; i < count; i++)
        {
            ref short at = ref Unsafe.Add(ref outputs, Unsafe.Add(ref offsets, i));
            e = TLanes.Max(e, TLanes.Load(ref at));
            f = TLanes.Max(f, TLanes.Load(ref Unsafe.Add(ref at, TLanes.Count)));
            g = TLanes.Max(g, TLanes.Load(ref Unsafe.Add(ref at, 2 * TLanes.Count)));
            h = TLanes.Max(h, TLanes.Load(ref Unsafe.Add(ref at, 3 * TLanes.Count)));
        }
        return !_plays[label] ? (uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue) : (
            Wrong(TLanes.Load(ref own), a, e),
            Wrong(TLanes.Load(ref Unsafe.Add(ref own, TLanes.Count)), b, f),
            Wrong(TLanes.Load(ref Unsafe.Add(ref own, 2 * TLanes.Count)), c, g),
            Wrong(TLanes.Load(ref Unsafe.Add(ref own, 3 * TLanes.Count)), d, h));
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
