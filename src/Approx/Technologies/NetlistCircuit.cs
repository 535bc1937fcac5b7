using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Technologies;

/// <summary>The circuit of a netlist, whatever its cells.</summary>
public static class NetlistCircuit
{
    /// <summary>An and-inverter graph with the netlist's inputs and outputs.</summary>
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
            signals[netlist.OutputOf(i)] = Output(instance.Pins.Length, 0);

            // The pins from the last one on decide in turn; `state` holds what they spell so far.
            Literal Output(int undecided, int state) => undecided == 0
                ? Literal.Of(instance.Cell.Evaluate(state))
                : builder.Mux(signals[instance.Pins[undecided - 1]],
                    Output(undecided - 1, state | 1 << (undecided - 1)), Output(undecided - 1, state));
        }
        return builder.Build([.. netlist.Outputs.Select(output => signals[output])]);
    }
}
