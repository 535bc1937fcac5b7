namespace PrintedMlp.Training.Gates;

/// <summary>What dies with a gate, what depends on it, and the order of evaluation.</summary>
internal sealed partial class GateNetwork
{
    private readonly int[] _depthFirst;
    private readonly int[] _seen;
    private int _visit;
    private int _releasedPlain, _releasedComplement;

    /// <summary>Lets go of all that only <paramref name="gate"/> needs, in the counts alone, as if it were gone with its
    /// inverter. <see cref="Restore"/> has to follow before anything else changes.</summary>
    /// <param name="gate">A live gate, or an input that is read.</param>
    /// <param name="dying">Gets the gates that nobody counts any more, <paramref name="gate"/> first, and inputs with a
    /// price.</param>
    /// <returns>The price that falls away.</returns>
    public long Release(int gate, List<int> dying)
    {
        dying.Add(gate);
        (_releasedPlain, _releasedComplement) = (_plain[gate], _complement[gate]);
        long price = _releasedComplement > 0 ? _prices.Inverter : 0;
        (_plain[gate], _complement[gate]) = (0, 0);
        return price + (gate < FirstGate ? InputRefund(gate - 1) : ReleaseGate(gate, dying));
    }

    /// <summary>The reverse of <see cref="Release"/>.</summary>
    public void Restore(int gate)
    {
        _ = gate < FirstGate ? InputPrice(gate - 1) : AcquireGate(gate);
        (_plain[gate], _complement[gate]) = (_releasedPlain, _releasedComplement);
    }

    /// <summary>Counts a signal as read, with all that it needs.</summary>
    /// <returns>What that costs: nothing for a signal that lives anyway.</returns>
    public long Acquire(int signal) => AcquireLiteral(2 * signal);

    /// <summary>The reverse of <see cref="Acquire"/>.</summary>
    public void Forget(int signal) => ReleaseLiteral(2 * signal, null);

    /// <summary>Whether nobody counts a signal; it would cost something to read it.</summary>
    public bool IsUnread(int signal) => _plain[signal] + _complement[signal] == 0;

    /// <summary>Marks all gates that depend on <paramref name="gate"/>, itself included, with <paramref name="mark"/>.</summary>
    public void MarkFanOut(int gate, int mark, int[] marks)
    {
        int depth = 0;
        marks[gate] = mark;
        _depthFirst[depth++] = gate;
        while (depth > 0)
        {
            for (int slot = _head[_depthFirst[--depth]]; slot != None; slot = _next[slot])
            {
                int reader = GateOf(slot);
                if (reader != None && marks[reader] != mark)
                {
                    marks[reader] = mark;
                    _depthFirst[depth++] = reader;
                }
            }
        }
    }

    private long ReleaseGate(int gate, List<int>? dying) => _prices.Of(_kinds[gate])
        + ReleaseLiteral(Pin(gate, 0), dying) + ReleaseLiteral(Pin(gate, 1), dying);

    private long ReleaseLiteral(int literal, List<int>? dying)
    {
        long price = Discount(literal);
        int signal = literal >> 1;
        if (!IsUnread(signal) || signal == 0)
        {
            return price;
        }
        dying?.Add(signal);
        return signal < FirstGate ? price : price + ReleaseGate(signal, dying);
    }

    private long AcquireGate(int gate) => _prices.Of(_kinds[gate]) + AcquireLiteral(Pin(gate, 0)) + AcquireLiteral(Pin(gate, 1));

    private long AcquireLiteral(int literal)
    {
        bool isNew = IsUnread(literal >> 1);
        long price = Count(literal);
        return isNew && literal >> 1 >= FirstGate ? price + AcquireGate(literal >> 1) : price;
    }

    /// <summary>Puts the live gates in an order of evaluation, by depth-first search from the outputs.</summary>
    private void Sort()
    {
        (_ordered, _isOutOfOrder) = (0, false);
        _visit++;
        for (int output = 0; output < Outputs; output++)
        {
            Visit(_literals[output] >> 1);
        }
    }

    private void Visit(int root)
    {
        int depth = 0;
        Push(root);
        while (depth > 0)
        {
            int at = _depthFirst[depth - 1], gate = at >> 2, pin = at & 3;
            if (pin == 2)
            {
                depth--;
                _position[gate] = _ordered;
                _order[_ordered++] = gate;
            }
            else
            {
                _depthFirst[depth - 1]++;
                Push(Pin(gate, pin) >> 1);
            }
        }

        void Push(int signal)
        {
            if (signal >= FirstGate && _seen[signal] != _visit)
            {
                _seen[signal] = _visit;
                _depthFirst[depth++] = signal << 2;
            }
        }
    }
}
