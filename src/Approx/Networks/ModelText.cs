using System.Text;

namespace PrintedMlp.Approx.Networks;

/// <summary>The text of a <c>model.json</c> of any format: what all formats begin with, then members in the order they are added.
/// Lists have an entry a line, so that versions can be compared.</summary>
internal sealed class ModelText
{
    private readonly StringBuilder _text = new("{");

    /// <summary>Begins a file.</summary>
    /// <param name="format">Name of the format.</param>
    /// <param name="inputs">Number of features.</param>
    /// <param name="inputBits">Bits of a feature's code.</param>
    public ModelText(string format, int inputs, int inputBits) =>
        Add("format", $"\"{format}\"").Add("inputs", $"{inputs}").Add("input_bits", $"{inputBits}");

    /// <summary>Adds a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="json">Its value as JSON.</param>
    public ModelText Add(string name, string json)
    {
        _text.Append(_text.Length > 1 ? ",\n" : "\n").Append($"  \"{name}\": {json}");
        return this;
    }

    /// <summary>A list as JSON.</summary>
    /// <param name="entries">Its entries as JSON.</param>
    /// <param name="indent">Blanks in front of the line that ends it.</param>
    public static string Lines(IEnumerable<string> entries, int indent)
    {
        string blanks = new(' ', indent), all = string.Join(",\n", entries.Select(entry => $"{blanks}  {entry}"));
        return all.Length == 0 ? $"[\n{blanks}]" : $"[\n{all}\n{blanks}]";
    }

    /// <summary>The file's text, with a final newline.</summary>
    public override string ToString() => _text + "\n}\n";
}
