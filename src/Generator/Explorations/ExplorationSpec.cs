using System.Collections.Immutable;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Generator.Explorations;

/// <summary>What is explored: data sets, and options of <c>design</c> with one value or several. Each combination is a point.
/// docs/explore.md describes the file.</summary>
/// <param name="Data">The data sets: their names, their files and the options that are theirs alone.</param>
/// <param name="Options">The options of all, each with its values.</param>
internal sealed record ExplorationSpec(ImmutableArray<ExploredData> Data, ImmutableArray<(string Option, ImmutableArray<string> Values)> Options)
{
    /// <summary>Most points.</summary>
    public const int MostPoints = 100_000;

    /// <summary>Reads a file. Files of data are found from its folder.</summary>
    /// <exception cref="UserException">It is none; the message says what is wrong.</exception>
    public static ExplorationSpec Read(string file)
    {
        try
        {
            JsonPlace root = JsonPlace.Parse(InputFile.NamedText(file, "Name the JSON file of what is explored in it"), isByHand: true).AnObject();
            string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            return new ExplorationSpec(
                [.. Several(root.Member("data")).Select(d => ExploredData.Of(d, folder))],
                [.. root.Members().Where(p => p.Key != "data").Select(p => Option(p, folder))]).Checked();
        }
        catch (FormatException e)
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
                $"\"{Printable.Short(reserved)}\" cannot be set here{(reserved == "seeds" ? "; give a list of \"seed\"" : "")}")
            : Data.Sum(d => Combinations(d)) > MostPoints ? throw new FormatException($"it has more than {MostPoints} points")
            : Data.GroupBy(d => d.Name).FirstOrDefault(g => g.Count() > 1) is { } twice ? throw new FormatException(
                $"two data sets are called {Printable.Short(twice.Key)}; give one a \"name\"")
            : this;
    }

    /// <summary>Every combination: data sets first, then the options in their order, the last one changing fastest.</summary>
    public ImmutableArray<ExplorationPoint> Points() => [.. Data.SelectMany(data => Points(data))];

    /// <summary>An option with its values; files of models, scalers, trees and test rows are found as data files are.</summary>
    internal static (string Option, ImmutableArray<string> Values) Option(JsonPlace member, string folder) => (member.Key,
        [.. Several(member).Select(v => v.Value.ValueKind switch
        {
            JsonValueKind.String when member.Key is "model" or "scaler" or "trees" or "test" => ExploredData.Found(v.Text(), folder),
            JsonValueKind.String or JsonValueKind.Number => v.Label(),
            JsonValueKind.True or JsonValueKind.False => v.Flag() ? "true" : "false",
            _ => throw v.Not("a text or a number"),
        })]);

    internal static IEnumerable<JsonPlace> Several(JsonPlace value) => value.IsList ? value.Items() : [value];

    private double Combinations(ExploredData data) => Options.Where(o => !data.Options.Any(own => own.Option == o.Option)).Concat(data.Options)
        .Aggregate(1.0, (all, option) => all * option.Values.Length);

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
            string.Join('_', chosen.Where(c => varied.Contains(c.Option)).Select(c => $"{c.Option}-{FileName(c.Value)}")
                .Prepend(FileName(data.Name))),
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
