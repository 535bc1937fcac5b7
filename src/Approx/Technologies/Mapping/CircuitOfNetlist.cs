using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>The way back: a netlist as an and-inverter graph, to map it again.</summary>
internal static class CircuitOfNetlist
{
    /// <summary>The circuit that computes what the netlist does.</summary>
    public static Circuit Of(Netlist netlist)
    {
        CircuitBuilder builder = new(netlist.Inputs);
        Literal[] signals = new Literal[netlist.Signals];
        (signals[Netlist.Zero], signals[Netlist.One]) = (Literal.False, Literal.True);
        for (int input = 0; input < netlist.Inputs.Length; input++)
        {
            signals[Netlist.InputOf(input)] = CircuitBuilder.Input(input);
        }
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            Instance instance = netlist.Instances[i];
            signals[netlist.OutputOf(i)] = Function(builder, instance.Cell.Function, [.. instance.Pins.Select(pin => signals[pin])]);
        }
        return builder.Build([.. netlist.Outputs.Select(output => signals[output])]);
    }

    /// <summary>Shannon's expansion by the last pin, with ANDs, ORs and exclusive ors where halves are constant or
    /// complementary.</summary>
    private static Literal Function(CircuitBuilder builder, uint table, ReadOnlySpan<Literal> pins)
    {
        if (pins.IsEmpty)
        {
            return Literal.Of((table & 1) == 1);
        }
        uint mask = BooleanFunction.Mask(pins.Length - 1);
        Literal last = pins[^1];
        Literal whenZero = Function(builder, table & mask, pins[..^1]), whenOne = Function(builder, table >> (1 << (pins.Length - 1)) & mask, pins[..^1]);
        return builder.Mux(last, whenOne, whenZero);
    }
}
