using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>A choice of cells that makes every needed signal of a circuit. A signal is a literal: each node can be
/// made in either polarity by a gate, or from the other polarity by an inverter, never both from each other.</summary>
internal sealed partial class Cover
{
    private readonly Circuit _circuit;
    private readonly MatchTable _table;
    private readonly Cut[][] _cuts;
    private readonly CoverPower? _power;
    private readonly double[] _inverterCost;
    private readonly Gate[] _gates;
    private readonly bool[] _inverted;
    private readonly double[] _flow;
    private readonly int[] _references;

    /// <summary>A cell match on one cut of a node, and what it costs.</summary>
    internal readonly record struct Gate(CellMatch? Match, int Cut, double Cost);

    /// <summary>Prepares a cover.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="table">The cells.</param>
    /// <param name="cuts">Cuts of every node.</param>
    /// <param name="inverter">The inverter.</param>
    /// <param name="power">Prices static power too; null for area alone.</param>
    public Cover(Circuit circuit, MatchTable table, Cut[][] cuts, Cell inverter, CoverPower? power = null)
    {
        (_circuit, _table, _cuts, _power) = (circuit, table, cuts, power);
        int signals = 2 * circuit.Nodes;
        _inverterCost = [.. Enumerable.Range(0, signals).Select(signal => power?.OfInverter(signal) ?? inverter.AreaUm2)];
        _gates = new Gate[signals];
        _inverted = new bool[signals];
        _flow = new double[signals];
        _references = new int[signals];
        for (int node = 1; node < circuit.FirstAnd; node++)
        {
            _inverted[2 * node + 1] = true;
        }
    }

    /// <summary>How many gates and outputs read a signal; 0 means that it need not exist.</summary>
    public int References(Literal signal) => _references[signal.Code];

    /// <summary>Chooses for every signal what is cheapest when the area of a shared part is split between those that
    /// share it (area flow), from how often each signal is used now.</summary>
    public void ChooseByAreaFlow(ReadOnlySpan<double> users)
    {
        for (int node = 1; node < _circuit.FirstAnd; node++)
        {
            _flow[2 * node + 1] = _inverterCost[2 * node + 1] / Math.Max(1, users[2 * node + 1]);
        }
        for (int node = _circuit.FirstAnd; node < _circuit.Nodes; node++)
        {
            double positive = CheapestByFlow(2 * node), negative = CheapestByFlow(2 * node + 1);
            _inverted[2 * node] = negative + _inverterCost[2 * node] < positive;
            _inverted[2 * node + 1] = positive + _inverterCost[2 * node + 1] < negative;
            _flow[2 * node] = Math.Min(positive, negative + _inverterCost[2 * node]) / Math.Max(1, users[2 * node]);
            _flow[2 * node + 1] = Math.Min(negative, positive + _inverterCost[2 * node + 1]) / Math.Max(1, users[2 * node + 1]);
        }
    }

    /// <summary>Makes every node from its own two operands, as the graph stands, where a pin that needs the dearer
    /// polarity of its leaf pays an inverter. Keeps the structure that a builder chose on purpose, such as the nine
    /// NANDs of a full adder, which area flow tears apart because it counts reconverging paths twice.</summary>
    public void ChooseByStructure()
    {
        for (int node = _circuit.FirstAnd; node < _circuit.Nodes; node++)
        {
            double positive = CheapestByStructure(2 * node), negative = CheapestByStructure(2 * node + 1);
            _inverted[2 * node] = negative + _inverterCost[2 * node] < positive;
            _inverted[2 * node + 1] = positive + _inverterCost[2 * node + 1] < negative;
        }
    }

    /// <summary>Counts the references that the outputs cause.</summary>
    public void CountReferences()
    {
        Array.Clear(_references);
        foreach (Literal output in _circuit.Outputs.Where(o => !o.IsConstant))
        {
            Reference(output.Code);
        }
    }

    /// <summary>Remakes every node the way that costs the least area in the cover as it stands, everything that would
    /// fall away or be added counted (exact area recovery). Nodes that are not in use are prepared likewise, since a
    /// later node may want them.</summary>
    public void RecoverArea()
    {
        for (int node = _circuit.FirstAnd; node < _circuit.Nodes; node++)
        {
            if (_references[2 * node] + _references[2 * node + 1] > 0)
            {
                Remake(node);
            }
            else
            {
                Prepare(node);
            }
        }
    }

    private void Prepare(int node)
    {
        double positive = CheapestExactly(2 * node), negative = CheapestExactly(2 * node + 1);
        _inverted[2 * node] = negative + _inverterCost[2 * node] < positive;
        _inverted[2 * node + 1] = positive + _inverterCost[2 * node + 1] < negative;
    }

    private void Remake(int node)
    {
        int positive = 2 * node, negative = positive + 1;
        int usersPositive = _references[positive] - (_inverted[negative] && _references[negative] > 0 ? 1 : 0);
        int usersNegative = _references[negative] - (_inverted[positive] && _references[positive] > 0 ? 1 : 0);
        ReleasePins(positive);
        ReleasePins(negative);
        double areaPositive = CheapestExactly(positive), areaNegative = CheapestExactly(negative);
        double fromPositive = areaPositive + (usersNegative > 0 ? _inverterCost[negative] : 0);
        double fromNegative = areaNegative + (usersPositive > 0 ? _inverterCost[positive] : 0);
        bool separate = usersPositive > 0 && usersNegative > 0
            && areaPositive + areaNegative < Math.Min(fromPositive, fromNegative);
        _inverted[negative] = !separate && fromPositive <= fromNegative;
        _inverted[positive] = !separate && !_inverted[negative];
        _references[positive] = usersPositive + (_inverted[negative] && usersNegative > 0 ? 1 : 0);
        _references[negative] = usersNegative + (_inverted[positive] && usersPositive > 0 ? 1 : 0);
        ReferencePins(positive);
        ReferencePins(negative);
    }

    private double CheapestByStructure(int signal)
    {
        double best = double.PositiveInfinity;
        foreach (CellMatch match in Matches(signal, 0))
        {
            Gate gate = GateFor(signal, 0, match);
            double area = gate.Cost;
            for (int pin = 0; pin < match.LeafOfPin.Length; pin++)
            {
                int at = Pin(signal >> 1, gate, pin);
                area += _inverted[at] ? _inverterCost[at] : 0;
            }
            if (area < best)
            {
                (best, _gates[signal]) = (area, gate);
            }
        }
        return best;
    }

    private double CheapestByFlow(int signal)
    {
        double best = double.PositiveInfinity;
        int node = signal >> 1;
        for (int cut = 0; cut < _cuts[node].Length - 1; cut++)
        {
            foreach (CellMatch match in Matches(signal, cut))
            {
                Gate gate = GateFor(signal, cut, match);
                double area = gate.Cost;
                for (int pin = 0; pin < match.LeafOfPin.Length; pin++)
                {
                    area += _flow[Pin(node, gate, pin)];
                }
                if (area < best)
                {
                    (best, _gates[signal]) = (area, gate);
                }
            }
        }
        return best;
    }

    private double CheapestExactly(int signal)
    {
        double best = double.PositiveInfinity;
        Gate chosen = default;
        for (int cut = 0; cut < _cuts[signal >> 1].Length - 1; cut++)
        {
            foreach (CellMatch match in Matches(signal, cut))
            {
                Gate gate = GateFor(signal, cut, match);
                double area = gate.Cost + ReferencePins(signal >> 1, gate);
                DereferencePins(signal >> 1, gate);
                if (area < best)
                {
                    (best, chosen) = (area, gate);
                }
            }
        }
        _gates[signal] = chosen;
        return best;
    }

    private Gate GateFor(int signal, int cut, CellMatch match) =>
        new(match, cut, _power is null ? match.Area : _power.Of(match, _cuts[signal >> 1][cut]));

    private ReadOnlySpan<CellMatch> Matches(int signal, int index)
    {
        ref readonly Cut cut = ref _cuts[signal >> 1][index];
        uint table = (signal & 1) == 0 ? cut.Table : ~cut.Table & BooleanFunction.Mask(cut.Count);
        return _table.Find(cut.Count, table);
    }

    private int Pin(int node, Gate gate, int pin) =>
        2 * _cuts[node][gate.Cut].Leaves[gate.Match!.LeafOfPin[pin]] + (gate.Match.Complemented >> pin & 1);

    private void ReleasePins(int signal)
    {
        if (_references[signal] > 0 && !_inverted[signal])
        {
            DereferencePins(signal >> 1, _gates[signal]);
        }
    }

    private void ReferencePins(int signal)
    {
        if (_references[signal] > 0 && !_inverted[signal])
        {
            ReferencePins(signal >> 1, _gates[signal]);
        }
    }

    private double ReferencePins(int node, Gate gate)
    {
        double area = 0;
        for (int pin = 0; pin < gate.Match!.LeafOfPin.Length; pin++)
        {
            area += Reference(Pin(node, gate, pin));
        }
        return area;
    }

    private double DereferencePins(int node, Gate gate)
    {
        double area = 0;
        for (int pin = 0; pin < gate.Match!.LeafOfPin.Length; pin++)
        {
            area += Dereference(Pin(node, gate, pin));
        }
        return area;
    }

    /// <summary>One more user of a signal; returns the area that this brings into the cover.</summary>
    private double Reference(int signal)
    {
        if (_references[signal]++ > 0)
        {
            return 0;
        }
        return _inverted[signal] ? _inverterCost[signal] + Reference(signal ^ 1)
            : signal >> 1 < _circuit.FirstAnd ? 0
            : _gates[signal].Cost + ReferencePins(signal >> 1, _gates[signal]);
    }

    /// <summary>One user less; returns the area that falls out of the cover.</summary>
    private double Dereference(int signal)
    {
        if (--_references[signal] > 0)
        {
            return 0;
        }
        return _inverted[signal] ? _inverterCost[signal] + Dereference(signal ^ 1)
            : signal >> 1 < _circuit.FirstAnd ? 0
            : _gates[signal].Cost + DereferencePins(signal >> 1, _gates[signal]);
    }
}
