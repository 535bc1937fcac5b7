using System.Globalization;
using System.Text;
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
        StringBuilder text = new();
        text.Append("{\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"format\": \"{Format}\",\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"inputs\": {mlp.Inputs},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"input_bits\": {mlp.InputBits},\n");
        text.Append("  \"layers\": [\n");
        text.AppendJoin(",\n", mlp.Layers.Select(layer =>
            "    {\"neurons\": [\n" + Lines(layer.Neurons.Select(NeuronEntry.Of), "      ") + "\n    ]}"));
        text.Append("\n  ],\n");
        text.Append(CultureInfo.InvariantCulture,
            $"  \"argmax\": {{\"classes\": {mlp.Argmax.Classes}, \"only_class\": {mlp.Argmax.OnlyClass}, \"matches\": [\n");
        text.Append(Lines(mlp.Argmax.Matches.Select(MatchEntry.Of), "    "));
        text.Append("\n  ]}\n}\n");
        return text.ToString();
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

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserException">There is no such file, or it is no model.</exception>
    public static Mlp Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string why = Directory.Exists(path) ? "it is a directory. Name the file model.json in it."
                : !File.Exists(path) ? "there is no such file. Check the name and the folder."
                : $"{e.Message.TrimEnd('.')}. Check its permissions.";
            throw new UserException($"{path}: this model cannot be read: {why}", e);
        }
    }

    private static string Lines<T>(IEnumerable<T> entries, string indent) =>
        string.Join(",\n", entries.Select(entry => indent + JsonSerializer.Serialize(entry, Options)));

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
