using System.Collections.Immutable;
using System.Text.Json;

namespace PrintedMlp.Generator.TestKits;

/// <summary>What the <c>run.json</c> above a design says of its inputs and outputs; nothing where there is none.</summary>
/// <param name="Features">Name, lowest and highest value of each feature; empty when not known.</param>
/// <param name="Classes">Labels of the classes; empty when not known.</param>
/// <param name="Technology">The technology that the netlist is made of, or null.</param>
internal sealed record RunNames(ImmutableArray<(string Name, double Low, double High)> Features, ImmutableArray<string> Classes, string? Technology)
{
    private const int Above = 3;

    /// <summary>Reads the nearest <c>run.json</c> in the folder or above it.</summary>
    public static RunNames Of(string folder)
    {
        string? place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        for (int level = 0; level < Above && place is not null; level++, place = Path.GetDirectoryName(place))
        {
            string file = Path.Combine(place, "run.json");
            if (File.Exists(file) && Read(File.ReadAllText(file)) is { } names)
            {
                return names;
            }
        }
        return new RunNames([], [], null);
    }

    private static RunNames? Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement data = document.RootElement.GetProperty("data"), options = document.RootElement.GetProperty("options");
            return new RunNames(
                [.. data.GetProperty("features").EnumerateArray()
                    .Select(f => (f.GetProperty("name").GetString() ?? "", f.GetProperty("low").GetDouble(), f.GetProperty("high").GetDouble()))],
                [.. data.GetProperty("classes").EnumerateArray().Select(c => c.GetString() ?? "")],
                options.TryGetProperty("technology", out JsonElement technology) ? technology.GetString() : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The name of a feature.</summary>
    public string Feature(int feature) => feature < Features.Length ? Features[feature].Name : $"feature {feature}";

    /// <summary>The label of a class index, or the index where it is not known.</summary>
    public string Class(int index) => index < Classes.Length ? Classes[index] : $"{index}";
}
