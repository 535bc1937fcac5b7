using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Verification;

/// <summary>Compares a network with its circuit and its mapped netlist without any external program.</summary>
internal static class InProcess
{
    /// <summary>The and-inverter graph on every vector of the design.</summary>
    public static Check Circuit(DesignFolder design)
    {
        Circuit circuit = design.Classifier.ToCircuit();
        return Compare(design, "circuit", CircuitSimulation.Classify(circuit, BitRows.Pack(design.Codes, circuit.Inputs)));
    }

    /// <summary>The netlist on every vector of the design.</summary>
    public static Check Netlist(DesignFolder design, Netlist netlist) =>
        Compare(design, "netlist", NetlistSimulation.Classify(netlist, BitRows.Pack(design.Codes, netlist.Inputs)));

    /// <summary>The value of every signal of a netlist for one row.</summary>
    public static bool[] Signals(Netlist netlist, byte[] codes) =>
        [.. NetlistSimulation.Signals(netlist, BitRows.Pack([codes], netlist.Inputs)).Select(words => (words[0] & 1) == 1)];

    private static Check Compare(DesignFolder design, string subject, int[] classes)
    {
        int[] expectations = design.Classifier.Classify(design.Codes);
        int differing = 0;
        Mismatch? first = null;
        for (int row = 0; row < design.Codes.Count; row++)
        {
            int expected = expectations[row];
            if (classes[row] != expected)
            {
                differing++;
                first ??= new Mismatch(row, expected, classes[row]);
            }
        }
        return new Check(subject, "in process", "printedmlp", null, design.Codes.Count,
            differing == 0 ? CheckResult.Passed : CheckResult.Failed, differing == 0 ? null : "classes differ from the model's", differing, first);
    }
}
