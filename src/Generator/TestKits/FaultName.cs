using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.TestKits;

/// <summary>How people find a fault in <c>netlist.v</c>.</summary>
internal static class FaultName
{
    /// <summary>The cell by its name and kind, or the comparator, and what is stuck.</summary>
    public static string Of(Netlist netlist, Fault fault)
    {
        int value = fault.Value ? 1 : 0;
        int input = fault.Signal - Netlist.InputOf(0);
        return !fault.IsSignal ? $"{Cell(netlist, fault.Instance)} pin {netlist.Instances[fault.Instance].Cell.Inputs[fault.Pin]} stuck at {value}"
            : input < netlist.Inputs.Length ? $"comparator levels_i[{input}] stuck at {value}"
            : $"{Cell(netlist, input - netlist.Inputs.Length)} output stuck at {value}";
    }

    private static string Cell(Netlist netlist, int instance) => $"g{netlist.OutputOf(instance)} ({netlist.Instances[instance].Cell.Name})";
}
