using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrintedMlp.Approx.Networks;

/// <summary>Reads and writes <c>model.json</c>, a network as a file; the format is described in docs/model-format.md.
/// One neuron and one match a line, so that versions can be compared.</summary>
public static class MlpFile
{
    /// <summary>The format this version writes and reads.</summary>
    public const string Format = "printedmlp-model-1";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
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
            if (string.IsNullOrWhiteSpace(text))
            {
                throw new ArgumentException("it is empty");
            }
            Document document = JsonSerializer.Deserialize<Document>(text, Options)
                ?? throw new ArgumentException("it holds null");
            if (document.Format != Format)
            {
                throw new ArgumentException($"its format is \"{document.Format}\", expected \"{Format}\"");
            }
            return new Mlp(document.Inputs, document.InputBits,
                [.. document.Layers.Select(layer => new Layer([.. layer.Neurons.Select(n => n.ToNeuron())]))],
                new Argmax(document.Argmax.Classes, [.. document.Argmax.Matches.Select(m => m.ToMatch())], document.Argmax.OnlyClass));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NullReferenceException)
        {
            string what = e is NullReferenceException ? "a value is null where an object or a list is expected" : e.Message;
            throw new UserException($"{name} is not a model: {what}\nThe format is described in docs/model-format.md.", e);
        }
    }

    private static string Lines<T>(IEnumerable<T> entries, int indent) =>
        ModelText.Lines(entries.Select(entry => JsonSerializer.Serialize(entry, Options)), indent);

    private sealed record Document
    {
        public required string Format { get; init; }
        public required int Inputs { get; init; }
        public required int InputBits { get; init; }
        public required LayerEntry[] Layers { get; init; }
        public required ArgmaxEntry Argmax { get; init; }
    }

    private sealed record LayerEntry
    {
        public required NeuronEntry[] Neurons { get; init; }
    }

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

        public Neuron ToNeuron() => new([.. Summands.Select(s => s.ToSummand())], Bias,
            Relu is { } relu ? new QRelu(relu.DroppedBits, relu.Width == 0 ? QRelu.FullWidth : relu.Width) : null, OnesComplement);
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

        public Summand ToSummand() => new(Source, Weight, Mask ?? Summand.AllBits, DroppedBits);
    }

    private sealed record ReluEntry
    {
        public int DroppedBits { get; init; }
        public int Width { get; init; }
    }

    private sealed record ArgmaxEntry
    {
        public required int Classes { get; init; }
        public int OnlyClass { get; init; }
        public required MatchEntry[] Matches { get; init; }
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

        public Match ToMatch() => new(Left, Right, Mask ?? Summand.AllBits);
    }
}
