using System.Globalization;
using System.Text;
using System.Text.Json;
using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Classifiers;

/// <summary>Reads and writes the <c>model.json</c> of a netlist of gates behind comparators; docs/model-format.md describes it.</summary>
public static class LevelFile
{
    /// <summary>The format this version writes and reads.</summary>
    public const string Format = "printedmlp-levels-1";

    /// <summary>The file's text, with a final newline.</summary>
    public static string Write(LevelClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{{\n  \"format\": \"{Format}\",\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"inputs\": {classifier.Inputs},\n  \"input_bits\": {classifier.InputBits},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"tree\": {(classifier.IsTree ? "true" : "false")},\n  \"levels\": [\n");
        text.AppendJoin(",\n", classifier.Levels.Select(l => string.Create(CultureInfo.InvariantCulture,
            $"    {{\"feature\": {l.Feature}, \"code\": {l.Code}, \"threshold\": {l.Threshold:R}, \"position\": {l.Position:R}}}")));
        text.Append(classifier.Levels.IsEmpty ? "  ],\n" : "\n  ],\n");
        GateFile.AppendGates(text, classifier.Gates);
        return text.Append("}\n").ToString();
    }

    /// <summary>Reads the text of a file called <paramref name="name"/>.</summary>
    /// <exception cref="UserException">The text is no netlist of this format.</exception>
    public static LevelClassifier Parse(string text, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            int features = GateFile.Positive(root, "inputs", 10_000), bits = GateFile.Positive(root, "input_bits", 8);
            Level[] levels = [.. root.GetProperty("levels").EnumerateArray().Select((level, i) => ReadLevel(level, i, features, bits))];
            return new LevelClassifier(GateFile.ReadGates(root, levels.Length), [.. levels], features, bits, root.GetProperty("tree").GetBoolean());
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UserException($"{name} is not a netlist of gates behind levels: {e.Message}\nThe format is described in docs/model-format.md.", e);
        }
    }

    private static Level ReadLevel(JsonElement level, int number, int features, int bits)
    {
        int feature = level.GetProperty("feature").GetInt32(), code = level.GetProperty("code").GetInt32();
        return feature >= 0 && feature < features && code >= 1 && code < 1 << bits
            ? new Level(feature, code, level.GetProperty("threshold").GetDouble(), level.GetProperty("position").GetDouble())
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture,
                $"level {number} is code {code} of feature {feature}, expected a feature below {features} and a code from 1 to {(1 << bits) - 1}"));
    }
}
