using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Faults;

/// <summary>Random netlists, with redundant cells in them as random netlists have, and netlists with a fault wired in by hand.</summary>
internal static class DrawnNetlist
{
    private static readonly CellLibrary Egfet = TechnologyCatalogue.Load("egfet-1.0V");

    /// <summary>A netlist of random cells; with levels, three to a feature.</summary>
    public static Netlist Of(RandomStream random, int inputs, int cells, int outputs, bool levels = false)
    {
        ImmutableArray<InputSignal> signals = [.. Enumerable.Range(0, inputs).Select(i => levels ? InputSignal.Level(i / 3, 1 + i % 3) : new InputSignal(i / 2, i % 2))];
        List<Instance> instances = [];
        for (int i = 0; i < cells; i++)
        {
            Cell cell = Egfet.Cells[random.Next(Egfet.Cells.Length)];
            int known = Netlist.InputOf(inputs + i);
            instances.Add(new Instance(cell, [.. cell.Inputs.Select(_ => known - 1 - random.Next(Math.Min(known - 2, 8)))]));
        }
        int last = Netlist.InputOf(inputs + cells - 1);
        return new Netlist(Egfet, signals, [.. instances], [.. Enumerable.Range(0, outputs).Select(i => last - i)]);
    }

    /// <summary>Inputs that can occur.</summary>
    public static bool[][] Vectors(Netlist netlist, RandomStream random, int count)
    {
        AllowedInputs allowed = TestVectors.Allowed(netlist);
        return [.. Enumerable.Range(0, count).Select(_ => allowed.Draw(random.Next))];
    }

    /// <summary>The netlist with places of it tied to constants.</summary>
    public static Netlist Wired(Netlist netlist, params Fault[] faults)
    {
        int Now(int signal) => faults.FirstOrDefault(f => f.IsSignal && f.Signal == signal) is { Signal: > 1 } stuck ? stuck.Value ? 1 : 0 : signal;
        int Pin(int instance, int pin, int signal) =>
            faults.FirstOrDefault(f => !f.IsSignal && f.Instance == instance && f.Pin == pin) is { Signal: > 0 } stuck ? stuck.Value ? 1 : 0 : Now(signal);
        return netlist with
        {
            Instances = [.. netlist.Instances.Select((instance, i) => new Instance(instance.Cell, [.. instance.Pins.Select((signal, pin) => Pin(i, pin, signal))]))],
            Outputs = [.. netlist.Outputs.Select(Now)],
        };
    }
}
