using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Approx.Faults;

/// <summary>Simulates a netlist with faults in it, 64 rows a word: only cells behind a fault are computed again, and only as long as something
/// there differs from the sound netlist.</summary>
public sealed class FaultSimulation
{
    private readonly Netlist _netlist;
    private readonly BitRows _rows;
    private readonly int _words;
    private readonly ulong _lastBits;
    private readonly ulong[][] _sound, _faulty;
    private readonly int[][] _pins, _readers;

    /// <summary>Signals whose values differ from the sound ones, and instances to compute again.</summary>
    private readonly bool[] _differs;
    private readonly List<int> _differing = [];
    private readonly ulong[] _waiting;

    /// <summary>Signals that are stuck, and pins that read a constant.</summary>
    private readonly bool[] _stuck;
    private readonly List<int> _stuckSignals = [];
    private readonly List<(int Instance, int[] Pins)> _sparedPins = [];

    /// <summary>Prepares the rows.</summary>
    /// <param name="netlist">The sound netlist.</param>
    /// <param name="rows">Its inputs on at least one row.</param>
    public FaultSimulation(Netlist netlist, BitRows rows)
    {
        ArgumentNullException.ThrowIfNull(netlist);
        ArgumentNullException.ThrowIfNull(rows);
        (_netlist, _rows, _words, _lastBits) = (netlist, rows, rows.Words, rows.ValidBits(rows.Words - 1));
        _sound = NetlistSimulation.Signals(netlist, rows);
        _faulty = [.. _sound.Select(values => new ulong[values.Length])];
        _pins = [.. netlist.Instances.Select(i => i.Pins.ToArray())];
        List<int>[] readers = [.. _sound.Select(_ => new List<int>())];
        for (int i = 0; i < _pins.Length; i++)
        {
            foreach (int signal in _pins[i].Distinct())
            {
                readers[signal].Add(i);
            }
        }
        _readers = [.. readers.Select(r => r.ToArray())];
        (_differs, _stuck, _waiting) = (new bool[netlist.Signals], new bool[netlist.Signals], new ulong[netlist.Instances.Length / 64 + 1]);
    }

    /// <summary>Puts faults in, in place of those that were in before. A pin is stuck behind a stuck signal.</summary>
    public void Inject(params ReadOnlySpan<Fault> faults)
    {
        Reset();
        foreach (Fault fault in faults)
        {
            if (fault.IsSignal)
            {
                _stuck[fault.Signal] = true;
                _stuckSignals.Add(fault.Signal);
                Array.Copy(_sound[fault.Constant], _faulty[fault.Signal], _words);
                Compare(fault.Signal);
            }
            else
            {
                _sparedPins.Add((fault.Instance, _pins[fault.Instance]));
                _pins[fault.Instance] = [.. _pins[fault.Instance].Select((signal, pin) => pin == fault.Pin ? fault.Constant : signal)];
                Wake(fault.Instance);
            }
        }
        Propagate();
    }

    /// <summary>The rows on which an output differs from the sound netlist's, one bit a row.</summary>
    public ulong[] ChangedRows()
    {
        ulong[] changed = new ulong[_words];
        foreach (int output in _netlist.Outputs)
        {
            if (!_differs[output])
            {
                continue;
            }
            for (int word = 0; word < _words; word++)
            {
                changed[word] |= _sound[output][word] ^ _faulty[output][word];
            }
        }
        changed[^1] &= _lastBits;
        return changed;
    }

    /// <summary>Number of rows whose class index is the label.</summary>
    /// <param name="labels">The labels, a word of bits for each bit of the index as <see cref="BitRows"/> has them.</param>
    public int Correct(ulong[][] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int correct = 0;
        for (int word = 0; word < _words; word++)
        {
            ulong right = word == _words - 1 ? _lastBits : ulong.MaxValue;
            for (int bit = 0; bit < Math.Max(labels.Length, _netlist.Outputs.Length); bit++)
            {
                right &= ~((bit < labels.Length ? labels[bit][word] : 0) ^ (bit < _netlist.Outputs.Length ? Values(_netlist.Outputs[bit])[word] : 0));
            }
            correct += BitOperations.PopCount(right);
        }
        return correct;
    }

    /// <summary>The class index of every row.</summary>
    public int[] Classes() => _rows.Unpack([.. _netlist.Outputs.Select(Values)]);

    private ulong[] Values(int signal) => _differs[signal] ? _faulty[signal] : _sound[signal];

    private void Reset()
    {
        foreach (int signal in _differing)
        {
            _differs[signal] = false;
        }
        foreach (int signal in _stuckSignals)
        {
            _stuck[signal] = false;
        }
        // Last in, first out: an instance with two stuck pins gets its first pins back.
        for (int i = _sparedPins.Count - 1; i >= 0; i--)
        {
            _pins[_sparedPins[i].Instance] = _sparedPins[i].Pins;
        }
        _differing.Clear();
        _stuckSignals.Clear();
        _sparedPins.Clear();
    }

    /// <summary>Instances are in topological order, so each is computed once.</summary>
    private void Propagate()
    {
        for (int word = 0; word < _waiting.Length; word++)
        {
            while (_waiting[word] != 0)
            {
                int instance = 64 * word + BitOperations.TrailingZeroCount(_waiting[word]);
                _waiting[word] &= _waiting[word] - 1;
                int output = _netlist.OutputOf(instance);
                if (!_stuck[output])
                {
                    Evaluate(_netlist.Instances[instance].Cell, _pins[instance], _faulty[output]);
                    Compare(output);
                }
            }
        }
    }

    private void Compare(int signal)
    {
        ulong[] sound = _sound[signal], faulty = _faulty[signal];
        if (((sound[^1] ^ faulty[^1]) & _lastBits) != 0 || !sound.AsSpan(0, _words - 1).SequenceEqual(faulty.AsSpan(0, _words - 1)))
        {
            _differs[signal] = true;
            _differing.Add(signal);
            foreach (int reader in _readers[signal])
            {
                Wake(reader);
            }
        }
    }

    private void Wake(int instance) => _waiting[instance >> 6] |= 1UL << (instance & 63);

    private void Evaluate(Cell cell, int[] pins, ulong[] result)
    {
        uint f = cell.Function;
        switch (pins.Length)
        {
            case 1:
                ulong[] only = Values(pins[0]);
                (ulong low, ulong high) = (Mask(f, 0), Mask(f, 1));
                for (int word = 0; word < result.Length; word++)
                {
                    result[word] = (low & ~only[word]) | (high & only[word]);
                }
                break;
            case 2:
                OfTwo(f, Values(pins[0]), Values(pins[1]), result);
                break;
            default:
                for (int word = 0; word < result.Length; word++)
                {
                    result[word] = Output(f, pins, word);
                }
                break;
        }
    }

    /// <summary>As many words at once as the processor takes.</summary>
    private static void OfTwo(uint function, ulong[] first, ulong[] second, ulong[] result)
    {
        (ulong m0, ulong m1, ulong m2, ulong m3) = (Mask(function, 0), Mask(function, 1), Mask(function, 2), Mask(function, 3));
        (Vector<ulong> v0, Vector<ulong> v1, Vector<ulong> v2, Vector<ulong> v3) = (new(m0), new(m1), new(m2), new(m3));
        int word = 0;
        for (; word <= result.Length - Vector<ulong>.Count; word += Vector<ulong>.Count)
        {
            Vector<ulong> a = new(first, word), b = new(second, word);
            Vector.ConditionalSelect(b, Vector.ConditionalSelect(a, v3, v2), Vector.ConditionalSelect(a, v1, v0)).CopyTo(result, word);
        }
        for (; word < result.Length; word++)
        {
            ulong a = first[word], b = second[word];
            result[word] = (~b & ((m0 & ~a) | (m1 & a))) | (b & ((m2 & ~a) | (m3 & a)));
        }
    }

    private ulong Output(uint function, int[] pins, int word)
    {
        ulong result = 0;
        for (int state = 0; state < 1 << pins.Length; state++)
        {
            ulong match = Mask(function, state);
            for (int pin = 0; pin < pins.Length; pin++)
            {
                ulong value = Values(pins[pin])[word];
                match &= (state >> pin & 1) == 1 ? value : ~value;
            }
            result |= match;
        }
        return result;
    }

    private static ulong Mask(uint function, int state) => (function >> state & 1) == 1 ? ulong.MaxValue : 0;
}
