using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrintedMlp.Generator.Verification;

/// <summary>What all checks of a design together say.</summary>
internal enum Verdict
{
    /// <summary>Every comparison with the model ran and agrees.</summary>
    Verified,

    /// <summary>What ran agrees, but something could not be run, crashed or hung.</summary>
    Incomplete,

    /// <summary>At least one comparison disagrees.</summary>
    Disagrees,
}

/// <summary>The evidence for one design: <c>verification.json</c>.</summary>
/// <param name="Module">Name of the module.</param>
/// <param name="Vectors">Number of rows that every comparison had to pass.</param>
/// <param name="Checks">What ran, what did not and why.</param>
internal sealed record VerificationReport(string Module, int Vectors, ImmutableArray<Check> Checks)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The overall answer. Lint findings are listed but do not make a design wrong, and a
    /// proof of equivalence that did not end takes nothing from the simulations. Nor does a language whose tool is missing; one whose tool crashed or
    /// hung does.</summary>
    public Verdict Verdict => Comparisons.Any(c => c.Result == CheckResult.Failed) ? Verdict.Disagrees
        : Comparisons.All(c => c.Result == CheckResult.Passed) ? Verdict.Verified : Verdict.Incomplete;

    /// <summary>How far up the ladder the design is.</summary>
    public Rung Checked => Verdict == Verdict.Disagrees ? Rung.Disagrees
        : Verdict != Verdict.Verified || !Checks.Any(c => c.Method == "simulation") ? Rung.InProcess
        : Checks.Any(c => c.Method == Equivalence.Method && c.Result == CheckResult.Passed) ? Rung.Proven
        : Rung.Simulated;

    /// <summary>The report as JSON, ending with a line feed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static VerificationReport Of(JsonElement json) => json.Deserialize<VerificationReport>(Format) is { Checks.IsDefault: false } report
        && report.Checks.All(c => c is { Subject: not null, Method: not null, Tool: not null })
            ? report : throw new JsonException("there is no list of checks");

    private IEnumerable<Check> Comparisons => Checks.Where(c =>
        c.Method != "lint" && !(c.Method is Equivalence.Method or LanguageRun.Method or OperatingPoints.Method && c.Result == CheckResult.NotRun));
}
