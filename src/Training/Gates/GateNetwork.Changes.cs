using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Training.Gates;

/// <summary>Changes, and what follows from them without looking at any row: constants run forward, equal gates become one,
/// inverters go where another gate makes the complement for less.</summary>
internal sealed partial class GateNetwork
{
    private readonly List<int> _touched;
    private readonly bool[] _isTouched;
    private readonly Stack<int> _dirty = new();

    /// <summary>Lets all that read <paramref name="gate"/> read <paramref name="literal"/> instead.</summary>
    /// <param name="gate">A live gate, which dies, or an input.</param>
    /// <param name="literal">Of a signal that does not depend on it.</param>
    public void Replace(int gate, int literal)
    {
        Redirect(gate, literal);
        TidyUp();
    }

    /// <summary>Makes <paramref name="gate"/> another function.</summary>
    /// <param name="gate">A live gate.</param>
    /// <param name="way">What it becomes.</param>
    /// <param name="first">First signal; does not depend on the gate.</param>
    /// <param name="second">Second signal, likewise.</param>
    public void Rebuild(int gate, GateImplementation way, int first, int second)
    {
        Change(gate, way.Kind, 2 * first | (way.FlipFirst ? 1 : 0), 2 * second | (way.FlipSecond ? 1 : 0));
        if (way.FlipOutput)
        {
            FlipReaders(gate);
        }
        _dirty.Push(gate);
        TidyUp();
    }

    /// <summary>A second gate that computes the same as <paramref name="gate"/>, to stand before it. Nobody reads it yet, so a
    /// <see cref="Rebuild"/> of the gate with it has to follow.</summary>
    /// <returns>Its signal.</returns>
    public int Duplicate(int gate)
    {
        int copy = _free.Pop();
        Create(copy, _kinds[gate], Pin(gate, 0), Pin(gate, 1));
        return copy;
    }

    private void Simplify()
    {
        for (int gate = FirstGate; gate < Signals; gate++)
        {
            _dirty.Push(gate);
        }
        TidyUp();
        Sort();
    }

    private void Change(int gate, GateKind kind, int first, int second)
    {
        (int oldFirst, int oldSecond) = (Pin(gate, 0) >> 1, Pin(gate, 1) >> 1);
        Price += _prices.Of(kind) - _prices.Of(_kinds[gate]);
        _kinds[gate] = kind;
        Detach(SlotOf(gate, 0));
        Detach(SlotOf(gate, 1));
        Attach(SlotOf(gate, 0), first);
        Attach(SlotOf(gate, 1), second);
        RemoveUnread(oldFirst);
        RemoveUnread(oldSecond);
        Touch(gate);
    }

    private void Redirect(int gate, int literal)
    {
        while (_head[gate] != None)
        {
            int slot = _head[gate], flip = _literals[slot] & 1;
            Detach(slot);
            Attach(slot, literal ^ flip);
            if (GateOf(slot) is >= 0 and int reader)
            {
                _dirty.Push(reader);
            }
        }
        RemoveUnread(gate);
    }

    private void TidyUp()
    {
        while (_dirty.TryPop(out int gate))
        {
            if (_live[gate] && Simpler(gate) is >= 0 and int literal)
            {
                Redirect(gate, literal);
            }
        }
        while (_touched.Count > 0)
        {
            int signal = _touched[^1];
            _touched.RemoveAt(_touched.Count - 1);
            _isTouched[signal] = false;
            Repolarise(signal);
        }
        if (_isOutOfOrder || _ordered - Gates > Gates / 4 + 16)
        {
            Sort();
        }
    }

    /// <summary>A literal that a gate always equals, or -1: a constant, one of its pins, or another gate of the same pins.</summary>
    private int Simpler(int gate)
    {
        GateKind kind = _kinds[gate];
        int output = kind.InvertsOutput() ? 1 : 0, inputs = kind.InvertsInputs() ? 1 : 0;
        (int a, int b) = (Pin(gate, 0) ^ inputs, Pin(gate, 1) ^ inputs);
        if (kind.IsXor())
        {
            return a >> 1 == b >> 1 ? (a ^ b ^ output) & 1 : a < 2 ? b ^ a ^ output : b < 2 ? a ^ b ^ output : Twin(gate);
        }
        return a == 0 || b == 0 || a == (b ^ 1) ? output : a == 1 || a == b ? b ^ output : b == 1 ? a ^ output : Twin(gate);
    }

    /// <summary>Another gate that combines the same literals, in the polarity of <paramref name="gate"/>, or -1.</summary>
    private int Twin(int gate)
    {
        int first = Pin(gate, 0) >> 1, second = Pin(gate, 1) >> 1;
        bool firstIsRarer = _plain[first] + _complement[first] <= _plain[second] + _complement[second];
        for (int slot = _head[firstIsRarer ? first : second]; slot != None; slot = _next[slot])
        {
            int other = GateOf(slot);
            if (other != None && other != gate && SameCore(gate, other, out int flip))
            {
                return 2 * other | flip;
            }
        }
        return None;
    }

    private bool SameCore(int gate, int other, out int flip)
    {
        (GateKind kind, GateKind otherKind) = (_kinds[gate], _kinds[other]);
        int inputs = kind.InvertsInputs() != otherKind.InvertsInputs() ? 1 : 0;
        int a = Pin(gate, 0), b = Pin(gate, 1), x = Pin(other, 0) ^ inputs, y = Pin(other, 1) ^ inputs;
        flip = kind.InvertsOutput() != otherKind.InvertsOutput() ? 1 : 0;
        if (kind.IsXor() || otherKind.IsXor())
        {
            flip ^= (a ^ b ^ x ^ y) & 1;
            (a, b, x, y) = (a >> 1, b >> 1, x >> 1, y >> 1);
        }
        return kind.IsXor() == otherKind.IsXor() && ((a == x && b == y) || (a == y && b == x));
    }

    private void Touch(int signal)
    {
        if (!_isTouched[signal])
        {
            _isTouched[signal] = true;
            _touched.Add(signal);
        }
    }

    /// <summary>Gives the signal's gate, and the gates that read it, the cheapest polarity of output and pins.</summary>
    private void Repolarise(int signal)
    {
        if (signal >= FirstGate && _live[signal])
        {
            RepolariseGate(signal);
        }
        if (_complement[signal] == 0 || signal == 0)
        {
            return;
        }
        for (int slot = _head[signal]; slot != None; slot = _next[slot])
        {
            // A gate that lets go of a complement touches the signal, so that the others are asked again.
            if (GateOf(slot) is >= 0 and int reader && RepolariseGate(reader))
            {
                Touch(signal);
                return;
            }
        }
    }

    /// <summary>Takes the best of the other ways to build the same gate, when it is cheaper.</summary>
    private bool RepolariseGate(int gate)
    {
        int first = Pin(gate, 0), second = Pin(gate, 1);
        (long bestGain, int bestWay) = (0, 0);
        for (int way = 1; way < 8; way++)
        {
            bool flipFirst = (way & 1) != 0, flipSecond = (way & 2) != 0, flipOutput = (way & 4) != 0;
            if (!_kinds[gate].IsXor() && flipFirst != flipSecond)
            {
                continue;
            }
            long gain = _prices.Of(_kinds[gate]) - _prices.Of(Repolarised(_kinds[gate], flipFirst, flipSecond, flipOutput))
                + (flipFirst ? PinGain(first) : 0) + (flipSecond ? PinGain(second) : 0)
                + (flipOutput ? (_complement[gate] > 0 ? _prices.Inverter : 0) - (_plain[gate] > 0 ? _prices.Inverter : 0) : 0);
            (bestGain, bestWay) = gain > bestGain ? (gain, way) : (bestGain, bestWay);
        }
        if (bestWay == 0)
        {
            return false;
        }
        Change(gate, Repolarised(_kinds[gate], (bestWay & 1) != 0, (bestWay & 2) != 0, (bestWay & 4) != 0), first ^ (bestWay & 1),
            second ^ (bestWay >> 1 & 1));
        if ((bestWay & 4) != 0)
        {
            FlipReaders(gate);
        }
        return true;
    }

    private static GateKind Repolarised(GateKind kind, bool flipFirst, bool flipSecond, bool flipOutput) => kind.IsXor()
        ? flipFirst != flipSecond != flipOutput ? kind.WithOutputFlipped() : kind
        : (GateKind)((int)kind ^ (flipFirst ? 2 : 0) ^ (flipOutput ? 1 : 0));

    /// <summary>What it gains in inverters when a pin reads the other polarity.</summary>
    private long PinGain(int literal) => (literal & 1) != 0
        ? _complement[literal >> 1] == 1 ? _prices.Inverter : 0
        : _complement[literal >> 1] == 0 ? -_prices.Inverter : 0;

    /// <summary>Swaps the polarity in which a gate is read, because its value became its complement.</summary>
    private void FlipReaders(int gate)
    {
        for (int slot = _head[gate]; slot != None; slot = _next[slot])
        {
            _literals[slot] ^= 1;
        }
        (_plain[gate], _complement[gate]) = (_complement[gate], _plain[gate]);
        Price += (_complement[gate] > 0 ? _prices.Inverter : 0) - (_plain[gate] > 0 ? _prices.Inverter : 0);
        _flipped.Add(gate);
        Touch(gate);
    }
}
