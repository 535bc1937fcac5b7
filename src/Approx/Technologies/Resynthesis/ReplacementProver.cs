using PrintedMlp.Approx.Circuits.Simplification;

namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>Proves by satisfiability that nobody sees a gate being replaced.</summary>
/// <param name="graph">The netlist.</param>
internal sealed class ReplacementProver(GateGraph graph)
{
    /// <summary>Most gates of a question. What lies deeper counts as free: a proof holds all the same, a counterexample
    /// need not.</summary>
    private const int MaxCone = 800;

    private const int Conflicts = 500;

    /// <summary>Variables that cost as much as a conflict.</summary>
    private const int ConflictWork = 50;

    private readonly SatSolver _solver = new();
    private readonly List<int> _cone = [];
    private readonly List<int> _clause = [];
    private readonly Dictionary<int, int> _variable = [];
    private readonly Dictionary<int, int> _changed = [];
    private int _expanded;
    private int _variables;

    /// <summary>Variables and conflicts of all questions so far: what the work amounts to.</summary>
    public long Work { get; private set; }

    /// <summary>Tries to prove that the gate equals its replacement wherever anybody behind the window can tell.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="replacement">Reads nothing that depends on the gate.</param>
    /// <param name="window">The gate and gates behind it, each after those that it reads; the gate alone asks whether both are equal
    /// everywhere.</param>
    /// <param name="boundary">Those of the window that are read outside of it.</param>
    /// <returns>True when proven, false with <see cref="Counterexample"/> when wrong, null when not known.</returns>
    public bool? Holds(int gate, Replacement replacement, IReadOnlyList<int> window, IReadOnlyList<int> boundary)
    {
        Collect(replacement, window);
        _changed.Clear();
        _variables = _cone.Count;
        _solver.Clear(_cone.Count + 2 + window.Count + boundary.Count);
        bool complete = _expanded == _cone.Count;
        AddCone();
        _changed[gate] = AddReplacement(replacement);
        for (int i = 1; i < window.Count; i++)
        {
            int signal = window[i];
            _changed[signal] = 2 * _variables++;
            AddGate(_changed[signal], graph.CellOf(signal), graph.Pins(signal), pin => _changed.TryGetValue(pin, out int now) ? now : Of(pin));
        }
        int[] differs = new int[boundary.Count];
        for (int i = 0; i < differs.Length; i++)
        {
            differs[i] = 2 * _variables++;
            int was = Of(boundary[i]), now = _changed[boundary[i]];
            _solver.Add(differs[i] ^ 1, was, now);
            _solver.Add(differs[i] ^ 1, was ^ 1, now ^ 1);
        }
        _solver.Add(differs);
        long before = _solver.Conflicts;
        bool? differ = _solver.Solve(Conflicts);
        Work += _variables + ConflictWork * (_solver.Conflicts - before);
        return differ == true && !complete ? null : !differ;
    }

    /// <summary>After a failed proof: the inputs that are 1 where somebody sees a difference.</summary>
    public HashSet<int> Counterexample => [.. _cone.Where(signal =>
        signal > Netlist.One && graph.IsSource(signal) && _solver.IsTrue(_variable[signal]))];

    private int Of(int signal) => 2 * _variable[signal];

    /// <summary>The window and what it is computed from, nearest first.</summary>
    private void Collect(Replacement replacement, IReadOnlyList<int> window)
    {
        _cone.Clear();
        _variable.Clear();
        foreach (int signal in window)
        {
            Enter(signal);
        }
        foreach (int signal in replacement.Signals)
        {
            Enter(signal);
        }
        int at = 0;
        for (; at < _cone.Count && at < MaxCone + window.Count; at++)
        {
            if (!graph.IsSource(_cone[at]))
            {
                foreach (int pin in graph.Pins(_cone[at]))
                {
                    Enter(pin);
                }
            }
        }
        _expanded = _cone.Skip(at).All(graph.IsSource) ? _cone.Count : at;

        void Enter(int signal)
        {
            if (_variable.TryAdd(signal, _cone.Count))
            {
                _cone.Add(signal);
            }
        }
    }

    private void AddCone()
    {
        for (int i = 0; i < _cone.Count; i++)
        {
            int signal = _cone[i];
            if (signal <= Netlist.One)
            {
                _solver.Add(Of(signal) ^ (signal == Netlist.One ? 0 : 1));
            }
            else if (i < _expanded && !graph.IsSource(signal))
            {
                AddGate(Of(signal), graph.CellOf(signal), graph.Pins(signal), Of);
            }
        }
    }

    private int AddReplacement(Replacement replacement)
    {
        int first = Of(replacement.First) ^ (replacement.IsInverted ? 1 : 0);
        int made = replacement.Pair is { } pair ? AddCell(pair, first) : first;
        return replacement.Top is { } top ? AddCell(top, made) : made;
    }

    private int AddCell(ReplacementCell cell, int first)
    {
        int made = 2 * _variables++;
        AddPair(made, cell.Way.Function, first, Of(cell.Second));
        return made;
    }

    private void AddPair(int output, int function, int first, int second)
    {
        for (int state = 0; state < 4; state++)
        {
            _solver.Add(output ^ (function >> state & 1 ^ 1), first ^ (state & 1), second ^ (state >> 1));
        }
    }

    private void AddGate(int output, Cell cell, ReadOnlySpan<int> pins, Func<int, int> of)
    {
        foreach ((int care, int state) in CellClauses.Of(cell))
        {
            _clause.Clear();
            _clause.Add(output ^ (cell.Evaluate(state) ? 0 : 1));
            bool always = false;
            for (int pin = 0; pin < pins.Length; pin++)
            {
                int literal = of(pins[pin]) ^ (state >> pin & 1);
                if ((care >> pin & 1) == 1 && !_clause.Contains(literal))
                {
                    always |= _clause.Contains(literal ^ 1);
                    _clause.Add(literal);
                }
            }
            if (!always)
            {
                _solver.Add([.. _clause]);
            }
        }
    }
}
