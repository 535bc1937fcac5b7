namespace PrintedMlp.Approx.Circuits.Simplification;

/// <summary>A small satisfiability solver: conflict-driven clause learning with two watched literals, activities and
/// restarts (Een and Sorensson, SAT 2003). Meant for many short questions: <see cref="Clear"/> keeps all memory.
/// A literal is twice the variable's number, plus 1 for its complement.</summary>
internal sealed class SatSolver
{
    private const double Decay = 1 / 0.95;
    private const int NoReason = -1;
    private readonly VariableHeap _heap = new();
    private readonly List<int> _trail = [];
    private readonly List<int> _levelStart = [];
    private readonly List<int> _learnt = [];
    private WatchList[] _watches = [];

    /// <summary>The clauses: each its length and then its literals.</summary>
    private int[] _arena = new int[1024];
    private int _arenaEnd;

    /// <summary>Of each literal 1 where it holds, -1 where it does not, 0 where that is open.</summary>
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
        if (variables > _phase.Length)
        {
            int size = Math.Max(variables, 2 * _phase.Length);
            Array.Resize(ref _watches, 2 * size);
            (_values, _phase, _seen, _level, _reason) = (new sbyte[2 * size], new bool[size], new bool[size], new int[size], new int[size]);
        }
        for (int literal = 0; literal < 2 * Math.Max(variables, _variables); literal++)
        {
            _watches[literal].Count = 0;
        }
        Array.Clear(_values);
        Array.Clear(_phase);
        _trail.Clear();
        _levelStart.Clear();
        (_arenaEnd, _head, _bump, _contradiction, _variables) = (0, 0, 1, false, variables);
        _heap.Fill(variables);
    }

    /// <summary>One of these literals must hold. At least one; only before <see cref="Solve"/>.</summary>
    public void Add(params ReadOnlySpan<int> literals)
    {
        if (literals.Length == 1)
        {
            _contradiction |= _values[literals[0]] < 0;
            if (_values[literals[0]] == 0)
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
    public bool IsTrue(int variable) => _values[2 * variable] > 0;

    private void Assign(int literal, int reason)
    {
        int variable = literal >> 1;
        (_values[literal], _values[literal ^ 1]) = (1, -1);
        (_level[variable], _reason[variable]) = (_levelStart.Count, reason);
        _trail.Add(literal);
    }

    private int Attach(ReadOnlySpan<int> literals)
    {
        int clause = _arenaEnd;
        _arenaEnd += 1 + literals.Length;
        if (_arenaEnd > _arena.Length)
        {
            Array.Resize(ref _arena, 2 * _arenaEnd);
        }
        _arena[clause] = literals.Length;
        literals.CopyTo(_arena.AsSpan(clause + 1));
        _watches[literals[0]].Add(clause);
        _watches[literals[1]].Add(clause);
        return clause;
    }

    private bool Decide()
    {
        while (_heap.TryTake(out int variable))
        {
            if (_values[2 * variable] == 0)
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
            ref WatchList watches = ref _watches[wrong];
            Span<int> clauses = watches.Clauses.AsSpan(0, watches.Count);
            int kept = 0;
            for (int i = 0; i < clauses.Length; i++)
            {
                int clause = clauses[i];
                int first = OtherThan(wrong, clause);
                if (_values[first] <= 0 && Rewatch(clause))
                {
                    continue;
                }
                clauses[kept++] = clause;
                if (_values[first] < 0)
                {
                    clauses[(i + 1)..].CopyTo(clauses[kept..]);
                    watches.Count = kept + clauses.Length - i - 1;
                    return clause;
                }
                if (_values[first] == 0)
                {
                    Assign(first, clause);
                }
            }
            watches.Count = kept;
        }
        return -1;
    }

    /// <summary>Puts the wrong literal second.</summary>
    /// <returns>The other one that is watched.</returns>
    private int OtherThan(int wrong, int clause)
    {
        Span<int> watched = _arena.AsSpan(clause + 1, 2);
        if (watched[0] == wrong)
        {
            (watched[0], watched[1]) = (watched[1], wrong);
        }
        return watched[0];
    }

    /// <summary>Looks for another literal to watch than the second, which does not hold.</summary>
    /// <returns>True when the clause is watched elsewhere now.</returns>
    private bool Rewatch(int clause)
    {
        Span<int> literals = _arena.AsSpan(clause + 1, _arena[clause]);
        for (int at = 2; at < literals.Length; at++)
        {
            if (_values[literals[at]] >= 0)
            {
                (literals[1], literals[at]) = (literals[at], literals[1]);
                _watches[literals[1]].Add(clause);
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
            _phase[variable] = _values[2 * variable] > 0;
            _values[2 * variable] = _values[2 * variable + 1] = 0;
            _heap.Put(variable);
        }
        _trail.RemoveRange(_levelStart[level], _trail.Count - _levelStart[level]);
        _levelStart.RemoveRange(level, _levelStart.Count - level);
        _head = _trail.Count;
    }

    /// <summary>The clauses that watch a literal.</summary>
    private struct WatchList
    {
        public int Count;

        public int[]? Clauses { get; private set; }

        public void Add(int clause)
        {
            if (Count == (Clauses?.Length ?? 0))
            {
                int[] larger = new int[Math.Max(8, 2 * Count)];
                Clauses?.CopyTo(larger, 0);
                Clauses = larger;
            }
            Clauses![Count++] = clause;
        }
    }
}
