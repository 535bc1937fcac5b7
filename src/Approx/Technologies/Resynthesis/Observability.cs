namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>What of a gate the rest of the netlist can see: the gate is flipped, the next gates behind it are computed
/// again, and rows on which no signal changes that is read further away do not care about the gate.</summary>
internal sealed class Observability(GateGraph graph, PatternValues values)
{
    /// <summary>Gates behind the gate that may hide it.</summary>
    private const int MaxWindow = 48;

    private readonly List<int> _window = [];
    private readonly List<int> _order = [];
    private readonly List<int> _followers = [];
    private readonly List<ulong[]> _flipped = [];
    private readonly ulong[][] _pins = new ulong[Cell.MaxInputs][];
    private int[] _place = [];
    private bool[] _follows = [];
    private bool[] _visited = [];

    /// <summary>Rows on which somebody sees the gate.</summary>
    public ulong[] Care { get; } = new ulong[PatternValues.Words];

    /// <summary>The gate and the gates behind it that were looked at, each after those of them that it reads.</summary>
    public List<int> Window => _order;

    /// <summary>Those of the window that others read.</summary>
    public List<int> Boundary { get; } = [];

    /// <summary>True for the gate and everything that depends on it.</summary>
    public bool Follows(int signal) => _follows[signal];

    /// <summary>Looks at a gate.</summary>
    public void Open(int gate)
    {
        Clear();
        MarkFollowers(gate);
        ChooseWindow(gate);
        Sort(gate);
        _order.Reverse();
        for (int i = 0; i < _order.Count; i++)
        {
            Flip(_order[i], i);
        }
        Compare();
    }

    /// <summary>Computes the gates behind the gate again, after it was replaced.</summary>
    public void Refresh()
    {
        foreach (int gate in _order.Skip(1).Where(graph.IsLive))
        {
            values.Refresh(gate);
        }
    }

    private void Clear()
    {
        foreach (int signal in _followers)
        {
            _follows[signal] = false;
        }
        foreach (int signal in _window)
        {
            (_place[signal], _visited[signal]) = (-1, false);
        }
        _followers.Clear();
        _window.Clear();
        _order.Clear();
        Boundary.Clear();
        if (_place.Length < graph.Signals)
        {
            int known = _place.Length, size = 2 * graph.Signals;
            Array.Resize(ref _place, size);
            Array.Resize(ref _follows, size);
            Array.Resize(ref _visited, size);
            Array.Fill(_place, -1, known, size - known);
        }
    }

    private void MarkFollowers(int gate)
    {
        _follows[gate] = true;
        _followers.Add(gate);
        for (int i = 0; i < _followers.Count; i++)
        {
            foreach (int reader in graph.Readers(_followers[i]))
            {
                if (!_follows[reader])
                {
                    _follows[reader] = true;
                    _followers.Add(reader);
                }
            }
        }
    }

    /// <summary>The nearest followers; they were found nearest first.</summary>
    private void ChooseWindow(int gate)
    {
        _window.Add(gate);
        bool seen = graph.IsOutput(gate);
        for (int i = 1; i < _followers.Count && _window.Count < MaxWindow && !seen; i++)
        {
            _window.Add(_followers[i]);
        }
        foreach (int signal in _window)
        {
            _place[signal] = 0;
        }
    }

    private void Sort(int signal)
    {
        _visited[signal] = true;
        foreach (int reader in graph.Readers(signal))
        {
            if (_place[reader] >= 0 && !_visited[reader])
            {
                Sort(reader);
            }
        }
        _order.Add(signal);
    }

    private void Flip(int gate, int place)
    {
        if (_flipped.Count <= place)
        {
            _flipped.Add(new ulong[PatternValues.Words]);
        }
        ulong[] result = _flipped[place];
        if (place == 0)
        {
            for (int word = 0; word < result.Length; word++)
            {
                result[word] = ~values[gate][word];
            }
        }
        else
        {
            ReadOnlySpan<int> pins = graph.Pins(gate);
            for (int pin = 0; pin < pins.Length; pin++)
            {
                bool inside = _place[pins[pin]] >= 0;
                _pins[pin] = inside ? _flipped[_place[pins[pin]]] : values[pins[pin]];
            }
            CellWords.Evaluate(graph.CellOf(gate), _pins.AsSpan(0, pins.Length), result);
        }
        _place[gate] = place;
    }

    private void Compare()
    {
        Array.Clear(Care);
        for (int i = 0; i < _order.Count; i++)
        {
            if (IsBoundary(_order[i]))
            {
                Boundary.Add(_order[i]);
                ulong[] was = values[_order[i]], now = _flipped[i];
                for (int word = 0; word < Care.Length; word++)
                {
                    Care[word] |= was[word] ^ now[word];
                }
            }
        }
    }

    private bool IsBoundary(int signal)
    {
        if (graph.IsOutput(signal))
        {
            return true;
        }
        foreach (int reader in graph.Readers(signal))
        {
            if (_place[reader] < 0)
            {
                return true;
            }
        }
        return false;
    }
}
