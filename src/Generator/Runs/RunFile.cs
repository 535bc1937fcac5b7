using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Search.Area;
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

    /// <summary>Version of the tool.</summary>
    public static string Version { get; } =
        typeof(RunFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The text of run.json.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">The options.</param>
    /// <param name="floatTest">Score of the float network on the test rows.</param>
    /// <param name="abcVersion">Version of berkeley-abc when it was asked.</param>
    /// <param name="netlists">Where the netlist of each design comes from.</param>
    /// <param name="searches">The finished searches.</param>
    public static string Write(
        RunData data, RunOptions options, Score floatTest, string? abcVersion, IEnumerable<(string Design, MappedCircuit Mapped)> netlists,
        IEnumerable<NetworkSearch> searches) => JsonSerializer.Serialize(new
        {
            Format = "printedmlp-run-1",
            Tool = "printedmlp",
            Version,
            Command = RunCommand.Of(data.Dataset, options),
            Data = new
            {
                Files = data.Dataset.Sources,
                Rows = data.Dataset.Rows.Length,
                data.Dataset.DroppedRows,
                data.Dataset.ClassColumn,
                data.Dataset.Classes,
                Features = data.Dataset.Features.Select((name, k) => new
                {
                    Name = name,
                    data.Scale.Ranges[k].Low,
                    data.Scale.Ranges[k].High,
                    data.Scale.Ranges[k].Median,
                }),
            },
            Split = new
            {
                Kind = options.Split,
                Training = data.Training.Count,
                Validation = data.Validation.Count,
                Test = data.Test.Count,
            },
            Options = new
            {
                options.Name,
                Model = options.Model?.Name,
                ModelSha256 = options.Model?.Sha256,
                ModelInputs = options.Model?.Units,
                Hidden = string.Join(',', options.HiddenSizes.Select(layers => string.Join('-', layers))),
                options.InputBits,
                options.ClipLow,
                options.ClipHigh,
                options.Data.ImputeMedian,
                options.Seed,
                options.Restarts,
                options.BalanceClasses,
                options.L2,
                Technology = Path.GetFileName(options.Technology),
                options.RandomVectors,
                options.Method,
                options.Budget,
                options.GateSearch,
                options.GateCopies,
                options.GateJitter,
                Interface = options.ReadsLevels ? "levels" : "codes",
                options.Levels,
                FrontEnd = Path.GetFileName(options.FrontEnd),
                options.FeatureCost,
                options.PowerWorth,
                options.Offset,
                options.OffsetCopies,
                Objective = options.Balanced ? "balanced" : "accuracy",
                options.MaxLoss,
                options.MaxDesigns,
            },
            Searches = searches.Select(s => (s.Shape.Hidden, Quality: RankQuality.Of(s.Samples()))).Select(s => new
            {
                s.Hidden,
                Evaluations = options.Budget.Evaluations(Nsga2Options.Memetic.Population),
                AreaModel = new
                {
                    s.Quality.Circuits,
                    Spearman = Math.Round(s.Quality.Spearman, 4),
                    WorstError = Math.Round(s.Quality.WorstError, 4),
                },
            }),
            Synthesis = new
            {
                options.Optimizer,
                MappedFor = options.Goal,
                AbcVersion = abcVersion,
                Netlists = netlists.Select(n => new { n.Design, n.Mapped.From, n.Mapped.Evidence }),
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
    public static string Settings(RunData data, RunOptions options) => JsonSerializer.Serialize(new
    {
        Version,
        data.Dataset.Sources,
        data.Dataset.Classes,
        data.Dataset.Features,
        data.Split,
        options.InputBits,
        options.ClipLow,
        options.ClipHigh,
        options.Data.ImputeMedian,
        Model = options.Model is { } model ? new { model.Sha256, model.Units } : null,
        options.HiddenSizes,
        options.Method,
        options.Budget,
        options.GateSearch,
        options.GateCopies,
        options.GateJitter,
        options.ReadsLevels,
        options.Levels,
        FrontEnd = FrontEndCatalogue.Load(options.FrontEnd),
        options.FeatureCost,
        options.PowerWorth,
        options.Offset,
        options.OffsetCopies,
        options.Balanced,
        options.MaxLoss,
        options.BalanceClasses,
        options.Restarts,
        options.L2,
        options.Technology,
        options.Seed,
    }, Format) + "\n";
}
