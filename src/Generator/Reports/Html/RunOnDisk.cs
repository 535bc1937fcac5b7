using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports.Details;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary>A run as it lies on disk.</summary>
/// <param name="Run">Its run.json.</param>
/// <param name="Designs">Its designs, the exact baseline last.</param>
internal sealed partial record RunOnDisk(JsonElement Run, ImmutableArray<DesignOnDisk> Designs)
{
    private static readonly (string Cost, string Factor)[] SystemFactors =
        [("system_area_cm2", "system_area_reduction"), ("system_power_mw", "system_power_reduction")];

    /// <summary>What decides what it finds, apart from data and seed.</summary>
    public ImmutableArray<RunTrait> Traits { get; } = RunTrait.Of(Run);

    /// <summary>Name of its modules.</summary>
    public string Name => Option("name");

    /// <summary>Its seed.</summary>
    public string Seed => Option("seed");

    /// <summary>Labels of the classes.</summary>
    public ImmutableArray<string> Classes => [.. Data.GetProperty("classes").EnumerateArray().Select(c => c.GetString()!)];

    /// <summary>Names of the features.</summary>
    public ImmutableArray<string> Features => [.. Data.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("name").GetString()!)];

    /// <summary>SHA-256 of the data files.</summary>
    public ImmutableArray<string> DataHashes => [.. Data.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("sha256").GetString()!)];

    /// <summary>Members about the data.</summary>
    public JsonElement Data => Run.GetProperty("data");

    /// <summary>What always answering the commonest class gives; null for runs of earlier versions.</summary>
    public string? CommonestClass => Run.TryGetProperty("commonest_class", out JsonElement commonest)
        ? $"always answering {commonest.GetProperty("class")}: {commonest.GetProperty("accuracy_test").GetDouble():0.000}" : null;

    /// <summary>How the recommended design was chosen; null for runs of versions that did not write it.</summary>
    public string? Rule => !Run.GetProperty("options").TryGetProperty("max_loss", out JsonElement loss) ? null
        : loss.ValueKind == JsonValueKind.Null ? Recommendation.Rule(null, Weighting)
        : loss.ValueKind == JsonValueKind.Number && loss.TryGetDouble(out double most) ? Recommendation.Rule(most, Weighting) : null;

    private Weighting Weighting => Run.GetProperty("options").TryGetProperty("cost", out JsonElement costs) && costs.ValueKind == JsonValueKind.Array
        && costs.GetArrayLength() > 0 ? Weighting.Costs : Option("objective") == "balanced" ? Weighting.Classes : Weighting.Rows;

    /// <summary>What was taken for granted about the data; runs of earlier versions say nothing.</summary>
    public IEnumerable<string> Notes =>
        Data.TryGetProperty("notes", out JsonElement notes) ? notes.EnumerateArray().Select(note => note.GetString()!) : [];

    /// <summary>What was decided about a teacher of the search over gates, and why; null where none was asked for.</summary>
    public string? Teacher => Why("teacher");

    /// <summary>How the search over gates saw validation rows; null where it did not.</summary>
    public string? Refit => Why("refit");

    private string? Why(string member) => Run.TryGetProperty(member, out JsonElement decision) && decision.ValueKind == JsonValueKind.Object
        ? decision.GetProperty("why").GetString() : null;

    /// <summary>What the rounds of the search over gates bought; without a point for runs of earlier versions.</summary>
    public EffortCurve Effort => new(!Run.TryGetProperty("effort_curve", out JsonElement points) ? [] : [.. points.EnumerateArray()
        .Select(point => new EffortPoint(point.GetProperty("rounds").GetInt32(), point.GetProperty("area_cm2").GetDouble()))]);

    /// <summary>Members about the split.</summary>
    public JsonElement Split => Run.GetProperty("split");

    /// <summary>Name of the technology.</summary>
    public string Technology => Designs[^1].Row["technology"];

    /// <summary>All that decides the result, apart from data and seed: runs with the same are repetitions.</summary>
    public string Settings => string.Join('\n', Traits.Select(t => $"{t.Name} {t.Value}"));

    /// <summary>An option as text; empty when the run has none of that name.</summary>
    public string Option(string name) => Run.GetProperty("options").TryGetProperty(name, out JsonElement value) ? value.ToString() : "";

    /// <summary>What tells this run apart from others, the seed left out; empty when nothing does.</summary>
    public string Difference(IReadOnlyCollection<RunOnDisk> others) => string.Join(", ", RunTrait.Varying(others.Select(o => o.Traits))
        .Select(name => new RunTrait(name, RunTrait.ValueOf(Traits, name)).Words).Where(words => words.Length > 0));

    /// <summary>Reads the runs in folders: each a run, or folders of runs such as those of several seeds.</summary>
    /// <exception cref="UserException">There is no run, or one is not whole.</exception>
    public static ImmutableArray<RunOnDisk> ReadAll(IEnumerable<string> folders) => [.. folders.SelectMany(Folders).Select(Read)];

    /// <summary>Reads the run in a folder.</summary>
    /// <exception cref="UserException">It is not whole.</exception>
    public static RunOnDisk Read(string folder)
    {
        try
        {
            ImmutableArray<CsvRow> rows = CsvRow.Read(Path.Combine(folder, "designs.csv"));
            RunOnDisk run = new(RunCheck.Run(Path.Combine(folder, "run.json")), [.. rows.Select(row => WithFactors(row, rows[^1])).Select(row =>
            {
                string design = Path.Combine(folder, Inside(row));
                return DesignOnDisk.Of(row, DesignDetails.Read(design), Path.Combine(design, "verification.json"));
            })]);
            return run.Checked(folder);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserException($"{folder}: this run is damaged: {e.Message.TrimEnd('.')}. Make it again with printedmlp design.", e);
        }
    }

    /// <summary>A row with the system's factors: runs of version 0.1.0 have only what they follow from.</summary>
    private static CsvRow WithFactors(CsvRow row, CsvRow baseline) => SystemFactors.Aggregate(row, (r, column) =>
        r.Number(column.Cost) is { } cost && baseline.Number(column.Cost) is { } exact
            ? r.Having(column.Factor, DesignRow.Ratio(exact, cost) ?? "") : r);

    /// <summary>The folder of a design, which is inside of the run's.</summary>
    private static string Inside(CsvRow row) => row["design"] is { Length: > 0 } name && !Path.IsPathRooted(name) && Printable.Is(name)
        && !name.Split('/').Any(part => part is "" or "." or "..")
        ? name : throw new UserException($"{row.File}: \"{Printable.Short(row["design"])}\" is no folder of a design. Make the run again with "
            + "printedmlp design.");

    /// <summary>This run, when its parts fit together.</summary>
    private RunOnDisk Checked(string folder)
    {
        string? wrong = Designs.IsEmpty ? "designs.csv has no row"
            : !Designs[^1].IsBaseline || Designs.Count(d => d.IsBaseline) != 1 ? "the last row of designs.csv, and no other, should be the baseline"
            : Designs.Count(d => d.IsRecommended) != 1 ? $"designs.csv has {Designs.Count(d => d.IsRecommended)} recommended designs, expected 1"
            : Designs.DistinctBy(d => d.Name).Count() != Designs.Length ? "designs.csv has a design twice"
            : Designs.Where(d => d.Details.Reads.Any(r => r.Feature >= Features.Length) || d.Details.Features.Any(f => f.Feature >= Features.Length))
                .Select(d => $"details.json of {d.Name} reads a feature that run.json does not have").FirstOrDefault();
        return wrong is null ? this : throw new UserException($"{folder}: this run is damaged: {wrong}. Make it again with printedmlp design.");
    }

    private static IEnumerable<string> Folders(string root)
    {
        string[] found = !Directory.Exists(root) ? [] : [.. Directory.EnumerateFiles(root, "run.json", SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(file)!)
            .Where(folder => !Path.GetRelativePath(root, folder).Split(Path.DirectorySeparatorChar)
                .Any(part => part.Contains(".part-", StringComparison.Ordinal)))
            // Numbers in names count as numbers: seed-2 before seed-10.
            .OrderBy(folder => Digits().Replace(folder, number => number.Value.PadLeft(20, '0')), StringComparer.Ordinal)];
        return found.Length > 0 ? found
            : throw new UserException($"{root}: no run here. Expected a folder that printedmlp design wrote, with a run.json in it or below it.");
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
