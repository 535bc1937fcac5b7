using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Approx.Faults;

/// <summary>The single stuck-at faults of a netlist: each cell output and each cell input pin stuck at 0 and at 1, and each comparator. Faults
/// that are the same by structure are one class: a pin and the signal that only it reads, and those that leave a cell with the same
/// function (McCluskey and Clegg, IEEE Trans. Computers 1971).</summary>
internal sealed class FaultList
{
    private readonly Netlist _netlist;
    private readonly List<Fault> _faults = [];
    private readonly Dictionary<Fault, int> _number = [];
    private readonly List<int> _parent = [];

    private FaultList(Netlist netlist) => _netlist = netlist;

    /// <summary>The classes of a netlist's faults, in the order of its signals.</summary>
    public static ImmutableArray<FaultClass> Of(Netlist netlist)
    {
        ArgumentNullException.ThrowIfNull(netlist);
        FaultList list = new(netlist);
        list.Enumerate();
        list.JoinSingleReaders();
        list.JoinWithinCells();
        return [.. list._faults.GroupBy(f => list.Root(list._number[f])).OrderBy(g => g.Key).Select(g => new FaultClass([.. g]))];
    }

    private void Enumerate()
    {
        for (int input = 0; input < _netlist.Inputs.Length; input++)
        {
            // The bits of a code are not part of the circuit, comparators are.
            if (_netlist.Inputs[input].IsLevel)
            {
                AddBoth(value => Fault.OfSignal(Netlist.InputOf(input), value));
            }
        }
        for (int i = 0; i < _netlist.Instances.Length; i++)
        {
            AddBoth(value => Fault.OfSignal(_netlist.OutputOf(i), value));
            for (int pin = 0; pin < _netlist.Instances[i].Pins.Length; pin++)
            {
                AddBoth(value => Fault.OfPin(_netlist, i, pin, value));
            }
        }
    }

    private void AddBoth(Func<bool, Fault> fault)
    {
        foreach (Fault each in new[] { fault(false), fault(true) })
        {
            // A pin that is tied to a constant cannot get stuck at it.
            if (each.IsSignal || each.Signal != each.Constant)
            {
                _number[each] = _faults.Count;
                _parent.Add(_faults.Count);
                _faults.Add(each);
            }
        }
    }

    private void JoinSingleReaders()
    {
        int[] readers = new int[_netlist.Signals];
        foreach (int signal in _netlist.Instances.SelectMany(i => i.Pins).Concat(_netlist.Outputs))
        {
            readers[signal]++;
        }
        foreach (Fault fault in _faults.Where(f => !f.IsSignal && readers[f.Signal] == 1))
        {
            Join(fault, Fault.OfSignal(fault.Signal, fault.Value));
        }
    }

    private void JoinWithinCells()
    {
        for (int i = 0; i < _netlist.Instances.Length; i++)
        {
            Dictionary<uint, Fault> left = new()
            {
                [0] = Fault.OfSignal(_netlist.OutputOf(i), false),
                [uint.MaxValue] = Fault.OfSignal(_netlist.OutputOf(i), true)
            };
            Cell cell = _netlist.Instances[i].Cell;
            left[BooleanFunction.Mask(cell.Inputs.Length)] = left[uint.MaxValue];
            for (int pin = 0; pin < cell.Inputs.Length; pin++)
            {
                foreach (bool value in new[] { false, true })
                {
                    uint function = StuckPin(cell, pin, value);
                    Fault fault = Fault.OfPin(_netlist, i, pin, value);
                    if (!left.TryAdd(function, fault))
                    {
                        Join(fault, left[function]);
                    }
                }
            }
        }
    }

    /// <summary>The function that a cell has left when a pin is stuck.</summary>
    internal static uint StuckPin(Cell cell, int pin, bool value)
    {
        uint function = 0;
        for (int state = 0; state < 1 << cell.Inputs.Length; state++)
        {
            function |= (cell.Evaluate(value ? state | 1 << pin : state & ~(1 << pin)) ? 1u : 0) << state;
        }
        return function;
    }

    private void Join(Fault a, Fault b)
    {
        if (_number.TryGetValue(a, out int first) && _number.TryGetValue(b, out int second))
        {
            (int low, int high) = (Math.Min(Root(first), Root(second)), Math.Max(Root(first), Root(second)));
            _parent[high] = low;
        }
    }

    private int Root(int fault)
    {
        while (_parent[fault] != fault)
        {
            fault = _parent[fault] = _parent[_parent[fault]];
        }
        return fault;
    }
}
