using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrintedMlp.Training.Data;

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
    public static string Write(RunData data, RunOptions options, Score floatTest) => JsonSerializer.Serialize(new
    {
        Format = "printedmlp-run-1",
        Tool = "printedmlp",
        Version,
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
            Hidden = string.Join('-', options.Hidden.Select(n => n.ToString(CultureInfo.InvariantCulture))),
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
        },
        FloatNetwork = new
        {
            AccuracyTest = Math.Round(floatTest.Accuracy, 4),
            BalancedAccuracyTest = Math.Round(floatTest.BalancedAccuracy, 4),
        },
    }, Format) + "\n";
}
