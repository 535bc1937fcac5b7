using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Search.Genetic;

namespace PrintedMlp.Generator.Runs;

/// <summary><c>run.json</c>: everything that decides the result of a run, and what the figures of its designs refer to.
/// No date, no path, no user: the same run anywhere gives the same file.</summary>
internal static class RunFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Options as they stood before the table of options was, which is where they stay; others follow in the order of the table.</summary>
    private static readonly string[] Earlier =
    [
        "name", "model", "model_sha256", "model_inputs", "hidden", "input_bits", "clip_low", "clip_high", "impute_median", "seed", "restarts",
            "balance_classes",
        "l2", "technology", "random_vectors", "method", "budget", "gate_search", "gate_copies", "gate_jitter", "interface", "levels", "front_end",
        "feature_cost", "power_worth", "offset", "offset_copies", "objective", "max_loss", "max_designs",
    ];

    /// <summary>The text of run.json.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">The options.</param>
    /// <param name="floatTest">Score of the float network on the test rows.</param>
    /// <param name="abcVersion">Version of berkeley-abc when it was asked.</param>
    /// <param name="mapped">The designs.</param>
    /// <param name="searched">The finished searches.</param>
    public static string Write(
        RunData data, RunOptions options, Score floatTest, string? abcVersion, Mapped mapped,
        Searched searched) => JsonSerializer.Serialize(new
        {
            Format = "printedmlp-run-1",
            Tool = "printedmlp",
            Version = ToolVersion.Text,
            Command = RunCommand.Of(data.Dataset, options),
            Data = new
            {
                Files = data.Dataset.Sources,
                TestFiles = data.Dataset.TestSources,
                Rows = data.Dataset.Rows.Length,
                data.Dataset.DroppedRows,
                Notes = data.Notes.AddRange(mapped.Notes),
                Clip = data.Clipped,
                data.Dataset.ClassColumn,
                data.Dataset.Classes,
                Features = Features(data),
            },
            Split = new
            {
                options.Data.Kind,
                Training = data.Training.Count,
                Validation = data.Validation.Count,
                Test = data.Test.Count,
            },
            CommonestClass = Figures(CommonestClass.Of(data)),
            Options = Options(options),
            Searches = searched.Networks.Select(s => (s.Shape.Hidden, s.Quality)).Select(s => new
            {
                s.Hidden,
                Evaluations = options.NetworkBudget.Evaluations(Nsga2Options.Memetic.Population),
                AreaModel = new
                {
                    s.Quality.Circuits,
                    Spearman = Math.Round(s.Quality.Spearman, 4),
                    WorstError = Math.Round(s.Quality.WorstError, 4),
                },
            }),
            searched.Teacher,
            Refit = searched.Refit is { } refit ? new { refit.Why, Training = refit.Steps } : null,
            EffortCurve = EffortCurve.Of(options, searched, mapped.Designs.First(d => d.IsRecommended)).Points,
            Synthesis = new
            {
                options.Output.Optimizer,
                MappedFor = options.Output.Goal,
                AbcVersion = abcVersion,
                Netlists = mapped.Designs.Select(d => new { Design = d.Name, d.Hardware!.From, d.Hardware.Evidence }),
            },
            FloatNetwork = new
            {
                AccuracyTest = Math.Round(floatTest.Accuracy, 4),
                BalancedAccuracyTest = Math.Round(floatTest.BalancedAccuracy, 4),
            },
        }, Format) + "\n";

    /// <summary>Names all that the result of a search depends on.</summary>
    public static string Fingerprint(RunData data, RunOptions options) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Settings(data, options))));

    /// <summary>All that the result of a search depends on: version, data, split and options.</summary>
    public static string Settings(RunData data, RunOptions options) => JsonSerializer.Serialize(Object(
    [
        ("version", ToolVersion.Text), ("sources", data.Dataset.Sources), ("test_sources", data.Dataset.TestSources),
            ("classes", data.Dataset.Classes), ("features", data.Dataset.Features),
        ("parts", data.Split), .. RunSettings.State(RunSettings.All, options),
    ]), Format) + "\n";

    /// <summary>Name and range of each feature, and of those that were texts what they mean.</summary>
    private static IEnumerable<Dictionary<string, object?>> Features(RunData data)
    {
        FeatureColumn?[] columns = data.Dataset.Columns.IsEmpty ? new FeatureColumn?[data.Dataset.Features.Length]
            : [.. data.Dataset.Columns.SelectMany(column => Enumerable.Repeat(column, column.Inputs))];
        return data.Dataset.Features.Select((name, k) => Object([("name", name), ("low", data.Scale.Ranges[k].Low),
            ("high", data.Scale.Ranges[k].High), ("median", data.Scale.Ranges[k].Median),
            .. columns[k] is { IsText: true } column ? FeatureKinds.Members(column, name) : []]));
    }

    private static object Figures(CommonestClass commonest) => new
    {
        Class = commonest.Label,
        AccuracyTest = Math.Round(commonest.Test.Accuracy, 4),
        BalancedAccuracyTest = Math.Round(commonest.Test.BalancedAccuracy, 4),
    };

    private static Dictionary<string, object?> Options(RunOptions options) => Object(RunSettings.Members(RunSettings.All, options)
        .OrderBy(m => Array.IndexOf(Earlier, m.Name) is var place && place < 0 ? Earlier.Length : place));

    private static Dictionary<string, object?> Object(IEnumerable<(string Name, object? Value)> members) =>
        members.ToDictionary(m => m.Name, m => m.Value);
}
