using System.Text;
using System.Text.Json;

namespace PrintedMlp.Approx.Texts;

/// <summary>A value of a JSON file and where it stands, read as what it has to be: whatever it is instead gives a message such as
/// <c>layers[1].weights[0] is a text, expected a number</c>.</summary>
public sealed class JsonPlace
{
    /// <summary>Items of a list that are read at most.</summary>
    private const int MostItems = 10_000_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions Relaxed = Strict with { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly JsonPlace? _parent;
    private readonly string _name;
    private readonly int _index;

    private JsonPlace(JsonElement value, JsonPlace? parent, string name, int index = -1) =>
        (Value, _parent, _name, _index) = (value, parent, name, index);

    /// <summary>The value.</summary>
    public JsonElement Value { get; }

    /// <summary>Where it stands: <c>layers[1].weights</c>, or "the file".</summary>
    public string Name => _parent is null ? _name : _index >= 0 ? $"{_parent.Name}[{_index}]" : _parent._parent is null
        ? _name : $"{_parent.Name}.{_name}";

    /// <summary>The name of a member by itself.</summary>
    public string Key => _name;

    /// <summary>Whether it is null.</summary>
    public bool IsNull => Value.ValueKind == JsonValueKind.Null;

    /// <summary>Whether it is a list.</summary>
    public bool IsList => Value.ValueKind == JsonValueKind.Array;

    /// <summary>Whether it is a text.</summary>
    public bool IsText => Value.ValueKind == JsonValueKind.String;

    /// <summary>The value of a whole text.</summary>
    /// <param name="text">The text of a file.</param>
    /// <param name="isByHand">Whether a person writes it: comments and trailing commas are fine then.</param>
    /// <exception cref="FormatException">It is no JSON; the message names line and column.</exception>
    public static JsonPlace Parse(string text, bool isByHand = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Half a character that stands in the text itself becomes a replacement character here.
        return Parse(Encoding.UTF8.GetBytes(text.StartsWith('\uFEFF') ? text[1..] : text), isByHand);
    }

    /// <summary>The value of a whole text in UTF-8.</summary>
    public static JsonPlace Parse(ReadOnlyMemory<byte> text, bool isByHand = false)
    {
        text = text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
        if (text.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw new FormatException("it is empty");
        }
        try
        {
            // First: the parser compares names, and a lone surrogate in one of them stops it without a place.
            CheckTexts(text.Span, isByHand);
            using var document = JsonDocument.Parse(text, isByHand ? Relaxed : Strict);
            return new JsonPlace(document.RootElement.Clone(), null, "the file");
        }
        catch (JsonException e)
        {
            string what = e.Message.Split([" LineNumber:", " Path:"], StringSplitOptions.None)[0].TrimEnd('.');
            throw new FormatException($"this is no JSON, line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: {Printable.Short(what, 200)}",
                e);
        }
    }

    /// <summary>A member that has to be there.</summary>
    /// <exception cref="FormatException">It is not, or this is no object.</exception>
    public JsonPlace Member(string name) => Find(name) ?? throw new FormatException($"{Name} has no \"{name}\"");

    /// <summary>A member, or null when there is none.</summary>
    public JsonPlace? Find(string name) => Object().TryGetProperty(name, out JsonElement value) ? new JsonPlace(value, this, name) : null;

    /// <summary>A member, or null when there is none or it is null.</summary>
    public JsonPlace? Optional(string name) => Find(name) is { IsNull: false } member ? member : null;

    /// <summary>All members in their order.</summary>
    public IEnumerable<JsonPlace> Members() => Object().EnumerateObject().Select(member => new JsonPlace(member.Value, this, member.Name));

    /// <summary>Refuses members of other names.</summary>
    public void Only(params string[] names)
    {
        if (Members().Select(member => member.Key).FirstOrDefault(name => !names.Contains(name)) is { } other)
        {
            throw new FormatException($"{Name} has an unknown member \"{Printable.Short(other)}\". Expected {string.Join(", ", names)}");
        }
    }

    /// <summary>The items of a list.</summary>
    /// <param name="most">How many there may be.</param>
    public IEnumerable<JsonPlace> Items(int most = MostItems) => Value.ValueKind != JsonValueKind.Array ? throw Not("a list")
        : Value.GetArrayLength() > most ? throw new FormatException($"{Name} has {Value.GetArrayLength()} items, expected {most} at most")
        : Value.EnumerateArray().Select((item, i) => new JsonPlace(item, this, "", i));

    /// <summary>A finite number.</summary>
    public double Number() => Value.ValueKind != JsonValueKind.Number ? throw Not("a number")
        : Value.GetDouble() is var number && double.IsFinite(number) ? number
        : throw new FormatException($"{Name} is {Found()}, which leaves the range of numbers");

    /// <summary>A number within bounds.</summary>
    public double Number(double low, double high) => Number() is var number && number >= low && number <= high ? number
        : throw new FormatException($"{Name} is {Found()}, expected {low} to {high}");

    /// <summary>A whole number within bounds.</summary>
    public int Whole(int low, int high) => (int)Long(low, high);

    /// <summary>A whole number within bounds.</summary>
    public long Long(long low = long.MinValue, long high = long.MaxValue) => Value.ValueKind != JsonValueKind.Number ? throw Not("a whole number")
        : Value.TryGetInt64(out long whole) && whole >= low && whole <= high ? whole
        : throw new FormatException($"{Name} is {Found()}, expected {(low == long.MinValue ? "a whole number of 64 bits" : $"{low} to {high}")}");

    /// <summary>A text.</summary>
    public string Text() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Not("a text");

    /// <summary>A text that can stand in a line: not empty, short and printable.</summary>
    public string Line(int most = 200) => Text() is { Length: > 0 } text && text.Length <= most && Printable.Is(text) ? text
        : throw new FormatException($"{Name} is \"{Printable.Short(Text())}\", expected 1 to {most} printable characters on one line");

    /// <summary>A text, or a number as it is written.</summary>
    public string Label() => Value.ValueKind == JsonValueKind.Number ? Value.GetRawText() : Text();

    /// <summary>True or false.</summary>
    public bool Flag() => Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : throw Not("true or false");

    /// <summary>This, when it is an object.</summary>
    public JsonPlace AnObject()
    {
        _ = Object();
        return this;
    }

    /// <summary>A fault of this value that no other member here describes.</summary>
    /// <param name="expected">What it should be.</param>
    public FormatException Not(string expected) => new($"{Name} is {Found()}, expected {expected}");

    private JsonElement Object() => Value.ValueKind == JsonValueKind.Object ? Value : throw Not("an object");

    private string Found() => Value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number when _parent is not null => Printable.Short(Value.GetRawText()),
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    /// <summary>A text may name half a character, such as <c>\ud800</c> alone, which no program can hold.</summary>
    private static void CheckTexts(ReadOnlySpan<byte> text, bool isByHand)
    {
        Utf8JsonReader reader = new(text, new JsonReaderOptions
        {
            CommentHandling = isByHand ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            AllowTrailingCommas = isByHand,
        });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsWhole(ref reader))
            {
                int line = 1 + text[..(int)reader.TokenStartIndex].Count((byte)'\n');
                throw new FormatException($"line {line} holds half a character (one of a pair of \\u escapes, or bytes that are no UTF-8)");
            }
        }
    }

    private static bool IsWhole(ref Utf8JsonReader reader)
    {
        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
