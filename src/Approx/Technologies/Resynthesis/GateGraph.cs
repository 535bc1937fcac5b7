using System.Collections.Immutable;

namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>A netlist that can be changed gate by gate. Signals keep their numbers; a gate whose output nobody reads is
/// dead and costs nothing. A gate may read signals with larger numbers than its own, as long as there is no cycle.</summary>
internal sealed class GateGraph
{
    private readonly Netlist _origin;
    private readonly List<Cell?> _cells = [];
    private readonly List<int[]> _pins = [];
    private readonly List<List<int>> _readers = [];
    private readonly List<int> _references = [];
    private readonly List<ulong[]> _values = [];
    private readonly List<double> _costs = [];
    private readonly GateCost _cost;
    private readonly int[] _outputs;

    public GateGraph(Netlist netlist, GateCost cost)
    {
        _origin = netlist;
        _cost = cost;
        FirstGate = Netlist.InputOf(netlist.Inputs.Length);
        _outputs = [.. netlist.Outputs];
        for (int signal = 0; signal < netlist.Signals; signal++)
        {
            AddSignal();
        }
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            _cells[netlist.OutputOf(i)] = netlist.Instances[i].Cell;
            _pins[netlist.OutputOf(i)] = [.. netlist.Instances[i].Pins];
        }
        if (cost.Rows is { } rows)
        {
            _values = [.. NetlistSimulation.Signals(netlist, rows)];
        }
        for (int gate = FirstGate; gate < Signals; gate++)
        {
            _costs[gate] = CostOf(gate);
        }
        foreach (int output in _outputs)
        {
            Reference(output);
        }
    }

    /// <summary>Number of signals, dead ones included.</summary>
    public int Signals => _cells.Count;

    /// <summary>First signal that is the output of a gate.</summary>
    public int FirstGate { get; }

    /// <summary>True for a gate that somebody reads.</summary>
    public bool IsLive(int signal) => signal >= FirstGate && _references[signal] > 0;

    /// <summary>True for a constant or an input.</summary>
    public bool IsSource(int signal) => signal < FirstGate;

    /// <summary>The cell of a gate.</summary>
    public Cell CellOf(int gate) => _cells[gate]!;

    /// <summary>What a gate reads.</summary>
    public ReadOnlySpan<int> Pins(int gate) => _pins[gate];

    /// <summary>Live gates that read a signal; may name one twice.</summary>
    public List<int> Readers(int signal) => _readers[signal];

    /// <summary>Number of live gates and outputs that read a signal.</summary>
    public int References(int signal) => _references[signal];

    /// <summary>True when an output of the netlist is this signal.</summary>
    public bool IsOutput(int signal) => _references[signal] > _readers[signal].Count;

    /// <summary>The value of a signal on the rows of the cost, when power counts.</summary>
    public ulong[] Values(int signal) => _values[signal];

    /// <summary>What a gate costs in um2.</summary>
    public double Cost(int gate) => _costs[gate];

    /// <summary>Adds a gate that nobody reads yet.</summary>
    public int Add(Cell cell, params int[] pins)
    {
        AddSignal();
        (_cells[^1], _pins[^1]) = (cell, pins);
        if (_cost.Rows is not null)
        {
            _values.Add(Simulated(cell, pins));
        }
        _costs[^1] = CostOf(Signals - 1);
        return Signals - 1;
    }

    /// <summary>Cells with more than two inputs are priced by their mean power.</summary>
    private double CostOf(int gate)
    {
        (Cell cell, int[] pins) = (_cells[gate]!, _pins[gate]);
        return _cost.Rows is null ? cell.AreaUm2
            : pins.Length <= 2 ? _cost.Of(cell, _values[pins[0]], false, _values[pins[^1]], false, out _)
            : cell.AreaUm2 + _cost.PricePerNw * cell.StaticPowerNw.Average();
    }

    private ulong[] Simulated(Cell cell, int[] pins)
    {
        ulong[] result = new ulong[_cost.Rows!.Words];
        CellWords.EvaluateByState(cell, Array.ConvertAll(pins, pin => _values[pin]), result);
        return result;
    }

    /// <summary>Takes away one reader. A gate without readers dies and lets go of what it reads.</summary>
    /// <returns>The cost that falls away in um2.</returns>
    public double Dereference(int signal)
    {
        if (--_references[signal] > 0 || IsSource(signal))
        {
            return 0;
        }
        double cost = _costs[signal];
        foreach (int pin in _pins[signal])
        {
            _readers[pin].Remove(signal);
            cost += Dereference(pin);
        }
        return cost;
    }

    /// <summary>Adds one reader. A dead gate comes alive with all that it needs.</summary>
    /// <returns>The cost that this adds in um2.</returns>
    public double Reference(int signal)
    {
        if (_references[signal]++ > 0 || IsSource(signal))
        {
            return 0;
        }
        double cost = _costs[signal];
        foreach (int pin in _pins[signal])
        {
            _readers[pin].Add(signal);
            cost += Reference(pin);
        }
        return cost;
    }

    /// <summary>Lets everybody who reads <paramref name="old"/> read <paramref name="replacement"/> instead.</summary>
    public void Replace(int old, int replacement)
    {
        foreach (int reader in _readers[old].ToArray())
        {
            int pin = Array.IndexOf(_pins[reader], old);
            _pins[reader][pin] = replacement;
            _readers[old].Remove(reader);
            _readers[replacement].Add(reader);
            Reference(replacement);
            Dereference(old);
        }
        for (int i = 0; i < _outputs.Length; i++)
        {
            if (_outputs[i] == old)
            {
                _outputs[i] = replacement;
                Reference(replacement);
                Dereference(old);
            }
        }
    }

    /// <summary>Live gates, each after all that it reads.</summary>
    public List<int> InOrder()
    {
        List<int> order = [];
        bool[] seen = new bool[Signals];
        Stack<(int Gate, int Pin)> path = new();
        foreach (int output in _outputs)
        {
            Enter(output);
            while (path.TryPop(out (int Gate, int Pin) at))
            {
                if (at.Pin == _pins[at.Gate].Length)
                {
                    order.Add(at.Gate);
                    continue;
                }
                path.Push((at.Gate, at.Pin + 1));
                Enter(_pins[at.Gate][at.Pin]);
            }
        }
        return order;

        void Enter(int signal)
        {
            if (!IsSource(signal) && !seen[signal])
            {
                seen[signal] = true;
                path.Push((signal, 0));
            }
        }
    }

    /// <summary>The netlist of the live gates.</summary>
    public Netlist ToNetlist()
    {
        int[] number = new int[Signals];
        for (int signal = 0; signal < FirstGate; signal++)
        {
            number[signal] = signal;
        }
        ImmutableArray<Instance>.Builder instances = ImmutableArray.CreateBuilder<Instance>();
        foreach (int gate in InOrder())
        {
            number[gate] = FirstGate + instances.Count;
            instances.Add(new Instance(_cells[gate]!, [.. _pins[gate].Select(pin => number[pin])]));
        }
        return _origin with { Instances = instances.ToImmutable(), Outputs = [.. _outputs.Select(o => number[o])] };
    }

    private void AddSignal()
    {
        _cells.Add(null);
        _pins.Add([]);
        _readers.Add([]);
        _references.Add(0);
        _costs.Add(0);
    }
}
