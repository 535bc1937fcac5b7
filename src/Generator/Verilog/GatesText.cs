using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Turns a netlist of gates into the strings of its template: one assignment a gate, no technology. Gate i drives
/// <c>g_i</c>; the inputs that are read have the name of feature and bit, or of feature and threshold.</summary>
/// <param name="ports">The module's ports.</param>
/// <param name="gates">The gates.</param>
/// <param name="names">A name for each input.</param>
internal sealed class GatesText(ModulePorts ports, GateList gates, ImmutableArray<string> names)
{
    /// <summary>The module of gates that read bits of codes, or the core of gates that read levels.</summary>
    public static GatesView View(ModulePorts ports, GateClassifier classifier)
    {
        GatesText text = new(ports, classifier.Gates, [.. classifier.Signals.Select(s => s.IsLevel ? $"x{s.Feature}_ge_{s.Threshold}" : $"x{s.Feature}_{s.Bit}")]);
        return text.View($"{classifier.Gates.Gates} gates " + (classifier.ReadsLevels ? OfLevels(classifier) : text.OfCodes()));
    }

    private string OfCodes()
    {
        int[] read = [.. InputsRead()];
        return $"found by a search that started from trained networks; reads {read.Length} bits of "
            + $"{read.Select(i => i / ports.FeatureBits).Distinct().Count()} of the {ports.Features} features. x3_2 is bit 2 of the code of feature 3.";
    }

    private static string OfLevels(GateClassifier classifier)
    {
        string origin = classifier.Origin == Origin.Tree ? "of a decision tree" : "found by a search that started from trained networks and decision trees";
        return $"{origin}; reads {classifier.Levels.Length} levels of {classifier.Levels.Select(l => l.Feature).Distinct().Count()} of the "
            + $"{classifier.Inputs} features, see levels.csv. x3_ge_5 is 1 when the code of feature 3 is 5 or more.";
    }

    private GatesView View(string comment)
    {
        bool[] read = new bool[1 + gates.Inputs];
        int[] inputs = [.. InputsRead()];
        foreach (int input in inputs)
        {
            read[1 + input] = true;
        }
        string[] outputs = [.. gates.Outputs.Reverse().Select(Text)];
        return new GatesView(
            ports.Name, Wrapping.Comment(comment, 0), ports.Input, ports.FeaturesWidth - 1, ports.ClassBits - 1,
            [.. Unused(read)],
            [.. inputs.Select(i => NetView.Of("wire " + names[i], $"{ports.Input}[{i}]"))],
            [.. gates.Kinds.Select((kind, i) => NetView.Of($"wire g_{i}",
                Expression(kind, gates.Pins[2 * i], gates.Pins[2 * i + 1])))],
            outputs.Length == 1 ? outputs[0] : Wrapping.Expression($"{{{string.Join(", ", outputs)}}}", "  assign class_o = ;".Length));
    }

    private IEnumerable<int> InputsRead() =>
        gates.Pins.Concat(gates.Outputs).Select(l => l.Node).Where(node => node > 0 && node <= gates.Inputs).Distinct().Order().Select(node => node - 1);

    private string Expression(GateKind kind, Approx.Circuits.Literal first, Approx.Circuits.Literal second)
    {
        if (kind.IsXor())
        {
            // Complements come together in front.
            bool isInverted = kind.InvertsOutput() != first.IsComplement != second.IsComplement;
            string plain = $"{Text(first ^ first.IsComplement)} ^ {Text(second ^ second.IsComplement)}";
            return isInverted ? $"~({plain})" : plain;
        }
        (string a, string b) = (Text(first), Text(second));
        return kind switch
        {
            GateKind.And => $"{a} & {b}",
            GateKind.Nand => $"~({a} & {b})",
            GateKind.Nor => $"~({a} | {b})",
            _ => $"{a} | {b}",
        };
    }

    private string Text(Approx.Circuits.Literal literal) => literal.IsConstant
        ? literal.IsComplement ? "1'b1" : "1'b0"
        : (literal.IsComplement ? "~" : "") + (literal.Node <= gates.Inputs ? names[literal.Node - 1]
            : $"g_{literal.Node - 1 - gates.Inputs}");

    private IEnumerable<NetView> Unused(bool[] read)
    {
        Net port = new(ports.Input, ports.FeaturesWidth, IsPort: true);
        Concatenation unused = new();
        for (int high = ports.FeaturesWidth - 1; high >= 0; high--)
        {
            int low = high;
            while (low >= 0 && !(1 + low < read.Length && read[1 + low]))
            {
                low--;
            }
            if (low < high)
            {
                unused.Bits(port, high, low + 1);
                high = low;
            }
        }
        return NetView.Unused(ports.Input[..^2], unused);
    }
}
