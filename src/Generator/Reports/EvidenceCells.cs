using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Generator.Reports;

/// <summary>The cells of a design's row that follow from its evidence: a table may be older than that.</summary>
internal static class EvidenceCells
{
    /// <summary>The row with what the evidence says; columns that an earlier version does not have stay away.</summary>
    public static CsvRow With(this CsvRow row, VerificationReport evidence) => row
        .With("verified", CheckText.Of(evidence.Verdict))
        .With("checked", RungText.Of(evidence.Checked))
        .With("is_verified", DesignRow.Flag(evidence.Verdict == Verdict.Verified));
}
