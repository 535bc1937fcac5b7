using System.Text.Json;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports.Details;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary>A design of a run as it lies on disk.</summary>
/// <param name="Row">Its row in designs.csv.</param>
/// <param name="Details">Its details.json.</param>
/// <param name="Verification">Its verification.json.</param>
internal sealed record DesignOnDisk(CsvRow Row, DesignDetails Details, JsonElement Verification)
{
    /// <summary>Its folder in the run.</summary>
    public string Name => Row["design"];

    /// <summary>True for the exact bespoke network.</summary>
    public bool IsBaseline => Name == "baseline";

    /// <summary>True for the design that --max-loss picks.</summary>
    public bool IsRecommended => Row["recommended"] == "yes";
}
