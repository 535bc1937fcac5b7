using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Reads the flattened top module from what Yosys' <c>write_json</c> prints.</summary>
internal static partial class YosysJson
{
    /// <summary>The module that Yosys marked as the top, or null when there is none.</summary>
    public static FlatModule? Top(JsonElement root)
    {
        foreach (JsonProperty module in root.GetProperty("modules").EnumerateObject())
        {
            if (module.Value.GetProperty("attributes").TryGetProperty("top", out _))
            {
                return Module(module.Name, module.Value);
            }
        }
        return null;
    }

    private static FlatModule Module(string name, JsonElement module)
    {
        JsonElement nets = module.GetProperty("netnames");
        ImmutableArray<FlatPort> header = [.. module.GetProperty("ports").EnumerateObject()
            .Select(p => new FlatPort(p.Name, p.Value.GetProperty("direction").GetString()!, Bits(p.Value.GetProperty("bits"))))];
        // Yosys lists ports as the module's header does; where a port is declared stands with its net.
        ImmutableArray<FlatPort> declared = [.. header.OrderBy(p => Place(nets, p.Name))];
        ImmutableArray<FlatInstance> instances = [.. module.GetProperty("cells").EnumerateObject().Select(Instance)
            .OrderBy(i => i.Line ?? int.MaxValue).ThenBy(i => i.Name, StringComparer.Ordinal)];
        bool differs = !header.Where(p => p.Direction == "input").SequenceEqual(declared.Where(p => p.Direction == "input"));
        return new FlatModule(name, declared, differs, instances, Names(nets));
    }

    private static FlatInstance Instance(JsonProperty cell) => new(
        cell.Name,
        cell.Value.GetProperty("type").GetString()!,
        Place(cell.Value) is { Line: > 0 } place ? place.Line : null,
        cell.Value.GetProperty("connections").EnumerateObject().ToDictionary(c => c.Name, c => Bits(c.Value)));

    private static ImmutableArray<int> Bits(JsonElement bits) => [.. bits.EnumerateArray().Select(bit =>
        bit.ValueKind == JsonValueKind.Number ? bit.GetInt32()
        : bit.GetString() switch { "0" => 0, "1" => 1, _ => FlatModule.Unknown })];

    private static Dictionary<int, string> Names(JsonElement nets)
    {
        Dictionary<int, string> names = [];
        foreach (JsonProperty net in nets.EnumerateObject())
        {
            ImmutableArray<int> bits = Bits(net.Value.GetProperty("bits"));
            for (int i = 0; i < bits.Length; i++)
            {
                names.TryAdd(bits[i], bits.Length == 1 ? net.Name : $"{net.Name}[{i}]");
            }
        }
        return names;
    }

    private static (int Line, int Column) Place(JsonElement nets, string name) =>
        nets.TryGetProperty(name, out JsonElement net) ? Place(net) : default;

    /// <summary>Where an item begins, from its attribute <c>src</c> (<c>file:line.column-line.column</c>; the outermost
    /// of several, separated by bars, comes first).</summary>
    private static (int Line, int Column) Place(JsonElement item) =>
        item.GetProperty("attributes").TryGetProperty("src", out JsonElement src) && Source().Match(src.GetString()!) is { Success: true } m
            ? (int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))
            : default;

    [GeneratedRegex("^[^|]*?:([0-9]{1,9})\\.([0-9]{1,9})")]
    private static partial Regex Source();
}
