using System.Collections.Immutable;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Training.Models;

/// <summary>Reads a trained model from JSON; docs/trained-models.md describes it.</summary>
internal static class ModelJson
{
    /// <summary>The format that is read.</summary>
    public const string Format = "printedmlp-trained-1";

    /// <summary>The format of decision trees, which are no network.</summary>
    public const string TreesFormat = "printedmlp-trees-1";

    private static readonly string[] Members = ["format", "inputs", "classes", "layers"];

    /// <exception cref="FormatException">It is none; the message says where and why.</exception>
    public static ReadModel Read(ReadOnlyMemory<byte> text)
    {
        var root = JsonPlace.Parse(text);
        string format = root.Member("format").Text();
        if (format == TreesFormat)
        {
            throw new FormatException("it holds decision trees. --trees takes these, and --model a network");
        }
        if (format != Format)
        {
            throw new FormatException($"its format is \"{Printable.Short(format)}\", expected \"{Format}\"");
        }
        root.Only(Members);
        return Read(root);
    }

    private static ReadModel Read(JsonPlace root)
    {
        JsonPlace[] layers = [.. root.Member("layers").Items()];
        if (layers.Length == 0)
        {
            throw new FormatException("layers is empty. Expected hidden layers and the last layer");
        }
        JsonPlace[] inputs = root.Find("inputs") is { } given ? [.. given.Items()] : [];
        int count = layers[0].Member("weights").Items().FirstOrDefault() is { } row ? row.Items().Count() : 0;
        if (root.Find("inputs") is { } list && inputs.Length != count)
        {
            throw new FormatException($"{list.Name} has {inputs.Length} items, the first layer {count} weights a neuron");
        }
        var network = Perceptron.OfInputs(count);
        (double Min, double Span)[] ranges = [.. inputs.Select(Range)];
        network = ranges.Length > 0 ? network.Scaled(i => 1 / ranges[i].Span, i => -ranges[i].Min / ranges[i].Span) : network;
        for (int i = 0; i < layers.Length; i++)
        {
            network = Layer(i == 0 ? network : network.Rectified(), layers[i]);
        }
        return new ReadModel(network, inputs.Length > 0, [.. inputs.Select(input => input.Find("name")?.Text())], Labels(root, network.Open.Width));
    }

    private static (double Min, double Span) Range(JsonPlace input)
    {
        input.Only("name", "min", "max");
        (double min, double max) = (input.Member("min").Number(), input.Member("max").Number());
        return min < max && double.IsFinite(max - min) ? (min, max - min)
            : throw new FormatException($"{input.Name} goes from {min} to {max}. Expected \"min\" below \"max\"");
    }

    private static Perceptron Layer(Perceptron before, JsonPlace layer)
    {
        layer.Only("weights", "biases");
        int sources = before.Open.Width;
        double[][] weights = [.. layer.Member("weights").Items().Select(neuron => neuron.Items().Select(w => w.Number()).ToArray()
            is var row && row.Length == sources ? row
            : throw new FormatException($"{neuron.Name} has {row.Length} weights, expected {sources}: a list for each neuron, a weight for each of "
                + "its sources"))];
        double[] biases = [.. layer.Member("biases").Items().Select(b => b.Number())];
        return biases.Length == weights.Length ? before.Through(weights.Length, (source, neuron) => weights[neuron][source])
            .Scaled(_ => 1, i => biases[i])
            : throw new FormatException($"{layer.Name} has {weights.Length} neurons and {biases.Length} biases");
    }

    private static ImmutableArray<string> Labels(JsonPlace root, int outputs)
    {
        ImmutableArray<string> labels = [.. root.Find("classes")?.Items().Select(label => label.Label()) ?? []];
        int expected = Math.Max(2, outputs);
        return root.Find("classes") is null || labels.Length == expected ? labels
            : throw new FormatException($"classes has {labels.Length} items, expected {expected} for {outputs} outputs");
    }
}
