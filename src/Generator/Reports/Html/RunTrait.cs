using System.Collections.Immutable;
using System.Text.Json;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary>Something that decides what a run finds: runs on the same data with the same traits are repetitions.</summary>
/// <param name="Name">An option of run.json, or the version.</param>
/// <param name="Value">Its value as text; empty where the run has none.</param>
internal sealed record RunTrait(string Name, string Value)
{
    /// <summary>Options that make no other result: the seed repeats one, the name is what modules are called.</summary>
    private static readonly string[] Same = ["seed", "name"];

    /// <summary>Traits that follow from others: they are said only where the other one does not differ.</summary>
    private static readonly Dictionary<string, string> Follows = new(StringComparer.Ordinal)
    {
        ["model_sha256"] = "model",
        ["scaler_sha256"] = "scaler",
        ["trees_sha256"] = "trees",
        ["budget"] = "effort",
        ["gate_budget"] = "effort",
    };

    private static readonly Dictionary<string, Func<string, string>> Sentences = new(StringComparer.Ordinal)
    {
        ["hidden"] = v => v == "auto" ? "" : $"{v} hidden",
        ["input_bits"] = v => $"{v}-bit inputs",
        ["technology"] = v => v,
        ["method"] = v => v.Replace('_', '-'),
        ["gate_search"] = v => v == "true" ? "with a search over gates" : "networks only",
        ["effort"] = v => v.Length == 0 ? "" : $"{v} effort",
        ["objective"] = v => $"for {v}",
        ["clip_low"] = v => v.Length == 0 ? v : v == "each" ? "each feature clipped by itself" : $"clipped from {v} %",
        ["clip_high"] = v => v is "" or "each" ? "" : $"clipped at {v} %",
        ["balance_classes"] = v => v == "true" ? "balanced training" : "plain training",
        ["restarts"] = v => $"{v} restarts",
        ["model"] = v => v.Length == 0 ? "trained here" : $"model {v}",
        ["model_inputs"] = v => v.Length == 0 ? v : $"{v} inputs",
        ["split"] = v => $"{v} split",
        ["version"] = v => $"version {v}",
    };

    /// <summary>In words, for the label of a group of runs; empty where there is nothing to say.</summary>
    public string Words => Sentences.TryGetValue(Name, out Func<string, string>? sentence) ? sentence(Value)
        : Value.Length == 0 ? "" : $"{Name.Replace('_', ' ')} {Value}";

    /// <summary>The traits of a run: all of its options but the seed.</summary>
    /// <param name="run">Its run.json.</param>
    public static ImmutableArray<RunTrait> Of(JsonElement run)
    {
        List<RunTrait> traits = [];
        foreach (JsonProperty option in run.GetProperty("options").EnumerateObject().Where(o => !Same.Contains(o.Name)))
        {
            if (option.Name == "gate_search")
            {
                traits.Add(new RunTrait("gate_search", option.Value.ValueKind == JsonValueKind.Null ? "false" : "true"));
                traits.Add(new RunTrait("gate_budget", Text(option.Value)));
                continue;
            }
            traits.Add(new RunTrait(option.Name, Text(option.Value)));
        }
        // Runs of earlier versions have these elsewhere only.
        Add("split", "split", "kind");
        Add("optimizer", "synthesis", "optimizer");
        Add("map_for", "synthesis", "mapped_for");
        Add("abc_version", "synthesis", "abc_version");
        traits.Add(new RunTrait("version", run.TryGetProperty("version", out JsonElement version) ? Text(version) : ""));
        return [.. traits];

        void Add(string name, string group, string member)
        {
            if (traits.All(t => t.Name != name))
            {
                traits.Add(new RunTrait(name, run.TryGetProperty(group, out JsonElement g) && g.TryGetProperty(member, out JsonElement value)
                    ? Text(value) : ""));
            }
        }
    }

    /// <summary>Names of the traits that differ among runs, in the order in which runs have them.</summary>
    public static ImmutableArray<string> Varying(IEnumerable<ImmutableArray<RunTrait>> runs)
    {
        ImmutableArray<RunTrait>[] all = [.. runs];
        string[] varying = [.. all.SelectMany(r => r.Select(t => t.Name)).Distinct()
            .Where(name => all.Select(r => ValueOf(r, name)).Distinct().Skip(1).Any())];
        return [.. varying.Where(name => !(Follows.TryGetValue(name, out string? other) && varying.Contains(other)))];
    }

    /// <summary>The value of a name among traits; empty where there is none.</summary>
    public static string ValueOf(IEnumerable<RunTrait> traits, string name) => traits.FirstOrDefault(t => t.Name == name)?.Value ?? "";

    /// <summary>A value as one cell of a table.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object => string.Join('x', value.EnumerateObject().Select(m => Text(m.Value))),
        JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };
}
