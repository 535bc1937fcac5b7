using System.Text.Json;
using System.Text.Json.Serialization;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Approx.Networks;

/// <summary>Reads and writes <c>model.json</c>, a network as a file; the format is described in docs/model-format.md.
/// One neuron and one match a line, so that versions can be compared.</summary>
internal static class MlpFile
{
    /// <summary>The format this version writes and reads.</summary>
    public const string Format = "printedmlp-model-1";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>The file's text, with a final newline.</summary>
    public static string Write(Mlp mlp)
    {
        ArgumentNullException.ThrowIfNull(mlp);
        string layers = ModelText.Lines(mlp.Layers.Select(layer => $"{{\"neurons\": {Lines(layer.Neurons.Select(NeuronEntry.Of), 4)}}}"), 2);
        // An empty line where nobody meets, as files always had it: the same network gives the same bytes.
        string matches = mlp.Argmax.Matches.IsEmpty ? "[\n\n  ]" : Lines(mlp.Argmax.Matches.Select(MatchEntry.Of), 2);
        return new ModelText(Format, mlp.Inputs, mlp.InputBits).Add("layers", layers)
            .Add("argmax", $"{{\"classes\": {mlp.Argmax.Classes}, \"only_class\": {mlp.Argmax.OnlyClass}, \"matches\": {matches}}}").ToString();
    }

    /// <summary>Reads the text of a file called <paramref name="name"/>.</summary>
    /// <exception cref="UserException">The text is no model of this format, or describes an impossible network.</exception>
    public static Mlp Parse(string text, string name)
    {
        try
        {
            var root = JsonPlace.Parse(text);
            root.Only("format", "inputs", "input_bits", "layers", "argmax");
            string format = root.Member("format").Text();
            if (format != Format)
            {
                throw new FormatException($"its format is \"{Printable.Short(format)}\", expected \"{Format}\"");
            }
            return new Mlp(root.Member("inputs").Whole(1, Mlp.MostInputs), root.Member("input_bits").Whole(1, 8),
                [.. root.Member("layers").Items(Mlp.MostInputs).Select(ReadLayer)], ReadArgmax(root.Member("argmax")));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new UserException($"{name} is not a model: {e.Message}\nThe format is described in docs/model-format.md.", e);
        }
    }

    private static Layer ReadLayer(JsonPlace layer)
    {
        layer.Only("neurons");
        return new Layer([.. layer.Member("neurons").Items(Mlp.MostInputs).Select(ReadNeuron)]);
    }

    private static Neuron ReadNeuron(JsonPlace neuron)
    {
        neuron.Only("summands", "bias", "relu", "ones_complement");
        return new Neuron([.. neuron.Member("summands").Items().Select(ReadSummand)], neuron.Find("bias")?.Long() ?? 0,
            neuron.Optional("relu") is { } relu ? ReadRelu(relu) : null, neuron.Find("ones_complement")?.Flag() ?? false);
    }

    private static Summand ReadSummand(JsonPlace summand)
    {
        summand.Only("source", "weight", "mask", "dropped_bits");
        return new Summand(summand.Member("source").Whole(int.MinValue, int.MaxValue), summand.Member("weight").Whole(int.MinValue, int.MaxValue),
            summand.Optional("mask")?.Long() ?? Summand.AllBits, summand.Find("dropped_bits")?.Whole(0, 62) ?? 0);
    }

    private static QRelu ReadRelu(JsonPlace relu)
    {
        relu.Only("dropped_bits", "width");
        int width = relu.Find("width")?.Whole(0, QRelu.FullWidth) ?? 0;
        return new QRelu(relu.Find("dropped_bits")?.Whole(0, 62) ?? 0, width == 0 ? QRelu.FullWidth : width);
    }

    private static Argmax ReadArgmax(JsonPlace argmax)
    {
        argmax.Only("classes", "only_class", "matches");
        return new Argmax(argmax.Member("classes").Whole(1, Mlp.MostInputs), [.. argmax.Member("matches").Items(Mlp.MostInputs).Select(match =>
        {
            match.Only("left", "right", "mask");
            return new Match(match.Member("left").Whole(int.MinValue, int.MaxValue), match.Member("right").Whole(int.MinValue, int.MaxValue),
                match.Optional("mask")?.Long() ?? Summand.AllBits);
        })], argmax.Find("only_class")?.Whole(int.MinValue, int.MaxValue) ?? 0);
    }

    private static string Lines<T>(IEnumerable<T> entries, int indent) =>
        ModelText.Lines(entries.Select(entry => JsonSerializer.Serialize(entry, Options)), indent);

    private sealed record NeuronEntry
    {
        public required SummandEntry[] Summands { get; init; }
        public long Bias { get; init; }
        public ReluEntry? Relu { get; init; }
        public bool OnesComplement { get; init; }

        public static NeuronEntry Of(Neuron neuron) => new()
        {
            Summands = [.. neuron.Summands.Select(SummandEntry.Of)],
            Bias = neuron.Bias,
            Relu = neuron.Activation is { } relu
                ? new ReluEntry { DroppedBits = relu.DroppedBits, Width = relu.Width == QRelu.FullWidth ? 0 : relu.Width }
                : null,
            OnesComplement = neuron.OnesComplement,
        };

    }

    private sealed record SummandEntry
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public required int Source { get; init; }
        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public required int Weight { get; init; }
        public long? Mask { get; init; }
        public int DroppedBits { get; init; }

        public static SummandEntry Of(Summand summand) => new()
        {
            Source = summand.Source,
            Weight = summand.Weight,
            Mask = summand.Mask == Summand.AllBits ? null : summand.Mask,
            DroppedBits = summand.DroppedBits,
        };
    }

    private sealed record ReluEntry
    {
        public int DroppedBits { get; init; }
        public int Width { get; init; }
    }

    private sealed record MatchEntry
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public required int Left { get; init; }
        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public required int Right { get; init; }
        public long? Mask { get; init; }

        public static MatchEntry Of(Match match) =>
            new() { Left = match.Left, Right = match.Right, Mask = match.Mask == Summand.AllBits ? null : match.Mask };
    }
}
