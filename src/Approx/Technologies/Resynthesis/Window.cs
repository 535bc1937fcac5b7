namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>A part of a netlist around one gate: a few leaves that determine the gate, and every other signal that they
/// determine without it, each with its truth table over the leaves.</summary>
internal sealed class Window
{
    /// <summary>Most leaves.</summary>
    private const int MaxLeaves = 9;

    /// <summary>Words of a truth table.</summary>
    public const int Words = 1 << (MaxLeaves - 6);

    private const int MaxSignals = 96;
    private const int MaxReaders = 24;
    private static readonly ulong[][] Variables = [.. Enumerable.Range(0, MaxLeaves).Select(Variable)];

    private readonly GateGraph _graph;
    private readonly List<int> _leaves = [];
    private readonly Dictionary<int, int> _index = [];
    private readonly ulong[][] _tables = [.. Enumerable.Range(0, MaxSignals).Select(_ => new ulong[Words])];

    public Window(GateGraph graph) => _graph = graph;

    /// <summary>Signals of the window that do not need the gate; constants first, then leaves.</summary>
    public List<int> Divisors { get; } = [];

    /// <summary>Truth table of the gate.</summary>
    public ulong[] Target { get; } = new ulong[Words];

    /// <summary>Truth table of divisor number <paramref name="index"/>.</summary>
    public ulong[] Table(int index) => _tables[index];

    /// <summary>Builds the window of a gate.</summary>
    public void Open(int gate)
    {
        _index.Clear();
        Divisors.Clear();
        ChooseLeaves(gate);
        AddKnown(Netlist.Zero).AsSpan().Clear();
        AddKnown(Netlist.One).AsSpan().Fill(ulong.MaxValue);
        for (int i = 0; i < _leaves.Count; i++)
        {
            Variables[i].CopyTo(AddKnown(_leaves[i]), 0);
        }
        foreach (int pin in _graph.Pins(gate))
        {
            Compute(pin);
        }
        Evaluate(gate, Target);
        AddNeighbours(gate);
    }

    /// <summary>Grows the cut of the gate where paths meet again: the leaf that adds the fewest new leaves goes
    /// first.</summary>
    private void ChooseLeaves(int gate)
    {
        _leaves.Clear();
        HashSet<int> inside = [gate];
        AddLeaves(gate, inside);
        while (true)
        {
            int best = -1, bestCost = int.MaxValue;
            foreach (int leaf in _leaves)
            {
                if (_graph.IsSource(leaf))
                {
                    continue;
                }
                int cost = -1;
                foreach (int pin in _graph.Pins(leaf))
                {
                    cost += inside.Contains(pin) || pin <= Netlist.One ? 0 : 1;
                }
                if (cost < bestCost)
                {
                    (best, bestCost) = (leaf, cost);
                }
            }
            if (best < 0 || _leaves.Count + bestCost > MaxLeaves || inside.Count > MaxSignals / 2)
            {
                return;
            }
            _leaves.Remove(best);
            AddLeaves(best, inside);
        }
    }

    private void AddLeaves(int gate, HashSet<int> inside)
    {
        foreach (int pin in _graph.Pins(gate))
        {
            if (pin > Netlist.One && inside.Add(pin))
            {
                _leaves.Add(pin);
            }
        }
    }

    /// <summary>Signals outside the gate's cone that the window determines: readers of known signals all of whose pins
    /// are known.</summary>
    private void AddNeighbours(int gate)
    {
        for (int i = 2; i < Divisors.Count && Divisors.Count < MaxSignals; i++)
        {
            List<int> readers = _graph.Readers(Divisors[i]);
            for (int r = 0; r < readers.Count && r < MaxReaders && Divisors.Count < MaxSignals; r++)
            {
                int reader = readers[r];
                if (reader != gate && !_index.ContainsKey(reader) && AllKnown(reader))
                {
                    Evaluate(reader, AddKnown(reader));
                }
            }
        }
    }

    private bool AllKnown(int gate)
    {
        foreach (int pin in _graph.Pins(gate))
        {
            if (!_index.ContainsKey(pin))
            {
                return false;
            }
        }
        return true;
    }

    private void Compute(int signal)
    {
        if (!_index.ContainsKey(signal))
        {
            foreach (int pin in _graph.Pins(signal))
            {
                Compute(pin);
            }
            Evaluate(signal, AddKnown(signal));
        }
    }

    private ulong[] AddKnown(int signal)
    {
        _index[signal] = Divisors.Count;
        Divisors.Add(signal);
        return _tables[Divisors.Count - 1];
    }

    private void Evaluate(int gate, ulong[] result)
    {
        ReadOnlySpan<int> pins = _graph.Pins(gate);
        Cell cell = _graph.CellOf(gate);
        Array.Clear(result);
        for (int state = 0; state < 1 << pins.Length; state++)
        {
            if (!cell.Evaluate(state))
            {
                continue;
            }
            for (int word = 0; word < Words; word++)
            {
                ulong match = ulong.MaxValue;
                for (int pin = 0; pin < pins.Length; pin++)
                {
                    ulong value = _tables[_index[pins[pin]]][word];
                    match &= (state >> pin & 1) == 1 ? value : ~value;
                }
                result[word] |= match;
            }
        }
    }

    private static ulong[] Variable(int leaf)
    {
        ulong[] table = new ulong[Words];
        for (int row = 0; row < 64 * Words; row++)
        {
            table[row >> 6] |= (ulong)(row >> leaf & 1) << (row & 63);
        }
        return table;
    }
}
