using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Approx.Classifiers;

/// <summary>Reads and writes the <c>model.json</c> of a netlist of gates, in front of which are the bits of codes or levels;
/// docs/model-format.md describes both formats.</summary>
internal static class GateFile
{
    /// <summary>The format of gates that read codes.</summary>
    public const string CodesFormat = "printedmlp-gates-1";

    /// <summary>The format of gates that read levels.</summary>
    public const string LevelsFormat = "printedmlp-levels-1";

    /// <summary>Gates of a netlist that are read at most.</summary>
    private const int MostGates = 1_000_000;

    private static readonly Dictionary<string, GateKind> Kinds = Enum.GetValues<GateKind>().ToDictionary(Name);

    /// <summary>The file's text, with a final newline.</summary>
    public static string Write(GateClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ModelText text = new(classifier.ReadsLevels ? LevelsFormat : CodesFormat, classifier.Inputs, classifier.InputBits);
        if (classifier.ReadsLevels)
        {
            text = text.Add("tree", classifier.Origin == Origin.Tree ? "true" : "false").Add("levels", ModelText.Lines(classifier.Levels.Select(l =>
                $"{{\"feature\": {l.Feature}, \"code\": {l.Code}, \"threshold\": {l.Threshold:R}, \"position\": {l.Position:R}}}"), 2));
        }
        text = classifier.Origin == Origin.Votes ? text.Add("votes", "true") : text;
        GateList gates = classifier.Gates;
        text = text.Add("gates", ModelText.Lines(gates.Kinds.Select((kind, i) =>
                $"{{\"kind\": \"{Name(kind)}\", \"pins\": [{Signed(gates.Pins[2 * i])}, {Signed(gates.Pins[2 * i + 1])}]}}"), 2))
            .Add("outputs", $"[{string.Join(", ", gates.Outputs.Select(Signed))}]");
        return (classifier.Flags.IsEmpty ? text : text.Add("flags", $"[{string.Join(", ", classifier.Flags.Select(flag => $"\"{flag.Name()}\""))}]"))
            .ToString();
    }

    /// <summary>Reads the text of a file called <paramref name="name"/>.</summary>
    /// <exception cref="UserException">The text is no netlist of gates.</exception>
    public static GateClassifier Parse(string text, string name)
    {
        bool readsLevels = false;
        try
        {
            var root = JsonPlace.Parse(text);
            readsLevels = root.Member("format").Text() == LevelsFormat;
            int features = root.Member("inputs").Whole(1, Mlp.MostInputs), bits = root.Member("input_bits").Whole(1, 8);
            GateClassifier classifier = readsLevels ? OfLevels(root, features, bits)
                : GateClassifier.OfCodes(ReadGates(root, features * bits), features, bits, Votes(root) ?? Origin.Search);
            AnswerFlag[] flags = [.. root.Optional("flags")?.Items().Select(ReadFlag) ?? []];
            int outputs = classifier.Gates.Outputs.Length;
            return flags.Length < outputs && flags.Distinct().Count() == flags.Length ? classifier with { Flags = [.. flags] }
                : throw new FormatException($"it has {flags.Length} flags, expected each at most once and fewer than its {outputs} outputs");
        }
        catch (FormatException e)
        {
            string what = readsLevels ? "netlist of gates behind levels" : "netlist of gates";
            throw new UserException($"{name} is not a {what}: {e.Message}\nThe format is described in docs/model-format.md.", e);
        }
    }

    private static GateClassifier OfLevels(JsonPlace root, int features, int bits)
    {
        Level[] levels = [.. root.Member("levels").Items().Select((level, i) => ReadLevel(level, i, features, bits))];
        if (levels.CountBy(level => (level.Feature, level.Code)).FirstOrDefault(count => count.Value > 1) is { Value: > 1, Key: var twice })
        {
            throw new FormatException($"two levels are code {twice.Code} of feature {twice.Feature}, which would have one name; expected each once");
        }
        Origin origin = root.Member("tree").Flag() ? Origin.Tree : Votes(root) ?? Origin.Search;
        return GateClassifier.OfLevels(ReadGates(root, levels.Length), [.. levels], features, bits, origin);
    }

    private static Origin? Votes(JsonPlace root) => root.Optional("votes")?.Flag() == true ? Origin.Votes : null;

    private static Level ReadLevel(JsonPlace level, int number, int features, int bits)
    {
        long feature = level.Member("feature").Long(), code = level.Member("code").Long();
        return feature >= 0 && feature < features && code >= 1 && code < 1 << bits
            ? new Level((int)feature, (int)code, level.Member("threshold").Number(), level.Member("position").Number())
            : throw new FormatException($"level {number} is code {code} of feature {feature}, "
                + $"expected a feature below {features} and a code from 1 to {(1 << bits) - 1}");
    }

    private static GateList ReadGates(JsonPlace root, int inputs)
    {
        List<GateKind> kinds = [];
        List<Literal> pins = [];
        foreach (JsonPlace gate in root.Member("gates").Items(MostGates))
        {
            int signals = 1 + inputs + kinds.Count;
            Literal[] read = [.. gate.Member("pins").Items().Select(pin => ReadLiteral(pin, signals))];
            string kind = gate.Member("kind").Text();
            kinds.Add(Kinds.TryGetValue(kind, out GateKind known) ? known
                : throw new FormatException($"gate {kinds.Count} is a \"{Printable.Short(kind)}\", expected and, nand, nor, or, xor or xnor"));
            pins.AddRange(read.Length == 2 ? read : throw new FormatException($"gate {kinds.Count - 1} has {read.Length} pins, expected 2"));
        }
        Literal[] outputs = [.. root.Member("outputs").Items().Select(o => ReadLiteral(o, 1 + inputs + kinds.Count))];
        return outputs.Length is 0 or > 30 ? throw new FormatException($"it has {outputs.Length} outputs, expected 1 to 30")
            : new GateList(inputs, [.. kinds], [.. pins], [.. outputs]);
    }

    private static AnswerFlag ReadFlag(JsonPlace flag) => Enum.GetValues<AnswerFlag>().Select(known => (AnswerFlag?)known)
        .FirstOrDefault(known => known!.Value.Name() == flag.Text())
            ?? throw new FormatException($"{flag.Name} is \"{Printable.Short(flag.Text())}\", expected out_of_range or unsure");

    private static string Name(GateKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Signals count from 1; a complement is negative; the constants are 0 and "1".</summary>
    private static string Signed(Literal literal) => literal == Literal.True ? "\"1\"" : $"{(literal.IsComplement ? -literal.Node : literal.Node)}";

    private static Literal ReadLiteral(JsonPlace value, int signals)
    {
        if (value.IsText && value.Text() == "1")
        {
            return Literal.True;
        }
        long signal = value.Long();
        return signal > -signals && signal < signals ? new Literal(2 * (int)Math.Abs(signal) + (signal < 0 ? 1 : 0))
            : throw new FormatException($"signal {signal} is read before it is made");
    }
}
