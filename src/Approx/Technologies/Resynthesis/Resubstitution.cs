namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>Makes a netlist smaller without changing what it computes: each gate is replaced by another signal, its
/// complement, or a cell on two other signals wherever that frees more area than it costs, inverters and everything
/// that dies counted. A replacement is proven on the exhaustive truth table of a window (resubstitution, Mishchenko and
/// Brayton, IWLS 2006, here on cells and their real areas instead of graph nodes).</summary>
internal sealed class Resubstitution
{
    private const double Epsilon = 1e-6;

    /// <summary>Gates that all passes together may visit, so that a large netlist ends in time too.</summary>
    private const int MaxVisits = 60_000;

    private readonly GateGraph _graph;
    private readonly Window _window;
    private readonly PairFunctions _functions;
    private readonly Cell _inverter;
    private readonly GateCost _cost;

    private Resubstitution(Netlist netlist, PairFunctions functions, GateCost cost)
    {
        _cost = cost;
        _graph = new GateGraph(netlist, cost);
        _window = new Window(_graph);
        _functions = functions;
        _inverter = netlist.Library.Inverter;
    }

    /// <summary>What a gate could be replaced by.</summary>
    /// <param name="Gain">Cost that this frees in um2.</param>
    /// <param name="First">First signal.</param>
    /// <param name="Second">Second signal, or -1.</param>
    /// <param name="Way">The cell on both; for one signal only whether to invert it (<see cref="PairFunction.FlipOutput"/>).</param>
    private readonly record struct Candidate(double Gain, int First, int Second, PairFunction Way);

    /// <summary>The smaller netlist.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="functions">The two-input functions of its library.</param>
    /// <param name="passes">Most visits to every gate; it ends earlier when a pass frees nothing.</param>
    /// <param name="cost">What shall fall; null for area.</param>
    public static Netlist Run(Netlist netlist, PairFunctions functions, int passes, GateCost? cost = null)
    {
        Resubstitution run = new(netlist, functions, cost ?? GateCost.AreaOnly);
        int visits = 0;
        for (int pass = 0; pass < passes && visits < MaxVisits; pass++)
        {
            bool changed = false;
            foreach (int gate in run._graph.InOrder().TakeWhile(_ => visits++ < MaxVisits))
            {
                changed |= run._graph.IsLive(gate) && run.Improve(gate);
            }
            if (!changed)
            {
                break;
            }
        }
        return run._graph.ToNetlist();
    }

    private bool Improve(int gate)
    {
        _window.Open(gate);
        int references = _graph.References(gate);
        double freed = Detach(gate);
        Candidate best = Best(gate, freed);
        Attach(gate);
        if (best.Gain <= Epsilon)
        {
            return false;
        }
        _graph.Replace(gate, Make(best, gate));
        System.Diagnostics.Debug.Assert(references == 0 || !_graph.IsLive(gate));
        return true;
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

    private Candidate Best(int gate, double freed)
    {
        Candidate best = default;
        List<int> divisors = _window.Divisors;
        for (int i = 0; i < divisors.Count; i++)
        {
            Consider(ref best, freed, gate, i);
        }
        if (best.Gain > Epsilon)
        {
            return best;
        }
        for (int i = 2; i < divisors.Count; i++)
        {
            for (int j = 2; j < i; j++)
            {
                Consider(ref best, freed, gate, i, j);
            }
        }
        return best;
    }

    /// <summary>A divisor that equals the gate or its complement.</summary>
    private void Consider(ref Candidate best, double freed, int gate, int index)
    {
        ulong[] target = _window.Target, table = _window.Table(index);
        ulong flip = target[0] == table[0] ? 0 : ulong.MaxValue;
        for (int word = 0; word < Window.Words; word++)
        {
            if (target[word] != (table[word] ^ flip))
            {
                return;
            }
        }
        int divisor = _window.Divisors[index];
        double cost = Price(divisor) + (flip == 0 ? 0 : InverterPrice(divisor, gate));
        if (freed - cost > best.Gain + Epsilon)
        {
            best = new Candidate(freed - cost, divisor, -1, new PairFunction(_inverter, false, false, flip != 0));
        }
    }

    /// <summary>Two divisors of which the gate is a function.</summary>
    private void Consider(ref Candidate best, double freed, int gate, int i, int j)
    {
        if (!IsFunction(_window.Table(i), _window.Table(j), out int mustBeOne, out int mustBeZero))
        {
            return;
        }
        int first = _window.Divisors[i], second = _window.Divisors[j];
        double operands = -1;
        for (int function = 1; function < 15; function++)
        {
            if ((function & mustBeZero) != 0 || (~function & mustBeOne) != 0)
            {
                continue;
            }
            foreach (PairFunction way in _functions.Ways(function))
            {
                double cost = way.Cell.AreaUm2;
                if (freed - cost <= best.Gain + Epsilon)
                {
                    continue;
                }
                operands = operands < 0 ? Price(first, second) : operands;
                cost = operands + CellPrice(way, first, second)
                    + (way.FlipFirst ? InverterPrice(first, gate) : 0) + (way.FlipSecond ? InverterPrice(second, gate) : 0);
                if (freed - cost > best.Gain + Epsilon)
                {
                    best = new Candidate(freed - cost, first, second, way);
                }
            }
        }
    }

    /// <summary>Whether the target is determined by two tables: for each of their four states it must be always 1 or
    /// always 0; a state that never occurs leaves the choice.</summary>
    private bool IsFunction(ulong[] a, ulong[] b, out int mustBeOne, out int mustBeZero)
    {
        (mustBeOne, mustBeZero) = (0, 0);
        ulong[] target = _window.Target;
        for (int word = 0; word < Window.Words; word++)
        {
            ulong t = target[word], x = a[word], y = b[word];
            mustBeOne |= ((~x & ~y & t) != 0 ? 1 : 0) | ((x & ~y & t) != 0 ? 2 : 0) | ((~x & y & t) != 0 ? 4 : 0) | ((x & y & t) != 0 ? 8 : 0);
            mustBeZero |= ((~x & ~y & ~t) != 0 ? 1 : 0) | ((x & ~y & ~t) != 0 ? 2 : 0) | ((~x & y & ~t) != 0 ? 4 : 0) | ((x & y & ~t) != 0 ? 8 : 0);
            if ((mustBeOne & mustBeZero) != 0)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>What it costs to have these signals while the gate is detached.</summary>
    private double Price(params ReadOnlySpan<int> signals)
    {
        double area = 0;
        foreach (int signal in signals)
        {
            area += _graph.Reference(signal);
        }
        foreach (int signal in signals)
        {
            _graph.Dereference(signal);
        }
        return area;
    }

    /// <summary>The cell and the inverter behind it.</summary>
    private double CellPrice(PairFunction way, int first, int second)
    {
        if (_cost.Rows is null)
        {
            return way.Cell.AreaUm2 + (way.FlipOutput ? _inverter.AreaUm2 : 0);
        }
        double cost = _cost.Of(way.Cell, _graph.Values(first), way.FlipFirst, _graph.Values(second), way.FlipSecond, out int ones);
        return way.FlipOutput ? cost + _cost.OfInverter(_inverter, ones) : cost;
    }

    /// <summary>An inverter is free where one is there already.</summary>
    private double InverterPrice(int signal, int gate) => InverterOf(signal, gate) >= 0 ? 0
        : _cost.Rows is null ? _inverter.AreaUm2
        : _cost.Of(_inverter, _graph.Values(signal), false, _graph.Values(signal), false, out _);

    private int InverterOf(int signal, int gate)
    {
        foreach (int reader in _graph.Readers(signal))
        {
            if (reader != gate && ReferenceEquals(_graph.CellOf(reader), _inverter))
            {
                return reader;
            }
        }
        return -1;
    }

    private int Make(Candidate candidate, int gate)
    {
        if (candidate.Second < 0)
        {
            return candidate.Way.FlipOutput ? Inverted(candidate.First, gate) : candidate.First;
        }
        int first = candidate.Way.FlipFirst ? Inverted(candidate.First, gate) : candidate.First;
        int second = candidate.Way.FlipSecond ? Inverted(candidate.Second, gate) : candidate.Second;
        int made = _graph.Add(candidate.Way.Cell, first, second);
        return candidate.Way.FlipOutput ? _graph.Add(_inverter, made) : made;
    }

    private int Inverted(int signal, int gate) => InverterOf(signal, gate) is >= 0 and int known ? known
        : signal <= Netlist.One ? Netlist.One - signal
        : _graph.Add(_inverter, signal);
}
