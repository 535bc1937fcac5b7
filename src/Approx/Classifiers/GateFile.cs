using System.Text.Json;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Classifiers;

/// <summary>Reads and writes the <c>model.json</c> of a netlist of gates, in front of which are the bits of codes or levels;
/// docs/model-format.md describes both formats.</summary>
public static class GateFile
{
    /// <summary>The format of gates that read codes.</summary>
    public const string CodesFormat = "printedmlp-gates-1";

    /// <summary>The format of gates that read levels.</summary>
    public const string LevelsFormat = "printedmlp-levels-1";

    /// <summary>The file's text, with a final newline.</summary>
    public static string Write(GateClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ModelText text = new(classifier.ReadsLevels ? LevelsFormat : CodesFormat, classifier.Inputs, classifier.InputBits);
        if (classifier.ReadsLevels)
        {
            text.Add("tree", classifier.Origin == Origin.Tree ? "true" : "false").Add("levels", ModelText.Lines(classifier.Levels.Select(l =>
                $"{{\"feature\": {l.Feature}, \"code\": {l.Code}, \"threshold\": {l.Threshold:R}, \"position\": {l.Position:R}}}"), 2));
        }
        GateList gates = classifier.Gates;
        return text.Add("gates", ModelText.Lines(gates.Kinds.Select((kind, i) =>
                $"{{\"kind\": \"{Name(kind)}\", \"pins\": [{Signed(gates.Pins[2 * i])}, {Signed(gates.Pins[2 * i + 1])}]}}"), 2))
            .Add("outputs", $"[{string.Join(", ", gates.Outputs.Select(Signed))}]").ToString();
    }

    /// <summary>Reads the text of a file called <paramref name="name"/>.</summary>
    /// <exception cref="UserException">The text is no netlist of gates.</exception>
    public static GateClassifier Parse(string text, string name)
    {
        bool readsLevels = false;
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            readsLevels = root.GetProperty("format").GetString() == LevelsFormat;
            int features = Positive(root, "inputs", 10_000), bits = Positive(root, "input_bits", 8);
            return readsLevels ? OfLevels(root, features, bits) : GateClassifier.OfCodes(ReadGates(root, features * bits), features, bits);
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            string what = readsLevels ? "netlist of gates behind levels" : "netlist of gates";
            throw new UserException($"{name} is not a {what}: {e.Message}\nThe format is described in docs/model-format.md.", e);
        }
    }

    private static GateClassifier OfLevels(JsonElement root, int features, int bits)
    {
        Level[] levels = [.. root.GetProperty("levels").EnumerateArray().Select((level, i) => ReadLevel(level, i, features, bits))];
        Origin origin = root.GetProperty("tree").GetBoolean() ? Origin.Tree : Origin.Search;
        return GateClassifier.OfLevels(ReadGates(root, levels.Length), [.. levels], features, bits, origin);
    }

    private static Level ReadLevel(JsonElement level, int number, int features, int bits)
    {
        int feature = level.GetProperty("feature").GetInt32(), code = level.GetProperty("code").GetInt32();
        return feature >= 0 && feature < features && code >= 1 && code < 1 << bits
            ? new Level(feature, code, level.GetProperty("threshold").GetDouble(), level.GetProperty("position").GetDouble())
            : throw new FormatException($"level {number} is code {code} of feature {feature}, "
                + $"expected a feature below {features} and a code from 1 to {(1 << bits) - 1}");
    }

    private static GateList ReadGates(JsonElement root, int inputs)
    {
        List<GateKind> kinds = [];
        List<Literal> pins = [];
        foreach (JsonElement gate in root.GetProperty("gates").EnumerateArray())
        {
            int signals = 1 + inputs + kinds.Count;
            Literal[] read = [.. gate.GetProperty("pins").EnumerateArray().Select(pin => ReadLiteral(pin, signals))];
            string kind = gate.GetProperty("kind").GetString() ?? "null";
            kinds.Add(Enum.GetValues<GateKind>().Cast<GateKind?>().FirstOrDefault(k => Name(k!.Value) == kind)
                ?? throw new FormatException($"gate {kinds.Count} is a \"{kind}\", expected and, nand, nor, or, xor or xnor"));
            pins.AddRange(read.Length == 2 ? read : throw new FormatException($"gate {kinds.Count - 1} has {read.Length} pins, expected 2"));
        }
        Literal[] outputs = [.. root.GetProperty("outputs").EnumerateArray().Select(o => ReadLiteral(o, 1 + inputs + kinds.Count))];
        return outputs.Length is 0 or > 30 ? throw new FormatException($"it has {outputs.Length} outputs, expected 1 to 30")
            : new GateList(inputs, [.. kinds], [.. pins], [.. outputs]);
    }

    private static string Name(GateKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Signals count from 1; a complement is negative; the constants are 0 and "1".</summary>
    private static string Signed(Literal literal) => literal == Literal.True ? "\"1\"" : $"{(literal.IsComplement ? -literal.Node : literal.Node)}";

    private static Literal ReadLiteral(JsonElement value, int signals)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() == "1")
        {
            return Literal.True;
        }
        int signal = value.GetInt32();
        return Math.Abs((long)signal) < signals ? new Literal(2 * Math.Abs(signal) + (signal < 0 ? 1 : 0))
            : throw new FormatException($"signal {signal} is read before it is made");
    }

    private static int Positive(JsonElement root, string name, int most) => root.GetProperty(name).GetInt32() is var n && n >= 1 && n <= most ? n
        : throw new FormatException($"{name} is {root.GetProperty(name)}, expected 1 to {most}");
}
