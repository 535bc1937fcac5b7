using System.Text.Json;

namespace PrintedMlp.Training.Models;

/// <summary>A value of a JSON file and where it stands, for messages such as <c>layers[1].weights[0] is a text</c>.</summary>
/// <param name="Value">The value.</param>
/// <param name="Name">Where it stands.</param>
internal sealed record JsonPlace(JsonElement Value, string Name)
{
    /// <summary>A member that has to be there.</summary>
    public JsonPlace Member(string name) => Find(name) ?? throw new FormatException($"{Name} has no \"{name}\"");

    /// <summary>A member, or null when there is none.</summary>
    public JsonPlace? Find(string name) => Object().TryGetProperty(name, out JsonElement value)
        ? new JsonPlace(value, Name == "the file" ? name : $"{Name}.{name}") : null;

    /// <summary>Refuses members of other names.</summary>
    public void Only(params string[] names)
    {
        if (Object().EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !names.Contains(name)) is { } other)
        {
            throw new FormatException($"{Name} has an unknown member \"{other}\". Expected {string.Join(", ", names)}");
        }
    }

    /// <summary>The items of a list.</summary>
    public IEnumerable<JsonPlace> Items() => Value.ValueKind == JsonValueKind.Array
        ? Value.EnumerateArray().Select((item, i) => new JsonPlace(item, $"{Name}[{i}]")) : throw Not("a list");

    /// <summary>A finite number.</summary>
    public double Number() => Value.ValueKind != JsonValueKind.Number ? throw Not("a number")
        : Value.GetDouble() is var number && double.IsFinite(number) ? number
        : throw new FormatException($"{Name} is {Value.GetRawText()}, which leaves the range of numbers");

    /// <summary>A text.</summary>
    public string Text() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Not("a text");

    /// <summary>A text, or a number as it is written.</summary>
    public string Label() => Value.ValueKind == JsonValueKind.Number ? Value.GetRawText() : Text();

    private JsonElement Object() => Value.ValueKind == JsonValueKind.Object ? Value : throw Not("an object");

    private FormatException Not(string expected) => new($"{Name} is {Value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    }}, expected {expected}");
}
