using System.Text.Json;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports.Details;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary>A design of a run as it lies on disk.</summary>
/// <param name="Row">Its row in designs.csv, with the verdict of its evidence.</param>
/// <param name="Details">Its details.json.</param>
/// <param name="Verification">Its verification.json.</param>
/// <param name="Checked">How far up the ladder that says it is.</param>
internal sealed record DesignOnDisk(CsvRow Row, DesignDetails Details, JsonElement Verification, Rung Checked)
{
    /// <summary>A design whose row says what its evidence says: the table may be older.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="details">Its details.json.</param>
    /// <param name="verification">The file of its evidence.</param>
    /// <exception cref="Approx.UserException">The evidence is none.</exception>
    public static DesignOnDisk Of(CsvRow row, DesignDetails details, string verification)
    {
        VerificationReport evidence = RunCheck.Evidence(verification);
        return new(row.With(evidence), details, RunCheck.Verification(verification), evidence.Checked);
    }

    /// <summary>Its folder in the run.</summary>
    public string Name => Row["design"];

    /// <summary>Where its accuracy on test rows lies with 95 % confidence.</summary>
    public WilsonInterval? Accuracy { get; } = WilsonInterval.Of(Details.Confusion);

    /// <summary>True for a decision tree.</summary>
    public bool IsTree => Row.Find("stage") == "tree";

    /// <summary>True for the exact bespoke network.</summary>
    public bool IsBaseline => Name == "baseline";

    /// <summary>True for the design that --max-loss picks.</summary>
    public bool IsRecommended => Row["recommended"] == "yes";
}
