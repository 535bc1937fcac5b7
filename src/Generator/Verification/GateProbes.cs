using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>The model's value of every net of gates, in the order of evaluation.</summary>
internal static class GateProbes
{
    /// <summary>The probes for one row.</summary>
    /// <param name="gates">The gates as they are written.</param>
    /// <param name="codes">The row, a code a feature.</param>
    public static IEnumerable<Probe> Of(PlanGates gates, byte[] codes)
    {
        Dictionary<Net, bool> values = [];
        foreach (PlanInput input in gates.Inputs)
        {
            byte code = codes[input.Feature];
            values[input.Net] = input.Code > 0 ? code >= input.Code : (code >> input.FeatureBit & 1) == 1;
            yield return Of(input.Net, values, input.Code > 0 ? $"the comparator of feature {input.Feature} at code {input.Code}"
                : $"bit {input.FeatureBit} of feature {input.Feature}");
        }
        foreach (PlanGate gate in gates.Gates)
        {
            (bool first, bool second) = (Value(gate.First, values), Value(gate.Second, values));
            values[gate.Net] = gate.IsInverted != gate.Kind switch { "and" => first && second, "or" => first || second, _ => first != second };
            yield return Of(gate.Net, values, $"gate {gate.Net.Name}");
        }
    }

    private static bool Value(PlanSignal signal, Dictionary<Net, bool> values) =>
        signal.IsInverted != (signal.Net is null ? signal.Value == 1 : values[signal.Net]);

    private static Probe Of(Net net, Dictionary<Net, bool> values, string place) => new(net.Name, 1, values[net] ? 1u : 0u, place);
}
