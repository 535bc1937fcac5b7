using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Technologies;

/// <summary>One cell of a netlist and the signals at its pins.</summary>
/// <param name="Cell">What it is.</param>
/// <param name="Pins">Signal at each input pin, in the order of <see cref="Cell.Inputs"/>.</param>
public readonly record struct Instance(Cell Cell, ImmutableArray<int> Pins);

/// <summary>A circuit made of a technology's cells. Signals are numbered: <see cref="Zero"/>, <see cref="One"/>, then
/// the inputs in order, then the output of each instance in order. Instances are in topological order: each reads only
/// signals with a smaller number.</summary>
/// <param name="Library">The technology.</param>
/// <param name="Inputs">What the inputs are.</param>
/// <param name="Instances">The cells.</param>
/// <param name="Outputs">Signal of each bit of the class index, bit 0 first.</param>
public sealed record Netlist(
    CellLibrary Library,
    ImmutableArray<InputSignal> Inputs,
    ImmutableArray<Instance> Instances,
    ImmutableArray<int> Outputs)
{
    /// <summary>The signal that is always 0.</summary>
    public const int Zero = 0;

    /// <summary>The signal that is always 1.</summary>
    public const int One = 1;

    /// <summary>Signal of input number <paramref name="index"/>.</summary>
    public static int InputOf(int index) => 2 + index;

    /// <summary>Signal of the output of instance number <paramref name="index"/>.</summary>
    public int OutputOf(int index) => 2 + Inputs.Length + index;

    /// <summary>Number of signals.</summary>
    public int Signals => 2 + Inputs.Length + Instances.Length;

    /// <summary>Sum of the cells' areas in cm2.</summary>
    public double AreaCm2 => Instances.Sum(i => i.Cell.AreaUm2) * 1e-8;

    /// <summary>Some cell has a delay, so that paths can be compared.</summary>
    public bool HasDelays => Instances.Any(i => i.Cell.DelayUs is not null && !i.Pins.IsEmpty);

    /// <summary>Longest sum of cell delays from an input to an output in ms, or null when the technology gives no cell of it a
    /// delay. A single cell without one, such as a tie, counts as 0.</summary>
    public double? CriticalPathMs
    {
        get
        {
            double unknown = HasDelays ? 0 : double.NaN;
            double[] arrival = new double[Signals];
            for (int i = 0; i < Instances.Length; i++)
            {
                double latest = Instances[i].Pins.IsEmpty ? 0 : Instances[i].Pins.Max(p => arrival[p]);
                arrival[OutputOf(i)] = latest + (Instances[i].Cell.DelayUs ?? (Instances[i].Pins.IsEmpty ? 0 : unknown));
            }
            double longest = Outputs.Select(o => arrival[o]).Aggregate(0.0, Math.Max);
            return double.IsNaN(longest) ? null : longest * 1e-3;
        }
    }
}
