using System.Collections.Immutable;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Generator.Explorations;

/// <summary>What is explored: data sets, and options of <c>design</c> with one value or several. Each combination is a point.
/// docs/explore.md describes the file.</summary>
/// <param name="Data">The data sets: their names, their files and the options that are theirs alone.</param>
/// <param name="Options">The options of all, each with its values.</param>
internal sealed record ExplorationSpec(ImmutableArray<ExploredData> Data, ImmutableArray<(string Option, ImmutableArray<string> Values)> Options)
{
    /// <summary>Reads a file. Files of data are found from its folder.</summary>
    /// <exception cref="UserException">It is none; the message says what is wrong.</exception>
    public static ExplorationSpec Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            JsonElement root = document.RootElement;
            string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            JsonElement data = root.ValueKind != JsonValueKind.Object ? throw new FormatException($"it is a {root.ValueKind}, expected an object")
                : root.TryGetProperty("data", out JsonElement found) ? found : throw new FormatException("it has no \"data\"");
            return new ExplorationSpec(
                [.. Several(data).Select(d => ExploredData.Of(d, folder))],
                [.. root.EnumerateObject().Where(p => p.Name != "data").Select(p => Option(p, folder))]).Checked();
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new UserException($"{file} describes no exploration: {e.Message}. docs/explore.md describes the file.", e);
        }
    }

    /// <summary>This, when it can be explored.</summary>
    /// <exception cref="FormatException">It cannot.</exception>
    public ExplorationSpec Checked()
    {
        IEnumerable<string> options = Options.Select(o => o.Option).Concat(Data.SelectMany(d => d.Options.Select(o => o.Option)));
        return Data.IsEmpty ? throw new FormatException("it names no data")
            : options.FirstOrDefault(IsReserved) is { } reserved ? throw new FormatException(
                $"\"{reserved}\" cannot be set here{(reserved == "seeds" ? "; give a list of \"seed\"" : "")}")
            : Data.GroupBy(d => d.Name).FirstOrDefault(g => g.Count() > 1) is { } twice ? throw new FormatException(
                $"two data sets are called {twice.Key}; give one a \"name\"")
            : this;
    }

    /// <summary>Every combination: data sets first, then the options in their order, the last one changing fastest.</summary>
    public ImmutableArray<ExplorationPoint> Points() => [.. Data.SelectMany(data => Points(data))];

    /// <summary>An option with its values; models and test files are found as data files are.</summary>
    internal static (string Option, ImmutableArray<string> Values) Option(JsonProperty member, string folder) => (member.Name,
        [.. Several(member.Value).Select(v => v.ValueKind switch
        {
            JsonValueKind.String when member.Name is "model" or "test" => ExploredData.Found(v.GetString()!, folder),
            JsonValueKind.String => v.GetString()!,
            JsonValueKind.Number => v.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => throw new FormatException($"\"{member.Name}\" holds a {v.ValueKind}, expected texts and numbers"),
        })]);

    internal static IEnumerable<JsonElement> Several(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private IEnumerable<ExplorationPoint> Points(ExploredData data)
    {
        (string Option, ImmutableArray<string> Values)[] options =
            [.. Options.Select(o => data.Options.FirstOrDefault(own => own.Option == o.Option) is { Option: not null } own ? own : o),
                .. data.Options.Where(own => !Options.Any(o => o.Option == own.Option))];
        string[] varied = [.. Options.Concat(Data.SelectMany(d => d.Options)).Where(o => o.Values.Length > 1).Select(o => o.Option).Distinct()];
        IEnumerable<ImmutableArray<(string Option, string Value)>> all = [[]];
        foreach ((string option, ImmutableArray<string> values) in options)
        {
            all = all.SelectMany(chosen => values.Select(value => chosen.Add((option, value))));
        }
        return all.Select(chosen => new ExplorationPoint(
            string.Join('_', chosen.Where(c => varied.Contains(c.Option)).Select(c => $"{c.Option}-{FileName(c.Value)}").Prepend(FileName(data.Name))),
            data.Name,
            [.. data.Files, "--name", Verilog.ModuleName.From(data.Name), .. chosen.SelectMany(c => c.Value switch
            {
                "true" => new[] { "--" + c.Option },
                "false" => [],
                _ => ["--" + c.Option, c.Value],
            })]));
    }

    /// <summary>True for what the exploration says itself: where a run goes, how it is started, what its modules are called.</summary>
    private static bool IsReserved(string option) => RunSettings.Find(option) is { Role: SettingRole.Nothing } or { Name: "name" };

    private static string FileName(string text) =>
        string.Concat(Path.GetFileName(text).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '-'));
}
