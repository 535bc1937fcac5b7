using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
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
                data.Dataset.Notes,
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
                Kind = options.Data.Split,
                Training = data.Training.Count,
                Validation = data.Validation.Count,
                Test = data.Test.Count,
            },
            Options = new
            {
                options.Output.Name,
                Model = options.Training.Model?.Name,
                ModelSha256 = options.Training.Model?.Sha256,
                ModelInputs = options.Training.Model?.Units,
                Hidden = string.Join(',', options.Training.HiddenSizes.Select(layers => string.Join('-', layers))),
                options.Data.InputBits,
                options.Data.ClipLow,
                options.Data.ClipHigh,
                options.Data.Reading.ImputeMedian,
                options.Seed,
                options.Training.Restarts,
                options.Training.BalanceClasses,
                options.Training.L2,
                Technology = options.Output.Technology.Name,
                options.Output.RandomVectors,
                options.Search.Method,
                Budget = options.NetworkBudget,
                GateSearch = options.GateBudget,
                GateCopies = options.Gates.Copies,
                GateJitter = options.Gates.Jitter,
                Interface = options.ReadsLevels ? "levels" : "codes",
                options.Gates.Levels,
                FrontEnd = options.Gates.FrontEnd.Name,
                options.Gates.FeatureCost,
                options.Gates.PowerWorth,
                options.Gates.Offset,
                options.Gates.OffsetCopies,
                Objective = options.Search.Balanced ? "balanced" : "accuracy",
                options.Search.MaxLoss,
                options.Search.MaxDesigns,
            },
            Searches = searches.Select(s => (s.Shape.Hidden, Quality: RankQuality.Of(s.Samples()))).Select(s => new
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
            Synthesis = new
            {
                options.Output.Optimizer,
                MappedFor = options.Output.Goal,
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
        Reading = new
        {
            options.Data.Reading.Missing,
            options.Data.Reading.SkipLines,
            options.Data.Reading.Decimal,
            options.Data.Reading.ClassFromFileName,
            options.Data.Reading.Ordered,
        },
        options.Data.InputBits,
        options.Data.ClipLow,
        options.Data.ClipHigh,
        options.Data.Reading.ImputeMedian,
        Model = options.Training.Model is { } model ? new { model.Sha256, model.Units } : null,
        options.Training.HiddenSizes,
        options.Search.Method,
        Budget = options.NetworkBudget,
        GateSearch = options.GateBudget,
        GateCopies = options.Gates.Copies,
        GateJitter = options.Gates.Jitter,
        options.ReadsLevels,
        options.Gates.Levels,
        FrontEnd = options.Gates.FrontEnd.Value,
        options.Gates.FeatureCost,
        options.Gates.PowerWorth,
        options.Gates.Offset,
        options.Gates.OffsetCopies,
        options.Search.Balanced,
        options.Search.MaxLoss,
        options.Training.BalanceClasses,
        options.Training.Restarts,
        options.Training.L2,
        Technology = options.Output.Technology.Given,
        options.Seed,
    }, Format) + "\n";
}
