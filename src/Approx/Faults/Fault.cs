using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Approx.Faults;

/// <summary>A defect that makes one place of a netlist constant: the output of a cell or a comparator, as everybody reads it, or one input pin
/// of one cell.</summary>
/// <param name="Signal">The signal, in the netlist's numbering.</param>
/// <param name="Instance">Number of the instance whose pin is stuck; -1 when the signal itself is.</param>
/// <param name="Pin">Number of the pin, as in <see cref="Cell.Inputs"/>; 0 when the signal itself is stuck.</param>
/// <param name="Value">What it is stuck at.</param>
public readonly record struct Fault(int Signal, int Instance, int Pin, bool Value)
{
    /// <summary>A signal that is stuck.</summary>
    public static Fault OfSignal(int signal, bool value) => new(signal, -1, 0, value);

    /// <summary>An input pin that is stuck.</summary>
    public static Fault OfPin(Netlist netlist, int instance, int pin, bool value)
    {
        ArgumentNullException.ThrowIfNull(netlist);
        return new(netlist.Instances[instance].Pins[pin], instance, pin, value);
    }

    /// <summary>True when the signal is stuck for everybody who reads it.</summary>
    public bool IsSignal => Instance < 0;

    /// <summary>The constant signal that stands for the stuck value.</summary>
    internal int Constant => Value ? Netlist.One : Netlist.Zero;
}
