using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Approx.Faults;

/// <summary>Builds a netlist again with a place of it constant: cells that become smaller are replaced by the smallest cell that does, cells
/// that nobody reads go.</summary>
internal sealed class ConstantFolding
{
    private readonly Netlist _netlist;
    private readonly int[] _signal;
    private readonly List<Instance> _built = [];

    private ConstantFolding(Netlist netlist) => (_netlist, _signal) = (netlist, [.. Enumerable.Range(0, netlist.Signals)]);

    /// <summary>The netlist in which the fault's place has its value for good.</summary>
    public static Netlist With(Netlist netlist, Fault fault) => WithoutDead(new ConstantFolding(netlist).Folded(fault));

    private Netlist Folded(Fault fault)
    {
        int inputs = Netlist.InputOf(_netlist.Inputs.Length);
        if (fault.IsSignal && fault.Signal < inputs)
        {
            _signal[fault.Signal] = fault.Constant;
        }
        for (int i = 0; i < _netlist.Instances.Length; i++)
        {
            Instance instance = _netlist.Instances[i];
            int[] pins = [.. instance.Pins.Select((pin, number) =>
                !fault.IsSignal && fault.Instance == i && fault.Pin == number ? fault.Constant : _signal[pin])];
            _signal[_netlist.OutputOf(i)] = fault.IsSignal && fault.Signal == _netlist.OutputOf(i) ? fault.Constant : Place(instance.Cell, pins);
        }
        return _netlist with { Instances = [.. _built], Outputs = [.. _netlist.Outputs.Select(o => _signal[o])] };
    }

    /// <summary>The signal with the cell's function of the pins.</summary>
    private int Place(Cell cell, int[] pins)
    {
        int[] variables = [.. pins.Where(p => p > Netlist.One).Distinct()];
        uint function = Restricted(cell, pins, variables);
        for (int i = variables.Length - 1; i >= 0; i--)
        {
            if (!DependsOn(function, variables.Length, i))
            {
                function = Without(function, variables.Length, i);
                variables = [.. variables.Where((_, other) => other != i)];
            }
        }
        if (variables.Length == 0)
        {
            return (function & 1) == 1 ? Netlist.One : Netlist.Zero;
        }
        if (variables.Length == 1 && (function & 3) == 0b10)
        {
            return variables[0];
        }
        (Cell best, int[] order) = variables.Length < pins.Length ? Smallest(function, variables) ?? (cell, pins) : (cell, pins);
        _built.Add(new Instance(best, [.. order]));
        return Netlist.InputOf(_netlist.Inputs.Length + _built.Count - 1);
    }

    private (Cell, int[])? Smallest(uint function, int[] variables)
    {
        IEnumerable<(Cell Cell, int[] Pins)> fitting =
            from cell in _netlist.Library.Cells
            where cell.Inputs.Length == variables.Length
            from order in Orders(variables)
            where Restricted(cell, order, variables) == (function & BooleanFunction.Mask(variables.Length))
            select (cell, order);
        (Cell Cell, int[] Pins) best = fitting.MinBy(f => f.Cell.AreaUm2);
        return best.Cell is null ? null : best;
    }

    /// <summary>A cell's function of variables, when its pins read these and constants.</summary>
    private static uint Restricted(Cell cell, int[] pins, int[] variables)
    {
        uint function = 0;
        for (int state = 0; state < 1 << variables.Length; state++)
        {
            int pinState = 0;
            for (int pin = 0; pin < pins.Length; pin++)
            {
                int variable = Array.IndexOf(variables, pins[pin]);
                bool value = variable < 0 ? pins[pin] == Netlist.One : (state >> variable & 1) == 1;
                pinState |= (value ? 1 : 0) << pin;
            }
            function |= (cell.Evaluate(pinState) ? 1u : 0) << state;
        }
        return function;
    }

    private static bool DependsOn(uint function, int variables, int variable) => Enumerable.Range(0, 1 << variables)
        .Any(state => (function >> state & 1) != (function >> (state ^ 1 << variable) & 1));

    private static uint Without(uint function, int variables, int variable)
    {
        uint fewer = 0;
        for (int state = 0; state < 1 << (variables - 1); state++)
        {
            int full = state & ((1 << variable) - 1) | state >> variable << (variable + 1);
            fewer |= (function >> full & 1) << state;
        }
        return fewer;
    }

    private static IEnumerable<int[]> Orders(int[] signals) => signals.Length <= 1 ? [signals]
        : signals.SelectMany((first, i) => Orders([.. signals[..i], .. signals[(i + 1)..]]).Select(rest => (int[])[first, .. rest]));

    private static Netlist WithoutDead(Netlist netlist)
    {
        bool[] read = new bool[netlist.Signals];
        foreach (int output in netlist.Outputs)
        {
            read[output] = true;
        }
        for (int i = netlist.Instances.Length - 1; i >= 0; i--)
        {
            foreach (int pin in read[netlist.OutputOf(i)] ? netlist.Instances[i].Pins : [])
            {
                read[pin] = true;
            }
        }
        int[] signal = [.. Enumerable.Range(0, netlist.Signals)];
        ImmutableArray<Instance>.Builder kept = ImmutableArray.CreateBuilder<Instance>();
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            if (read[netlist.OutputOf(i)])
            {
                kept.Add(new Instance(netlist.Instances[i].Cell, [.. netlist.Instances[i].Pins.Select(p => signal[p])]));
                signal[netlist.OutputOf(i)] = Netlist.InputOf(netlist.Inputs.Length + kept.Count - 1);
            }
        }
        return netlist with { Instances = kept.ToImmutable(), Outputs = [.. netlist.Outputs.Select(o => signal[o])] };
    }
}
