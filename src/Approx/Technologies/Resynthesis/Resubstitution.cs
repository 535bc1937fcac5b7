namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>Makes a netlist smaller without changing what it computes: each gate is replaced by another signal, its
/// complement, or one or two cells on other signals wherever that frees more area than it costs, inverters and everything
/// that dies counted. Simulation proposes, on the rows that anybody behind the gate can tell apart; exhaustive rows or a
/// satisfiability proof decide (simulation-guided resubstitution, Lee et al., IWLS 2020, here on cells and their real areas
/// instead of graph nodes).</summary>
internal sealed class Resubstitution
{
    private const double Epsilon = 1e-6;

    /// <summary>Gates that all passes together may visit, and what their proofs may cost, so that a large netlist ends in
    /// time too.</summary>
    private const long MaxVisits = 12_000, MaxWork = 6_000_000;

    /// <summary>Visits that have to free this share of the netlist's cost, or it is left as it is: exact networks of thousands of
    /// gates would take seconds for less than a hundredth.</summary>
    private const int Patience = 1000;

    private const double LeastYield = 0.002;

    /// <summary>Proofs that one visit may try.</summary>
    private const int MaxProofs = 2;

    /// <summary>Signals around a replaced gate that are worth another visit.</summary>
    private const int MaxNear = 20;

    private readonly GateGraph _graph;
    private readonly PatternValues _values;
    private readonly Observability _observability;
    private readonly ReplacementSearch _search;
    private readonly ReplacementProver _prover;
    private readonly Cell _inverter;

    /// <summary>Gates around which nothing has changed since their last visit.</summary>
    private readonly HashSet<int> _settled = [];

    private readonly double _leastGain;
    private long _visits;
    private double _gain, _gainBefore;
    private bool _isWorthwhile = true;

    private Resubstitution(Netlist netlist, PairFunctions functions, GateCost cost)
    {
        _graph = new GateGraph(netlist, cost);
        _values = new PatternValues(_graph);
        _observability = new Observability(_graph, _values);
        _search = new ReplacementSearch(_graph, _values, _observability, functions, netlist.Library, cost);
        _prover = new ReplacementProver(_graph);
        _inverter = netlist.Library.Inverter;
        _leastGain = LeastYield * _graph.InOrder().Sum(_graph.Cost);
    }

    private bool GoesOn => _isWorthwhile && _visits < MaxVisits && _prover.Work < MaxWork;

    /// <summary>The smaller netlist.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="functions">The two-input functions of its library.</param>
    /// <param name="passes">Most passes over all gates around which something has changed; it ends earlier when one frees nothing.</param>
    /// <param name="cost">What shall fall; null for area.</param>
    public static Netlist Run(Netlist netlist, PairFunctions functions, int passes, GateCost? cost = null)
    {
        Resubstitution run = new(netlist, functions, cost ?? GateCost.AreaOnly);
        bool changed = true;
        for (int pass = 0; pass < passes && changed; pass++)
        {
            changed = run.Pass();
        }
        return run._graph.ToNetlist();
    }

    /// <summary>Visits the gates around which something has changed; true when one of them was replaced.</summary>
    private bool Pass()
    {
        bool changed = false;
        foreach (int gate in _graph.InOrder().TakeWhile(_ => GoesOn))
        {
            if (_graph.IsLive(gate) && _settled.Add(gate))
            {
                changed |= Improve(gate);
                CountVisit();
            }
        }
        return changed;
    }

    private void CountVisit()
    {
        if (++_visits % Patience == 0)
        {
            _isWorthwhile = _gain - _gainBefore >= _leastGain;
            _gainBefore = _gain;
        }
    }

    private bool Improve(int gate)
    {
        for (int proofs = 0; proofs < MaxProofs; proofs++)
        {
            _observability.Open(gate);
            Replacement best = _search.Best(gate);
            if (best.Gain <= Epsilon)
            {
                return false;
            }
            bool? holds = Prove(gate, best);
            if (holds == true)
            {
                _settled.ExceptWith(_search.Near.Take(MaxNear).Concat(_observability.Window));
                _gain += best.Gain;
                _graph.Replace(gate, Make(best, gate));
                _observability.Refresh();
                return true;
            }
            _search.Refuse(gate, best);
            if (holds == false)
            {
                _values.Add(_prover.Counterexample);
            }
        }
        return false;
    }

    /// <summary>Equality everywhere is the easier question, so it comes first where simulation says so.</summary>
    private bool? Prove(int gate, Replacement replacement) => _values.IsExhaustive ? true
        : _values.Agree(gate, replacement) && _prover.Holds(gate, replacement, [gate], [gate]) == true ? true
        : _prover.Holds(gate, replacement, _observability.Window, _observability.Boundary);

    private int Make(Replacement replacement, int gate)
    {
        int first = replacement.IsInverted ? Inverted(replacement.First, gate) : replacement.First;
        int made = replacement.Pair is { } pair ? MakePair(pair.Way, first, pair.Second, gate) : first;
        return replacement.Top is { } top ? MakePair(top.Way, made, top.Second, gate) : made;
    }

    private int MakePair(PairFunction way, int first, int second, int gate)
    {
        int made = Add(way.Cell, way.FlipFirst ? Inverted(first, gate) : first, way.FlipSecond ? Inverted(second, gate) : second);
        return way.FlipOutput ? Add(_inverter, made) : made;
    }

    private int Inverted(int signal, int gate) => _search.Price.InverterOf(signal, gate) is >= 0 and int known ? known
        : signal <= Netlist.One ? Netlist.One - signal
        : Add(_inverter, signal);

    private int Add(Cell cell, params int[] pins)
    {
        int made = _graph.Add(cell, pins);
        _values.Refresh(made);
        return made;
    }
}
