namespace PrintedMlp.Approx.Circuits.Simplification;

/// <summary>A small satisfiability solver: conflict-driven clause learning with two watched literals, activities and
/// restarts (Een and Sorensson, SAT 2003). Meant for many short questions: <see cref="Clear"/> keeps all memory.
/// A literal is twice the variable's number, plus 1 for its complement.</summary>
internal sealed class SatSolver
{
    private const double Decay = 1 / 0.95;
    private const int NoReason = -1;
    private readonly List<int> _arena = [];
    private readonly VariableHeap _heap = new();
    private readonly List<int> _trail = [];
    private readonly List<int> _levelStart = [];
    private readonly List<int> _learnt = [];
    private List<int>[] _watches = [];
    private sbyte[] _values = [];
    private bool[] _phase = [];
    private bool[] _seen = [];
    private int[] _level = [];
    private int[] _reason = [];
    private int _variables;
    private int _head;
    private double _bump = 1;
    private bool _contradiction;

    /// <summary>Conflicts of all questions so far: what the work amounts to.</summary>
    public long Conflicts { get; private set; }

    /// <summary>Forgets everything and starts with so many variables.</summary>
    public void Clear(int variables)
    {
        if (variables > _values.Length)
        {
            int size = Math.Max(variables, 2 * _values.Length);
            _watches = [.. _watches, .. Enumerable.Range(0, 2 * size - _watches.Length).Select(_ => new List<int>())];
            (_values, _phase, _seen, _level, _reason) = (new sbyte[size], new bool[size], new bool[size], new int[size], new int[size]);
        }
        for (int literal = 0; literal < 2 * Math.Max(variables, _variables); literal++)
        {
            _watches[literal].Clear();
        }
        Array.Clear(_values);
        Array.Clear(_phase);
        _arena.Clear();
        _trail.Clear();
        _levelStart.Clear();
        (_head, _bump, _contradiction, _variables) = (0, 1, false, variables);
        _heap.Fill(variables);
    }

    /// <summary>One of these literals must hold. At least one; only before <see cref="Solve"/>.</summary>
    public void Add(params ReadOnlySpan<int> literals)
    {
        if (literals.Length == 1)
        {
            _contradiction |= Value(literals[0]) < 0;
            if (Value(literals[0]) == 0)
            {
                Assign(literals[0], NoReason);
            }
            return;
        }
        Attach(literals);
    }

    /// <summary>Looks for values that make every clause hold.</summary>
    /// <param name="conflicts">Most conflicts before it gives up.</param>
    /// <returns>True when there are, false when there are none, null when it gave up.</returns>
    public bool? Solve(int conflicts)
    {
        if (_contradiction)
        {
            return false;
        }
        int untilRestart = 64;
        while (true)
        {
            int conflict = Propagate();
            if (conflict >= 0)
            {
                if (_levelStart.Count == 0)
                {
                    return false;
                }
                if (conflicts-- <= 0)
                {
                    return null;
                }
                Learn(conflict);
                Conflicts++;
                untilRestart--;
            }
            else if (untilRestart <= 0)
            {
                untilRestart = 64;
                Undo(0);
            }
            else if (!Decide())
            {
                return true;
            }
        }
    }

    /// <summary>The value of a variable after <see cref="Solve"/> found some.</summary>
    public bool IsTrue(int variable) => _values[variable] > 0;

    private int Value(int literal) => (literal & 1) == 0 ? _values[literal >> 1] : -_values[literal >> 1];

    private void Assign(int literal, int reason)
    {
        int variable = literal >> 1;
        _values[variable] = (sbyte)((literal & 1) == 0 ? 1 : -1);
        (_level[variable], _reason[variable]) = (_levelStart.Count, reason);
        _trail.Add(literal);
    }

    private int Attach(ReadOnlySpan<int> literals)
    {
        int clause = _arena.Count;
        _arena.Add(literals.Length);
        foreach (int literal in literals)
        {
            _arena.Add(literal);
        }
        _watches[literals[0]].Add(clause);
        _watches[literals[1]].Add(clause);
        return clause;
    }

    private bool Decide()
    {
        while (_heap.TryTake(out int variable))
        {
            if (_values[variable] == 0)
            {
                _levelStart.Add(_trail.Count);
                Assign(2 * variable + (_phase[variable] ? 0 : 1), NoReason);
                return true;
            }
        }
        return false;
    }

    /// <summary>Follows all units.</summary>
    /// <returns>The clause that cannot hold any more, or -1.</returns>
    private int Propagate()
    {
        while (_head < _trail.Count)
        {
            int wrong = _trail[_head++] ^ 1;
            List<int> watches = _watches[wrong];
            int kept = 0;
            for (int i = 0; i < watches.Count; i++)
            {
                int clause = watches[i];
                if (Rewatch(clause, wrong))
                {
                    continue;
                }
                watches[kept++] = clause;
                int first = _arena[clause + 1];
                if (Value(first) < 0)
                {
                    for (i++; i < watches.Count; i++)
                    {
                        watches[kept++] = watches[i];
                    }
                    watches.RemoveRange(kept, watches.Count - kept);
                    return clause;
                }
                if (Value(first) == 0)
                {
                    Assign(first, clause);
                }
            }
            watches.RemoveRange(kept, watches.Count - kept);
        }
        return -1;
    }

    /// <summary>Puts the wrong literal second and looks for another one to watch.</summary>
    /// <returns>True when the clause is watched elsewhere now.</returns>
    private bool Rewatch(int clause, int wrong)
    {
        if (_arena[clause + 1] == wrong)
        {
            (_arena[clause + 1], _arena[clause + 2]) = (_arena[clause + 2], wrong);
        }
        if (Value(_arena[clause + 1]) > 0)
        {
            return false;
        }
        int end = clause + 1 + _arena[clause];
        for (int at = clause + 3; at < end; at++)
        {
            if (Value(_arena[at]) >= 0)
            {
                (_arena[clause + 2], _arena[at]) = (_arena[at], wrong);
                _watches[_arena[clause + 2]].Add(clause);
                return true;
            }
        }
        return false;
    }

    /// <summary>Learns the first unique implication point of a conflict and goes back to where it applies.</summary>
    private void Learn(int conflict)
    {
        _learnt.Clear();
        _learnt.Add(0);
        int open = 0, at = _trail.Count, clause = conflict, literal = -1;
        do
        {
            for (int i = clause + 1; i <= clause + _arena[clause]; i++)
            {
                open += _arena[i] != literal && Mark(_arena[i]) ? 1 : 0;
            }
            do
            {
                literal = _trail[--at];
            }
            while (!_seen[literal >> 1]);
            _seen[literal >> 1] = false;
            clause = _reason[literal >> 1];
        }
        while (--open > 0);
        _learnt[0] = literal ^ 1;
        Backjump();
        _bump *= Decay;
    }

    /// <summary>Takes a literal into the analysis.</summary>
    /// <returns>True when it belongs to the present level.</returns>
    private bool Mark(int literal)
    {
        int variable = literal >> 1;
        if (_seen[variable] || _level[variable] == 0)
        {
            return false;
        }
        _seen[variable] = true;
        _heap.Bump(variable, _bump);
        if (_level[variable] == _levelStart.Count)
        {
            return true;
        }
        _learnt.Add(literal);
        return false;
    }

    private void Backjump()
    {
        int second = 1;
        for (int i = 1; i < _learnt.Count; i++)
        {
            _seen[_learnt[i] >> 1] = false;
            second = _level[_learnt[i] >> 1] > _level[_learnt[second] >> 1] ? i : second;
        }
        if (_learnt.Count == 1)
        {
            Undo(0);
            Assign(_learnt[0], NoReason);
            return;
        }
        (_learnt[1], _learnt[second]) = (_learnt[second], _learnt[1]);
        Undo(_level[_learnt[1] >> 1]);
        Assign(_learnt[0], Attach([.. _learnt]));
    }

    private void Undo(int level)
    {
        if (_levelStart.Count <= level)
        {
            return;
        }
        for (int i = _trail.Count - 1; i >= _levelStart[level]; i--)
        {
            int variable = _trail[i] >> 1;
            _phase[variable] = _values[variable] > 0;
            _values[variable] = 0;
            _heap.Put(variable);
        }
        _trail.RemoveRange(_levelStart[level], _trail.Count - _levelStart[level]);
        _levelStart.RemoveRange(level, _levelStart.Count - level);
        _head = _trail.Count;
    }
}
