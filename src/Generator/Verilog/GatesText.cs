using System.Globalization;
using PrintedMlp.Generator.Classifiers;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Turns a netlist of gates into the strings of its template: one assignment a gate, no technology. Gate i drives
/// <c>g_i</c>; the bits of features that are read have the name of feature and bit.</summary>
internal static class GatesText
{
    public static GatesView View(ModulePorts ports, GateClassifier classifier)
    {
        GateList gates = classifier.Gates;
        bool[] read = new bool[1 + gates.Inputs + gates.Gates];
        foreach (Approx.Circuits.Literal literal in gates.Pins.Concat(gates.Outputs))
        {
            read[literal.Node] = true;
        }
        int[] inputs = [.. Enumerable.Range(0, gates.Inputs).Where(i => read[1 + i])];
        int features = inputs.Select(i => i / ports.FeatureBits).Distinct().Count();
        string comment = string.Create(CultureInfo.InvariantCulture,
            $"{gates.Gates} gates found by a search that started from trained networks; reads {inputs.Length} bits of {features} of the {ports.Features} features. x3_2 is bit 2 of the code of feature 3.");
        string[] outputs = [.. gates.Outputs.Reverse().Select(literal => Text(literal, ports, gates))];
        return new GatesView(
            ports.Name, Wrapping.Comment(comment, 0), ports.FeaturesWidth - 1, ports.ClassBits - 1,
            [.. Unused(ports, read)],
            [.. inputs.Select(i => NetView.Of("wire " + InputName(i, ports), string.Create(CultureInfo.InvariantCulture, $"features_i[{i}]")))],
            [.. gates.Kinds.Select((kind, i) => NetView.Of(string.Create(CultureInfo.InvariantCulture, $"wire g_{i}"),
                Expression(kind, gates.Pins[2 * i], gates.Pins[2 * i + 1], ports, gates)))],
            outputs.Length == 1 ? outputs[0] : Wrapping.Expression($"{{{string.Join(", ", outputs)}}}", "  assign class_o = ;".Length));
    }

    private static string Expression(GateKind kind, Approx.Circuits.Literal first, Approx.Circuits.Literal second, ModulePorts ports, GateList gates)
    {
        if (kind.IsXor())
        {
            // Complements come together in front.
            bool isInverted = kind.InvertsOutput() != first.IsComplement != second.IsComplement;
            string plain = $"{Text(first ^ first.IsComplement, ports, gates)} ^ {Text(second ^ second.IsComplement, ports, gates)}";
            return isInverted ? $"~({plain})" : plain;
        }
        (string a, string b) = (Text(first, ports, gates), Text(second, ports, gates));
        return kind switch
        {
            GateKind.And => $"{a} & {b}",
            GateKind.Nand => $"~({a} & {b})",
            GateKind.Nor => $"~({a} | {b})",
            _ => $"{a} | {b}",
        };
    }

    private static string Text(Approx.Circuits.Literal literal, ModulePorts ports, GateList gates) => literal.IsConstant
        ? literal.IsComplement ? "1'b1" : "1'b0"
        : (literal.IsComplement ? "~" : "") + (literal.Node <= gates.Inputs ? InputName(literal.Node - 1, ports)
            : string.Create(CultureInfo.InvariantCulture, $"g_{literal.Node - 1 - gates.Inputs}"));

    private static string InputName(int input, ModulePorts ports) =>
        string.Create(CultureInfo.InvariantCulture, $"x{input / ports.FeatureBits}_{input % ports.FeatureBits}");

    private static IEnumerable<NetView> Unused(ModulePorts ports, bool[] read)
    {
        Net port = new("features_i", ports.FeaturesWidth, IsPort: true);
        Concatenation unused = new();
        for (int high = ports.FeaturesWidth - 1; high >= 0; high--)
        {
            int low = high;
            while (low >= 0 && !read[1 + low])
            {
                low--;
            }
            if (low < high)
            {
                unused.Bits(port, high, low + 1);
                high = low;
            }
        }
        return NetView.Unused("features", unused);
    }
}
