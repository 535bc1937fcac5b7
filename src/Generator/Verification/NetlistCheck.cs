using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Verification;

/// <summary>Compares a mapped netlist with its network in process, cell by cell.</summary>
internal static class NetlistCheck
{
    /// <summary>The comparison on every vector of the design.</summary>
    public static Check Run(Design design, Netlist netlist)
    {
        int differing = 0;
        Mismatch? first = null;
        bool[] values = new bool[netlist.Signals];
        for (int row = 0; row < design.Codes.Count; row++)
        {
            Evaluate(netlist, design.Codes[row], values);
            int expected = design.Mlp.Classify(design.Codes[row]), got = Class(netlist, values);
            if (expected != got)
            {
                differing++;
                first ??= new Mismatch(row, expected, got);
            }
        }
        return new Check("netlist", "in process", "printedmlp", null, design.Codes.Count,
            differing == 0 ? CheckResult.Passed : CheckResult.Failed, differing == 0 ? null : "classes differ from the model's", differing, first);
    }

    /// <summary>The value of every signal for one row.</summary>
    public static void Evaluate(Netlist netlist, byte[] codes, bool[] values)
    {
        values[Netlist.One] = true;
        for (int i = 0; i < netlist.Inputs.Length; i++)
        {
            values[Netlist.InputOf(i)] = (codes[netlist.Inputs[i].Feature] >> netlist.Inputs[i].Bit & 1) == 1;
        }
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            Instance instance = netlist.Instances[i];
            int state = 0;
            for (int pin = 0; pin < instance.Pins.Length; pin++)
            {
                state |= values[instance.Pins[pin]] ? 1 << pin : 0;
            }
            values[netlist.OutputOf(i)] = instance.Cell.Evaluate(state);
        }
    }

    private static int Class(Netlist netlist, bool[] values)
    {
        int index = 0;
        for (int bit = 0; bit < netlist.Outputs.Length; bit++)
        {
            index |= values[netlist.Outputs[bit]] ? 1 << bit : 0;
        }
        return index;
    }
}
