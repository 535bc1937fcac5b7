using System.Globalization;
using System.Text;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Generator.Classifiers;

/// <summary>Reads and writes the <c>model.json</c> of a netlist that a search over gates found; docs/model-format.md describes
/// it. One gate a line.</summary>
public static class GateFile
{
    /// <summary>The format this version writes and reads.</summary>
    public const string Format = "printedmlp-gates-1";

    /// <summary>The file's text, with a final newline.</summary>
    public static string Write(GateClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{{\n  \"format\": \"{Format}\",\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"inputs\": {classifier.Inputs},\n  \"input_bits\": {classifier.InputBits},\n");
        AppendGates(text, classifier.Gates);
        return text.Append("}\n").ToString();
    }

    /// <summary>Reads a <c>model.json</c>: a network, or a netlist of gates behind codes or behind levels.</summary>
    /// <exception cref="UserException">There is no such file, or it is neither.</exception>
    public static Classifier Read(string path)
    {
        string text = File.Exists(path) ? File.ReadAllText(path) : "";
        return text.Contains($"\"{Format}\"", StringComparison.Ordinal) ? Parse(text, path)
            : text.Contains($"\"{LevelFile.Format}\"", StringComparison.Ordinal) ? LevelFile.Parse(text, path) : MlpFile.Read(path);
    }

    /// <summary>Reads the text of a file called <paramref name="name"/>.</summary>
    /// <exception cref="UserException">The text is no netlist of this format.</exception>
    public static GateClassifier Parse(string text, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            int features = Positive(root, "inputs", 10_000), bits = Positive(root, "input_bits", 8);
            return new GateClassifier(ReadGates(root, features * bits), features, bits);
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UserException($"{name} is not a netlist of gates: {e.Message}\nThe format is described in docs/model-format.md.", e);
        }
    }

    /// <summary>The members <c>gates</c> and <c>outputs</c>.</summary>
    internal static void AppendGates(StringBuilder text, GateList gates)
    {
        text.Append("  \"gates\": [\n");
        text.AppendJoin(",\n", gates.Kinds.Select((kind, i) => string.Create(CultureInfo.InvariantCulture,
            $"    {{\"kind\": \"{Name(kind)}\", \"pins\": [{Signed(gates.Pins[2 * i])}, {Signed(gates.Pins[2 * i + 1])}]}}")));
        text.Append(CultureInfo.InvariantCulture, $"{(gates.Gates > 0 ? "\n" : "")}  ],\n  \"outputs\": [{string.Join(", ", gates.Outputs.Select(Signed))}]\n");
    }

    /// <summary>Reads them back.</summary>
    /// <exception cref="FormatException">They are no netlist; so are the other exceptions of a document that is not as expected.</exception>
    internal static GateList ReadGates(JsonElement root, int inputs)
    {
        List<GateKind> kinds = [];
        List<Literal> pins = [];
        foreach (JsonElement gate in root.GetProperty("gates").EnumerateArray())
        {
            int signals = 1 + inputs + kinds.Count;
            Literal[] read = [.. gate.GetProperty("pins").EnumerateArray().Select(pin => Literal(pin, signals))];
            string kind = gate.GetProperty("kind").GetString() ?? "null";
            kinds.Add(Enum.GetValues<GateKind>().Cast<GateKind?>().FirstOrDefault(k => Name(k!.Value) == kind)
                ?? throw new FormatException($"gate {kinds.Count} is a \"{kind}\", expected and, nand, nor, or, xor or xnor"));
            pins.AddRange(read.Length == 2 ? read : throw new FormatException($"gate {kinds.Count - 1} has {read.Length} pins, expected 2"));
        }
        Literal[] outputs = [.. root.GetProperty("outputs").EnumerateArray().Select(o => Literal(o, 1 + inputs + kinds.Count))];
        return outputs.Length is 0 or > 30 ? throw new FormatException($"it has {outputs.Length} outputs, expected 1 to 30")
            : new GateList(inputs, [.. kinds], [.. pins], [.. outputs]);
    }

    private static string Name(GateKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Signals count from 1; a complement is negative; the constants are 0 and "1".</summary>
    private static string Signed(Literal literal) => literal == Approx.Circuits.Literal.True ? "\"1\""
        : (literal.IsComplement ? -literal.Node : literal.Node).ToString(CultureInfo.InvariantCulture);

    private static Literal Literal(JsonElement value, int signals)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() == "1")
        {
            return Approx.Circuits.Literal.True;
        }
        int signal = value.GetInt32();
        return Math.Abs(signal) < signals ? new Literal(2 * Math.Abs(signal) + (signal < 0 ? 1 : 0))
            : throw new FormatException($"signal {signal} is read before it is made");
    }

    internal static int Positive(JsonElement root, string name, int most) => root.GetProperty(name).GetInt32() is var n && n >= 1 && n <= most ? n
        : throw new FormatException($"{name} is {root.GetProperty(name)}, expected 1 to {most}");
}
