namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>Looks for the replacement of a gate that frees the most, as far as simulation can tell.</summary>
internal sealed class ReplacementSearch
{
    private const double Epsilon = 1e-6;
    private const int MaxLiterals = 60;

    /// <summary>Third signals that are tried for a replacement by two cells, and literals for the other two.</summary>
    private const int MaxThirds = 12, MaxInnerLiterals = 20;

    private readonly GateGraph _graph;
    private readonly PatternValues _values;
    private readonly Observability _observability;
    private readonly Divisors _divisors;
    private readonly PairFunctions _functions;
    private readonly Cell _inverter;
    private readonly double _smallestCell;
    private readonly bool _areaOnly;
    private readonly TargetFunction _target = new(), _inner = new();
    private readonly List<(int Left, int Literal)> _ranked = [];
    private readonly Dictionary<ulong, int> _byHash = [];
    private readonly HashSet<(int Gate, (int, (int, int)?, (int, int)?) Key)> _refused = [];
    private int _gate;
    private double _freed;
    private Replacement _best;

    public ReplacementSearch(GateGraph graph, PatternValues values, Observability observability, PairFunctions functions, CellLibrary library,
        GateCost cost)
    {
        (_graph, _values, _observability, _functions) = (graph, values, observability, functions);
        _divisors = new Divisors(graph);
        _inverter = library.Inverter;
        _smallestCell = library.Cells.Where(cell => cell.Inputs.Length == 2).Min(cell => cell.AreaUm2);
        _areaOnly = cost.Rows is null;
        Price = new ReplacementPrice(graph, observability, _inverter, cost);
    }

    /// <summary>Prices of what replacements are made of.</summary>
    public ReplacementPrice Price { get; }

    /// <summary>Signals around the gate that <see cref="Best"/> looked at, nearest first.</summary>
    public IEnumerable<int> Near => _divisors.Signals;

    /// <summary>Never proposes this again.</summary>
    public void Refuse(int gate, Replacement replacement) => _refused.Add((gate, replacement.Key));

    /// <summary>The best replacement for the gate that <see cref="Observability"/> looks at; its gain is 0 when there is
    /// none.</summary>
    public Replacement Best(int gate)
    {
        _divisors.Collect(gate, _observability);
        Want(_values[gate], _observability.Care);
        (_gate, _freed, _best) = (gate, Detach(gate), default);
        ConsiderSingles();
        if (_best.Gain <= Epsilon && _freed > _smallestCell)
        {
            ConsiderPairs();
        }
        if (_best.Gain <= Epsilon && _areaOnly && _freed > 2 * _smallestCell)
        {
            ConsiderTriples();
        }
        Attach(gate);
        return _best;
    }

    private void Want(ulong[] target, ulong[] care)
    {
        for (int word = 0; word < target.Length; word++)
        {
            (_target.OnSet[word], _target.OffSet[word]) = (target[word] & care[word], ~target[word] & care[word]);
        }
    }

    /// <summary>Lets go of the gate's pins, as if it were gone.</summary>
    private double Detach(int gate)
    {
        double cost = _graph.Cost(gate);
        foreach (int pin in _graph.Pins(gate))
        {
            cost += _graph.Dereference(pin);
        }
        return cost;
    }

    private void Attach(int gate)
    {
        foreach (int pin in _graph.Pins(gate))
        {
            _graph.Reference(pin);
        }
    }

    private void Keep(Replacement found)
    {
        if (found.Gain > _best.Gain + Epsilon && !_refused.Contains((_gate, found.Key)))
        {
            _best = found;
        }
    }

    private bool IsWorthwhile(double area) => _freed - area > _best.Gain + Epsilon;

    /// <summary>Constants and signals that equal the gate or its complement: those that are both above and below.</summary>
    private void ConsiderSingles()
    {
        ConsiderSingle(Netlist.Zero, RowSets.IsEmpty(_target.OnSet), false);
        ConsiderSingle(Netlist.One, RowSets.IsEmpty(_target.OffSet), false);
        _target.FindAbove(_divisors.Signals, _values, MaxLiterals);
        _target.FindBelow(_divisors.Signals, _values, MaxLiterals);
        foreach (int literal in _target.Above)
        {
            ulong[] values = _values[literal >> 1];
            bool flip = (literal & 1) == 1;
            ConsiderSingle(literal >> 1, flip ? !RowSets.Outside(_target.OffSet, values) : !RowSets.Meet(_target.OffSet, values), flip);
        }
    }

    private void ConsiderSingle(int signal, bool isEqual, bool flip)
    {
        if (isEqual)
        {
            double cost = Price.Of(signal) + (flip ? Price.OfInverter(signal, _gate) : 0);
            Keep(new Replacement(_freed - cost, signal, flip));
        }
    }

    private void ConsiderPairs()
    {
        foreach ((int first, int second) in _target.Pairs(_values))
        {
            ConsiderPair(first, second);
        }
        if (_freed > _functions.SmallestXor)
        {
            ConsiderXors();
        }
    }

    /// <summary>Finds each signal's partner by its hash.</summary>
    private void ConsiderXors()
    {
        ulong[] care = _observability.Care;
        ulong target = RowSets.Hash(care, _target.OnSet), all = RowSets.Hash(care, care);
        _byHash.Clear();
        foreach (int signal in _divisors.Signals)
        {
            ulong hash = RowSets.Hash(care, _values[signal]);
            foreach (ulong sought in (ReadOnlySpan<ulong>)[hash ^ target, hash ^ target ^ all])
            {
                if (_byHash.TryGetValue(sought, out int other))
                {
                    ConsiderPair(signal, other);
                }
            }
            _byHash.TryAdd(hash, signal);
        }
    }

    private void ConsiderPair(int first, int second)
    {
        if (!_target.IsFunctionOf(_values[first], _values[second], out int mustBeOne, out int mustBeZero))
        {
            return;
        }
        double operands = -1;
        for (int function = 1; function < 15; function++)
        {
            if ((function & mustBeZero) != 0 || (~function & mustBeOne) != 0 || !IsWorthwhile(_functions.Cheapest(function)))
            {
                continue;
            }
            foreach (PairFunction way in _functions.Ways(function))
            {
                if (IsWorthwhile(way.Cell.AreaUm2))
                {
                    operands = operands < 0 ? Price.Of(first, second) : operands;
                    Keep(new Replacement(_freed - operands - Price.Of(way, first, second, _gate), first, IsInverted: false, new(way, second)));
                }
            }
        }
    }

    /// <summary>Two cells: the gate as the product of a literal and a function of two signals, or as the sum.</summary>
    private void ConsiderTriples()
    {
        foreach (int third in Ranked(_target.Above, _target.OffSet, flip: 0))
        {
            WantInner(third, isProduct: true);
            _inner.Above.Clear();
            _inner.Above.AddRange(_target.Above.Take(MaxInnerLiterals));
            _inner.FindBelow(_divisors.Signals, _values, MaxInnerLiterals);
            ConsiderInner(third, isProduct: true);
        }
        foreach (int third in Ranked(_target.Below, _target.OnSet, flip: 1))
        {
            WantInner(third, isProduct: false);
            _inner.Below.Clear();
            _inner.Below.AddRange(_target.Below.Take(MaxInnerLiterals));
            _inner.FindAbove(_divisors.Signals, _values, MaxInnerLiterals);
            ConsiderInner(third, isProduct: false);
        }
    }

    /// <summary>The literals that leave the fewest rows to the other operand.</summary>
    private int[] Ranked(List<int> literals, ulong[] rows, int flip)
    {
        int all = RowSets.Count(rows, rows, false);
        _ranked.Clear();
        foreach (int literal in literals)
        {
            int left = RowSets.Count(rows, _values[literal >> 1], ((literal ^ flip) & 1) == 1);
            if (left < all)
            {
                _ranked.Add((left, literal));
            }
        }
        _ranked.Sort();
        return [.. _ranked.Take(MaxThirds).Select(r => r.Literal)];
    }

    /// <summary>What the other operand must be: a product has it from the third literal that it is 0, a sum that it is
    /// 1.</summary>
    private void WantInner(int third, bool isProduct)
    {
        ulong[] values = _values[third >> 1];
        ulong flip = (third & 1) == 0 ? 0 : ulong.MaxValue;
        for (int word = 0; word < values.Length; word++)
        {
            ulong value = values[word] ^ flip;
            _inner.OnSet[word] = isProduct ? _target.OnSet[word] : _target.OnSet[word] & ~value;
            _inner.OffSet[word] = isProduct ? _target.OffSet[word] & value : _target.OffSet[word];
        }
    }

    private void ConsiderInner(int third, bool isProduct)
    {
        foreach ((int first, int second) in _inner.Pairs(_values))
        {
            if (!_inner.IsFunctionOf(_values[first], _values[second], out int mustBeOne, out int mustBeZero))
            {
                continue;
            }
            for (int function = 1; function < 15; function++)
            {
                if ((function & mustBeZero) == 0 && (~function & mustBeOne) == 0)
                {
                    ConsiderTriple(first, second, function, third, TopFunction(0, third & 1, isProduct));
                    ConsiderTriple(first, second, 15 - function, third, TopFunction(1, third & 1, isProduct));
                }
            }
        }
    }

    private void ConsiderTriple(int first, int second, int function, int third, int top)
    {
        if (!IsWorthwhile(_functions.Cheapest(function) + _functions.Cheapest(top)))
        {
            return;
        }
        double operands = Price.Of(first, second, third >> 1);
        foreach (PairFunction pair in _functions.Ways(function))
        {
            foreach (PairFunction way in _functions.Ways(top))
            {
                if (!way.FlipFirst && IsWorthwhile(operands + way.Cell.AreaUm2 + pair.Cell.AreaUm2))
                {
                    double cost = operands + Price.Of(pair, first, second, _gate) + Price.Of(way, third >> 1, third >> 1, _gate);
                    Keep(new Replacement(_freed - cost, first, IsInverted: false, new(pair, second), new(way, third >> 1)));
                }
            }
        }
    }

    /// <summary>The function of the inner cell's output (bit 0) and the third signal (bit 1).</summary>
    private static int TopFunction(int complementInner, int complementThird, bool isProduct)
    {
        int function = 0;
        for (int state = 0; state < 4; state++)
        {
            int inner = (state & 1) ^ complementInner, third = (state >> 1) ^ complementThird;
            function |= (isProduct ? inner & third : inner | third) << state;
        }
        return function;
    }
}

/// <summary>What a gate could be replaced by: another signal, a cell on two signals, or a cell on such a cell and a third
/// signal.</summary>
/// <param name="Gain">Cost that this frees in um2; 0 when there is no replacement.</param>
/// <param name="First">First signal.</param>
/// <param name="IsInverted">Whether its complement is read, where there is no cell.</param>
/// <param name="Pair">The cell on the first signal and another.</param>
/// <param name="Top">The cell on that cell's output and a third signal; never flips the cell's output.</param>
internal readonly record struct Replacement(double Gain, int First, bool IsInverted, ReplacementCell? Pair = null, ReplacementCell? Top = null)
{
    /// <summary>The same replacement, whatever it frees and however its functions are built; a signal and its complement are one.</summary>
    public (int, (int, int)?, (int, int)?) Key => (First, Pair?.Key, Top?.Key);

    /// <summary>The signals that it reads.</summary>
    public IEnumerable<int> Signals => Pair is not { } pair ? [First] : Top is not { } top ? [First, pair.Second] : [First, pair.Second, top.Second];
}

/// <summary>A cell of a replacement.</summary>
/// <param name="Way">The cell, with its inverters.</param>
/// <param name="Second">Signal at its second pin.</param>
internal readonly record struct ReplacementCell(PairFunction Way, int Second)
{
    /// <summary>The same function of the same signal, however it is built.</summary>
    public (int Second, int Function) Key => (Second, Way.Function);
}
