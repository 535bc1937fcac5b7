using System.Runtime.CompilerServices;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Gates;

/// <summary>The simulation with vectors of some width.</summary>
internal sealed class GateSimulation<TBits> : GateSimulation
    where TBits : struct, IBitLanes<TBits>
{
    private const int BlockWords = GateRows.BlockWords;

    private readonly int _words;
    private readonly AlignedArray<ulong> _values;
    private readonly AlignedArray<ulong> _changed;
    private readonly AlignedArray<ulong> _right;
    private readonly AlignedArray<ulong> _care;
    private readonly AlignedArray<ulong> _zero;
    private readonly AlignedArray<ulong> _partnerCare;
    private readonly AlignedArray<ulong> _partnerZero;
    private readonly AlignedArray<ulong> _new;
    private readonly int[] _activeWord;
    private readonly int[] _activeWeight;
    private readonly int[] _changedIn;
    private readonly ulong[] _events;
    private readonly List<int> _followed = [];
    private int _active;
    private int _last;
    private int _simulation;

    public GateSimulation(GateRows rows, GateNetwork network)
        : base(rows, network)
    {
        _words = rows.Words;
        (_values, _changed) = (new(network.Signals * _words), new(network.Signals * _words));
        (_right, _care, _zero, _partnerCare, _partnerZero, _new) = (new(_words), new(_words), new(_words), new(_words), new(_words), new(_words));
        (_activeWord, _activeWeight) = (new int[rows.Blocks], new int[rows.Blocks]);
        (_changedIn, _events) = (new int[network.Signals], new ulong[network.Capacity / 64 + 1]);
        rows.InputPlanes.Span[..(rows.Inputs * _words)].CopyTo(_values.Span[_words..]);
    }

    public override void Reset()
    {
        foreach (int gate in Network.Order)
        {
            if (gate > 0)
            {
                Compute(gate, ref Value(gate));
            }
        }
        ApplyOutputs(0, ref _right.First);
        Loss = Rows.TotalWeight;
        for (int block = 0; block < Rows.Blocks; block++)
        {
            Loss -= (long)Rows.BlockWeights[block] * CountBlock(ref Unsafe.Add(ref _right.First, block * BlockWords));
        }
    }

    public override void Flip(int gate)
    {
        _simulation++;
        ref ulong flipped = ref Changed(gate), value = ref Value(gate);
        TBits ones = TBits.Broadcast(ulong.MaxValue);
        for (int word = 0; word < _words; word += TBits.Words)
        {
            (Load(ref value, word) ^ ones).Store(ref Unsafe.Add(ref flipped, word));
        }
        _changedIn[gate] = _simulation;
        _followed.Clear();
        bool outputs = Follow(gate);
        (_active, RightNow, RightWithZero, OneOverZero) = (0, 0, 0, 0);
        if (!outputs)
        {
            return;
        }
        ApplyOutputs(_simulation, ref _partnerCare.First);
        FindCaring(ref value);
    }

    public override void Measure(int partner, ReadOnlySpan<int> signals, Span<int> measures)
    {
        ref ulong care = ref _care.First, zero = ref _zero.First;
        int below = RightWithZero;
        PartnerOneOverZero = OneOverZero;
        if (partner >= 0)
        {
            below = RestrictTo(partner);
            care = ref _partnerCare.First;
            zero = ref _partnerZero.First;
        }
        for (int i = 0; i < signals.Length; i++)
        {
            measures[i] = Ones(ref Value(signals[i]), ref care, ref zero) - below;
        }
    }

    public override void SetSignal(int gate, int literal)
    {
        TBits flip = TBits.Broadcast((literal & 1) == 0 ? 0 : ulong.MaxValue);
        ref ulong value = ref Value(literal >> 1);
        for (int word = 0; word < _words; word += TBits.Words)
        {
            (Load(ref value, word) ^ flip).Store(ref Unsafe.Add(ref _new.First, word));
        }
        Accept(gate);
    }

    public override void SetFunction(int gate, int function, int first, int second)
    {
        ref ulong a = ref Value(first), b = ref Value(second);
        TBits flipA = Mask(function & 1), flipB = Mask(function >> 1 & 1),
            flip = Mask(function < GateImplementations.FirstXor ? function >> 2 : function & 1);
        for (int word = 0; word < _words; word += TBits.Words)
        {
            TBits x = Load(ref a, word), y = Load(ref b, word);
            TBits made = function < GateImplementations.FirstXor ? ((x ^ flipA) & (y ^ flipB)) ^ flip : x ^ y ^ flip;
            made.Store(ref Unsafe.Add(ref _new.First, word));
        }
        Accept(gate);
    }

    public override void Copy(int from, int to) => _values.Span.Slice(from * _words, _words).CopyTo(_values.Span[(to * _words)..]);

    public override void ApplyFlips()
    {
        TBits ones = TBits.Broadcast(ulong.MaxValue);
        for (int i = 0; i < Network.Flipped.Count; i++)
        {
            ref ulong value = ref Value(Network.Flipped[i]);
            for (int word = 0; word < _words; word += TBits.Words)
            {
                (Load(ref value, word) ^ ones).Store(ref Unsafe.Add(ref value, word));
            }
        }
        Network.ClearFlipped();
    }

    /// <summary>The new value of a gate is in place: what depends on it follows.</summary>
    private void Accept(int gate)
    {
        _simulation++;
        _new.Span.CopyTo(_changed.Span[(gate * _words)..]);
        _changedIn[gate] = _simulation;
        _followed.Clear();
        bool outputs = Follow(gate);
        if (!Network.IsInput(gate))
        {
            _followed.Add(gate);
        }
        Keep();
        if (outputs)
        {
            ApplyOutputs(_simulation, ref _partnerCare.First);
            UpdateLoss();
        }
    }

    /// <summary>Events in order: a gate is computed anew when something that it reads changed.</summary>
    /// <returns>Whether an output may have changed.</returns>
    private bool Follow(int gate)
    {
        bool outputs = Announce(gate);
        for (int at = Network.PositionOf(gate) >> 6; at <= _last; at++)
        {
            while (_events[at] != 0)
            {
                int next = Network.Order[(at << 6) + System.Numerics.BitOperations.TrailingZeroCount(_events[at])];
                _events[at] &= _events[at] - 1;
                if (ComputeChanged(next))
                {
                    _changedIn[next] = _simulation;
                    _followed.Add(next);
                    outputs |= Announce(next);
                }
            }
        }
        _last = 0;
        return outputs;
    }

    private bool Announce(int signal)
    {
        bool outputs = false;
        for (int slot = Network.FirstReader(signal); slot >= 0; slot = Network.NextReader(slot))
        {
            int reader = Network.GateOf(slot);
            if (reader < 0)
            {
                outputs = true;
                continue;
            }
            int position = Network.PositionOf(reader);
            _events[position >> 6] |= 1UL << (position & 63);
            _last = Math.Max(_last, position >> 6);
        }
        return outputs;
    }

    /// <summary>Makes what was simulated the values of the network.</summary>
    private void Keep()
    {
        foreach (int gate in _followed)
        {
            _changed.Span.Slice(gate * _words, _words).CopyTo(_values.Span[(gate * _words)..]);
        }
    }

    private void Compute(int gate, ref ulong result)
    {
        GateKind kind = Network.KindOf(gate);
        int first = Network.Pin(gate, 0), second = Network.Pin(gate, 1);
        Combine(kind, first, ref Value(first >> 1), second, ref Value(second >> 1), ref result, ref result);
    }

    /// <summary>Computes a gate from changed values.</summary>
    /// <returns>Whether its own changed.</returns>
    private bool ComputeChanged(int gate)
    {
        int first = Network.Pin(gate, 0), second = Network.Pin(gate, 1);
        return Combine(Network.KindOf(gate), first, ref Latest(first >> 1, _simulation), second, ref Latest(second >> 1, _simulation),
            ref Changed(gate), ref Value(gate));
    }

    /// <returns>Whether the result differs from <paramref name="before"/>.</returns>
    private bool Combine(GateKind kind, int first, ref ulong a, int second, ref ulong b, ref ulong result, ref ulong before)
    {
        int inputs = kind.InvertsInputs() ? 1 : 0;
        TBits flipA = Mask((first ^ inputs) & 1), flipB = Mask((second ^ inputs) & 1), flip = Mask(kind.InvertsOutput() ? 1 : 0);
        TBits difference = TBits.Broadcast(0);
        if (kind.IsXor())
        {
            flip ^= flipA ^ flipB;
            for (int word = 0; word < _words; word += TBits.Words)
            {
                TBits made = Load(ref a, word) ^ Load(ref b, word) ^ flip;
                difference |= made ^ Load(ref before, word);
                made.Store(ref Unsafe.Add(ref result, word));
            }
        }
        else
        {
            for (int word = 0; word < _words; word += TBits.Words)
            {
                TBits made = ((Load(ref a, word) ^ flipA) & (Load(ref b, word) ^ flipB)) ^ flip;
                difference |= made ^ Load(ref before, word);
                made.Store(ref Unsafe.Add(ref result, word));
            }
        }
        return !TBits.IsZero(difference);
    }

    /// <summary>The rows on which all outputs are as labelled.</summary>
    /// <param name="simulation">The simulation whose changes count, 0 for none.</param>
    /// <param name="right">Gets the rows.</param>
    private void ApplyOutputs(int simulation, ref ulong right)
    {
        Rows.Valid.Span.CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref right, _words));
        for (int output = 0; output < Rows.Outputs; output++)
        {
            int literal = Network.Output(output);
            ref ulong value = ref Latest(literal >> 1, simulation), label = ref Unsafe.Add(ref Rows.LabelPlanes.First, output * _words);
            TBits flip = Mask(~literal & 1);
            for (int word = 0; word < _words; word += TBits.Words)
            {
                (Load(ref right, word) & (Load(ref value, word) ^ Load(ref label, word) ^ flip)).Store(ref Unsafe.Add(ref right, word));
            }
        }
        for (int word = 0; Rows.HasDear && word < _words; word += TBits.Words)
        {
            (Load(ref right, word) ^ Load(ref Rows.Dear.First, word)).Store(ref Unsafe.Add(ref right, word));
        }
    }

    /// <summary>Gathers the blocks in which a row cares. The rows that are right when flipped are in the partner's array.</summary>
    private void FindCaring(ref ulong value)
    {
        for (int block = 0; block < Rows.Blocks; block++)
        {
            int from = block * BlockWords, to = _active * BlockWords;
            ulong any = 0;
            for (int word = 0; word < BlockWords; word++)
            {
                ulong right = Unsafe.Add(ref _right.First, from + word), flipped = Unsafe.Add(ref _partnerCare.First, from + word);
                ulong now = right & ~flipped, care = right ^ flipped, ones = Unsafe.Add(ref value, from + word);
                any |= care;
                Unsafe.Add(ref _care.First, to + word) = care;
                // Right as it is and 0, or right when flipped and 1.
                Unsafe.Add(ref _zero.First, to + word) = care & (now ^ ones);
            }
            if (any != 0)
            {
                int weight = Rows.BlockWeights[block];
                (_activeWord[_active], _activeWeight[_active]) = (from, weight);
                _active++;
                CountCaring(weight, from, to);
            }
        }
    }

    private void CountCaring(int weight, int from, int to)
    {
        int now = 0;
        for (int word = 0; word < BlockWords; word++)
        {
            now += System.Numerics.BitOperations.PopCount(Unsafe.Add(ref _care.First, to + word) & Unsafe.Add(ref _right.First, from + word));
        }
        int zero = CountBlock(ref Unsafe.Add(ref _zero.First, to)), care = CountBlock(ref Unsafe.Add(ref _care.First, to));
        RightNow += weight * now;
        RightWithZero += weight * zero;
        OneOverZero += weight * (care - 2 * zero);
    }

    /// <summary>Restricts the caring rows to those on which a partner is 1.</summary>
    /// <returns>Weight of those that would be right with a 0.</returns>
    private int RestrictTo(int partner)
    {
        ref ulong value = ref Value(partner);
        (int below, PartnerOneOverZero) = (0, 0);
        for (int i = 0; i < _active; i++)
        {
            int to = i * BlockWords;
            for (int word = 0; word < BlockWords; word += TBits.Words)
            {
                TBits ones = Load(ref value, _activeWord[i] + word);
                (ones & Load(ref _care.First, to + word)).Store(ref Unsafe.Add(ref _partnerCare.First, to + word));
                (ones & Load(ref _zero.First, to + word)).Store(ref Unsafe.Add(ref _partnerZero.First, to + word));
            }
            int zero = CountBlock(ref Unsafe.Add(ref _partnerZero.First, to)), care = CountBlock(ref Unsafe.Add(ref _partnerCare.First, to));
            below += _activeWeight[i] * zero;
            PartnerOneOverZero += _activeWeight[i] * (care - 2 * zero);
        }
        return below;
    }

    /// <summary>Weight of the ones of (signal and care) xor zero: one count does for both kinds of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Ones(ref ulong signal, ref ulong care, ref ulong zero)
    {
        int total = 0;
        // A byte counts up to 8 a vector, so 31 vectors fit.
        const int most = 31;
        int limit = most * TBits.Words / BlockWords;
        ref int activeWord = ref _activeWord[0], activeWeight = ref _activeWeight[0];
        for (int i = 0; i < _active;)
        {
            int weight = Unsafe.Add(ref activeWeight, i), end = Math.Min(_active, i + limit);
            TBits sum = TBits.Broadcast(0);
            for (; i < end && Unsafe.Add(ref activeWeight, i) == weight; i++)
            {
                int from = Unsafe.Add(ref activeWord, i), to = i * BlockWords;
                for (int word = 0; word < BlockWords; word += TBits.Words)
                {
                    TBits bits = (Load(ref signal, from + word) & Load(ref care, to + word)) ^ Load(ref zero, to + word);
                    sum = TBits.AddBytes(sum, TBits.CountBytes(bits));
                }
            }
            total += weight * TBits.SumBytes(sum);
        }
        return total;
    }

    private void UpdateLoss()
    {
        for (int block = 0; block < Rows.Blocks; block++)
        {
            int before = CountBlock(ref Unsafe.Add(ref _right.First, block * BlockWords));
            int after = CountBlock(ref Unsafe.Add(ref _partnerCare.First, block * BlockWords));
            Loss -= (long)Rows.BlockWeights[block] * (after - before);
        }
        _partnerCare.Span.CopyTo(_right.Span);
    }

    private static int CountBlock(ref ulong first)
    {
        int count = 0;
        for (int word = 0; word < BlockWords; word++)
        {
            count += System.Numerics.BitOperations.PopCount(Unsafe.Add(ref first, word));
        }
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBits Load(ref ulong first, int word) => TBits.Load(ref Unsafe.Add(ref first, word));

    private static TBits Mask(int bit) => TBits.Broadcast(bit == 0 ? 0 : ulong.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong Value(int signal) => ref Unsafe.Add(ref _values.First, signal * _words);

    private ref ulong Changed(int signal) => ref Unsafe.Add(ref _changed.First, signal * _words);

    private ref ulong Latest(int signal, int simulation) =>
        ref simulation > 0 && _changedIn[signal] == simulation ? ref Changed(signal) : ref Value(signal);
}
