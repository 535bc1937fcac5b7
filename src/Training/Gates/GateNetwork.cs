using System.Diagnostics;
using System.Runtime.InteropServices;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Training.Gates;

/// <summary>A netlist of two-input gates that changes: who reads what, what it costs, and an order of evaluation. Signals are
/// numbered as in <see cref="GateList"/>, but gates come and go, so their numbers say nothing about the order. A pin or an
/// output is a slot; it holds a literal (twice the signal, plus 1 for the complement). A gate that nobody reads dies at
/// once.</summary>
internal sealed partial class GateNetwork
{
    private const int None = -1;

    private readonly GatePrices _prices;
    private readonly InputPrices _inputPrices;
    private readonly int[] _groupReferences;
    private readonly int[] _literals;
    private readonly int[] _head;
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int[] _plain;
    private readonly int[] _complement;
    private readonly GateKind[] _kinds;
    private readonly bool[] _live;
    private readonly int[] _order;
    private readonly int[] _position;
    private readonly Stack<int> _free = new();
    private readonly List<int> _flipped = [];
    private int _ordered;
    private bool _isOutOfOrder;

    /// <summary>An empty network with room for gates.</summary>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="capacity">Most gates.</param>
    /// <param name="prices">The technology.</param>
    /// <param name="inputPrices">What reading inputs costs.</param>
    public GateNetwork(int inputs, int outputs, int capacity, GatePrices prices, InputPrices inputPrices)
    {
        (Inputs, Outputs, Capacity, _prices, _inputPrices) = (inputs, outputs, capacity, prices, inputPrices);
        int signals = FirstGate + capacity;
        _groupReferences = new int[inputPrices.Groups.Length];
        _literals = new int[outputs + 2 * signals];
        (_next, _previous) = (new int[_literals.Length], new int[_literals.Length]);
        (_head, _plain, _complement) = (new int[signals], new int[signals], new int[signals]);
        (_kinds, _live, _order, _position) = (new GateKind[signals], new bool[signals], new int[capacity], new int[signals]);
        (_touched, _isTouched) = ([], new bool[signals]);
        (_depthFirst, _seen) = (new int[2 * signals], new int[signals]);
    }

    /// <summary>Number of inputs.</summary>
    public int Inputs { get; }

    /// <summary>Number of outputs.</summary>
    public int Outputs { get; }

    /// <summary>Most gates that there can be.</summary>
    public int Capacity { get; }

    /// <summary>Signal of the first gate.</summary>
    public int FirstGate => 1 + Inputs;

    /// <summary>Number of signals, the free numbers included.</summary>
    public int Signals => FirstGate + Capacity;

    /// <summary>What the network costs, in thousandths of a um2: its gates, their inverters and the inputs it reads.</summary>
    public long Price { get; private set; }

    /// <summary>Live gates, each after all that it reads; 0 where a gate died.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, _ordered);

    /// <summary>Number of live gates.</summary>
    public int Gates { get; private set; }

    /// <summary>Whether there is room for another gate.</summary>
    public bool CanGrow => _free.Count > 0;

    /// <summary>Place of a live gate in <see cref="Order"/>; 0 for an input, which all may follow.</summary>
    public int PositionOf(int gate) => gate < FirstGate ? 0 : _position[gate];

    /// <summary>Whether a signal is an input.</summary>
    public bool IsInput(int signal) => signal > 0 && signal < FirstGate;

    /// <summary>What a live gate computes.</summary>
    public GateKind KindOf(int gate) => _kinds[gate];

    /// <summary>Literal at a gate's pin.</summary>
    public int Pin(int gate, int pin) => _literals[SlotOf(gate, pin)];

    /// <summary>Literal of an output.</summary>
    public int Output(int index) => _literals[index];

    /// <summary>Readers of a signal itself.</summary>
    public int PlainReaders(int signal) => _plain[signal];

    /// <summary>Readers of a signal's complement; they share one inverter.</summary>
    public int ComplementReaders(int signal) => _complement[signal];

    /// <summary>First slot that reads a signal, -1 when none does.</summary>
    public int FirstReader(int signal) => _head[signal];

    /// <summary>The slot after another that reads the same signal, -1 at the end.</summary>
    public int NextReader(int slot) => _next[slot];

    /// <summary>The gate that a slot belongs to, -1 for an output.</summary>
    public int GateOf(int slot) => slot < Outputs ? None : (slot - Outputs) / 2;

    /// <summary>Signals whose stored value became its complement since <see cref="ClearFlipped"/>, one entry for each time.</summary>
    public IReadOnlyList<int> Flipped => _flipped;

    public void ClearFlipped() => _flipped.Clear();

    /// <summary>Becomes a copy of <paramref name="list"/>, in its cheapest form.</summary>
    public void Load(GateList list)
    {
        if (list.Gates > Capacity || list.Inputs != Inputs || list.Outputs.Length != Outputs)
        {
            throw new ArgumentException($"{list.Gates} gates, {list.Inputs} inputs and {list.Outputs.Length} outputs do not fit");
        }
        Clear();
        for (int gate = 0; gate < list.Gates; gate++)
        {
            int signal = _free.Pop();
            Debug.Assert(signal == list.SignalOf(gate));
            Create(signal, list.Kinds[gate], list.Pins[2 * gate].Code, list.Pins[2 * gate + 1].Code);
        }
        for (int output = 0; output < Outputs; output++)
        {
            Attach(output, list.Outputs[output].Code);
        }
        for (int gate = list.Gates - 1; gate >= 0; gate--)
        {
            RemoveUnread(list.SignalOf(gate));
        }
        Simplify();
        ClearFlipped();
    }

    /// <summary>The network as it is now, numbered in order.</summary>
    public GateList ToList()
    {
        int[] number = new int[Signals];
        for (int signal = 0; signal < FirstGate; signal++)
        {
            number[signal] = signal;
        }
        GateKind[] kinds = new GateKind[Gates];
        Literal[] pins = new Literal[2 * Gates];
        int count = 0;
        foreach (int gate in Order)
        {
            if (gate > 0)
            {
                number[gate] = FirstGate + count;
                kinds[count] = _kinds[gate];
                pins[2 * count] = Renumbered(Pin(gate, 0));
                pins[2 * count + 1] = Renumbered(Pin(gate, 1));
                count++;
            }
        }
        Literal[] outputs = new Literal[Outputs];
        for (int output = 0; output < Outputs; output++)
        {
            outputs[output] = Renumbered(_literals[output]);
        }
        return new GateList(Inputs, ImmutableCollectionsMarshal.AsImmutableArray(kinds), ImmutableCollectionsMarshal.AsImmutableArray(pins),
            [.. outputs]);

        Literal Renumbered(int literal) => new(2 * number[literal >> 1] | literal & 1);
    }

    private void Clear()
    {
        (Price, Gates, _ordered) = (0, 0, 0);
        Array.Fill(_head, None);
        Array.Fill(_position, int.MaxValue);
        Array.Clear(_plain);
        Array.Clear(_complement);
        Array.Clear(_live);
        Array.Clear(_groupReferences);
        _free.Clear();
        _flipped.Clear();
        for (int signal = Signals - 1; signal >= FirstGate; signal--)
        {
            _free.Push(signal);
        }
    }

    private int SlotOf(int gate, int pin) => Outputs + 2 * gate + pin;

    private void Create(int signal, GateKind kind, int first, int second)
    {
        (_kinds[signal], _live[signal], _position[signal]) = (kind, true, int.MaxValue);
        Gates++;
        Price += _prices.Of(kind);
        Attach(SlotOf(signal, 0), first);
        Attach(SlotOf(signal, 1), second);
    }

    /// <summary>Lets a slot that reads nothing read a literal.</summary>
    private void Attach(int slot, int literal)
    {
        int signal = literal >> 1;
        _literals[slot] = literal;
        (_next[slot], _previous[slot]) = (_head[signal], None);
        if (_head[signal] != None)
        {
            _previous[_head[signal]] = slot;
        }
        _head[signal] = slot;
        _isOutOfOrder |= signal >= FirstGate && slot >= Outputs && _position[signal] >= _position[GateOf(slot)];
        Price += Count(literal);
        Touch(signal);
    }

    /// <summary>Lets a slot read nothing. Whom nobody reads any more stays; see <see cref="RemoveUnread"/>.</summary>
    private void Detach(int slot)
    {
        int signal = _literals[slot] >> 1;
        if (_previous[slot] == None)
        {
            _head[signal] = _next[slot];
        }
        else
        {
            _next[_previous[slot]] = _next[slot];
        }
        if (_next[slot] != None)
        {
            _previous[_next[slot]] = _previous[slot];
        }
        Price -= Discount(_literals[slot]);
        Touch(signal);
    }

    /// <summary>Removes a gate that nobody reads, and then all that only it needed.</summary>
    private void RemoveUnread(int signal)
    {
        if (signal < FirstGate || !_live[signal] || _head[signal] != None)
        {
            return;
        }
        (int first, int second) = (Pin(signal, 0) >> 1, Pin(signal, 1) >> 1);
        Detach(SlotOf(signal, 0));
        Detach(SlotOf(signal, 1));
        Price -= _prices.Of(_kinds[signal]);
        _live[signal] = false;
        Gates--;
        if (_position[signal] < _ordered)
        {
            _order[_position[signal]] = 0;
        }
        _free.Push(signal);
        RemoveUnread(first);
        RemoveUnread(second);
    }

    /// <summary>Counts a reader of a literal.</summary>
    /// <returns>What its inverter and its input now cost more.</returns>
    private long Count(int literal)
    {
        int signal = literal >> 1;
        bool isNew = _plain[signal] + _complement[signal] == 0;
        long price = (literal & 1) == 0 || signal == 0 ? CountPlain(signal) : _complement[signal]++ == 0 ? _prices.Inverter : 0;
        return isNew && signal < FirstGate && signal > 0 ? price + InputPrice(signal - 1) : price;
    }

    private long CountPlain(int signal)
    {
        _plain[signal]++;
        return 0;
    }

    /// <summary>The reverse of <see cref="Count"/>.</summary>
    private long Discount(int literal)
    {
        int signal = literal >> 1;
        long price = 0;
        if ((literal & 1) == 0 || signal == 0)
        {
            _plain[signal]--;
        }
        else if (--_complement[signal] == 0)
        {
            price = _prices.Inverter;
        }
        return _plain[signal] + _complement[signal] == 0 && signal < FirstGate && signal > 0 ? price + InputRefund(signal - 1) : price;
    }

    private long InputPrice(int input) =>
        _inputPrices.Signals[input] + (_groupReferences[_inputPrices.GroupOf[input]]++ == 0 ? _inputPrices.Groups[_inputPrices.GroupOf[input]] : 0);

    private long InputRefund(int input) =>
        _inputPrices.Signals[input] + (--_groupReferences[_inputPrices.GroupOf[input]] == 0 ? _inputPrices.Groups[_inputPrices.GroupOf[input]] : 0);
}
