using PrintedMlp.Approx.Circuits.Simplification;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Resynthesis;

namespace PrintedMlp.Approx.Faults;

/// <summary>Finds inputs that show faults, or proves by satisfiability that no inputs that can occur do.</summary>
internal sealed class FaultProver
{
    private readonly Netlist _netlist;
    private readonly AllowedInputs _allowed;
    private readonly int _conflicts;
    private readonly SatSolver _solver = new();
    private int _variables;
    private int[] _sound = [];

    /// <summary>Of one netlist.</summary>
    /// <param name="netlist">The sound netlist.</param>
    /// <param name="allowed">The inputs that can occur.</param>
    /// <param name="conflicts">Most conflicts of one question.</param>
    public FaultProver(Netlist netlist, AllowedInputs allowed, int conflicts = 200_000)
    {
        ArgumentNullException.ThrowIfNull(netlist);
        (_netlist, _allowed, _conflicts) = (netlist, allowed, conflicts);
    }

    /// <summary>Inputs on which each of the faults alone changes an output.</summary>
    /// <returns>Whether there are such inputs, with the inputs; null when that was not decided.</returns>
    public (bool? Exist, bool[] Inputs) Show(params ReadOnlySpan<Fault> faults)
    {
        bool[][] behind = new bool[faults.Length][];
        for (int i = 0; i < faults.Length; i++)
        {
            behind[i] = Behind(faults[i]);
            if (!_netlist.Outputs.Any(o => behind[i][o]))
            {
                return (false, []);
            }
        }
        bool[] needed = Needed(behind);
        _solver.Clear(_netlist.Signals * (faults.Length + 1) + _netlist.Outputs.Length * faults.Length);
        _variables = 0;
        _sound = [.. Enumerable.Range(0, _netlist.Signals).Select(_ => 2 * _variables++)];
        _solver.Add(_sound[Netlist.Zero] ^ 1);
        _solver.Add(_sound[Netlist.One]);
        foreach (var chain in _allowed.Chains)
        {
            for (int i = 1; i < chain.Length; i++)
            {
                _solver.Add(_sound[Netlist.InputOf(chain[i])] ^ 1, _sound[Netlist.InputOf(chain[i - 1])]);
            }
        }
        for (int i = 0; i < _netlist.Instances.Length; i++)
        {
            if (needed[_netlist.OutputOf(i)])
            {
                AddCell(i, _sound, _sound[_netlist.OutputOf(i)], null);
            }
        }
        for (int i = 0; i < faults.Length; i++)
        {
            AddFaulty(faults[i], behind[i]);
        }
        bool? exist = _solver.Solve(_conflicts);
        return (exist, exist == true ? Inputs() : []);
    }

    private bool[] Inputs() => [.. Enumerable.Range(0, _netlist.Inputs.Length).Select(i => _solver.IsTrue(_sound[Netlist.InputOf(i)] / 2))];

    /// <summary>A second copy of what lies behind the fault; at least one output differs.</summary>
    private void AddFaulty(Fault fault, bool[] behind)
    {
        int[] faulty = [.. _sound];
        if (fault.IsSignal)
        {
            faulty[fault.Signal] = _sound[fault.Constant];
        }
        for (int i = 0; i < _netlist.Instances.Length; i++)
        {
            int output = _netlist.OutputOf(i);
            if (behind[output] && !(fault.IsSignal && fault.Signal == output))
            {
                faulty[output] = 2 * _variables++;
                AddCell(i, faulty, faulty[output], !fault.IsSignal && fault.Instance == i ? fault : null);
            }
        }
        List<int> differ = [];
        foreach (int output in _netlist.Outputs.Distinct().Where(o => behind[o]))
        {
            int differs = 2 * _variables++;
            _solver.Add(differs ^ 1, _sound[output], faulty[output]);
            _solver.Add(differs ^ 1, _sound[output] ^ 1, faulty[output] ^ 1);
            differ.Add(differs);
        }
        _solver.Add([.. differ]);
    }

    private void AddCell(int instance, int[] literals, int output, Fault? stuck)
    {
        (Cell cell, var pins) = _netlist.Instances[instance];
        Span<int> clause = stackalloc int[Cell.MaxInputs + 1];
        foreach ((int care, int state) in CellClauses.Of(cell))
        {
            int length = 0;
            for (int pin = 0; pin < pins.Length; pin++)
            {
                if ((care >> pin & 1) == 1)
                {
                    int literal = stuck?.Pin == pin ? _sound[stuck.Value.Constant] : literals[pins[pin]];
                    clause[length++] = literal ^ (state >> pin & 1);
                }
            }
            clause[length++] = output ^ (cell.Evaluate(state) ? 0 : 1);
            AddClause(clause[..length]);
        }
    }

    /// <summary>The solver takes no literal twice and no clause that always holds: two pins may be at one signal.</summary>
    private void AddClause(ReadOnlySpan<int> literals)
    {
        Span<int> distinct = stackalloc int[literals.Length];
        int length = 0;
        foreach (int literal in literals)
        {
            if (distinct[..length].Contains(literal ^ 1))
            {
                return;
            }
            if (!distinct[..length].Contains(literal))
            {
                distinct[length++] = literal;
            }
        }
        _solver.Add(distinct[..length]);
    }

    /// <summary>The signals that a fault can change.</summary>
    private bool[] Behind(Fault fault)
    {
        bool[] behind = new bool[_netlist.Signals];
        behind[fault.IsSignal ? fault.Signal : _netlist.OutputOf(fault.Instance)] = true;
        int first = fault.IsSignal ? 0 : fault.Instance;
        for (int i = first; i < _netlist.Instances.Length; i++)
        {
            behind[_netlist.OutputOf(i)] |= _netlist.Instances[i].Pins.Any(pin => behind[pin]);
        }
        return behind;
    }

    /// <summary>What the outputs behind the faults, and the cells on the way, are computed from.</summary>
    private bool[] Needed(bool[][] behind)
    {
        bool[] needed = new bool[_netlist.Signals];
        foreach (int output in _netlist.Outputs.Where(o => behind.Any(b => b[o])))
        {
            needed[output] = true;
        }
        for (int i = _netlist.Instances.Length - 1; i >= 0; i--)
        {
            if (needed[_netlist.OutputOf(i)])
            {
                foreach (int pin in _netlist.Instances[i].Pins)
                {
                    needed[pin] = true;
                }
            }
        }
        return needed;
    }
}
