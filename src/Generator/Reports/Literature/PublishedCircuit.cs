namespace PrintedMlp.Generator.Reports.Literature;

/// <summary>A circuit that somebody published; literature/README.md describes the columns.</summary>
/// <param name="Work">Who published it, in short.</param>
/// <param name="Topology">Shape of the classifier.</param>
/// <param name="Accuracy">Share of its test rows that it gets right, 0..1.</param>
/// <param name="AreaCm2">Area of the classifier in cm2; null when it is not known apart.</param>
/// <param name="TotalPowerMw">Total power in mW at the voltage asked for; null when not known. Where static power alone is known,
/// 1.05 times that.</param>
/// <param name="TestRows">Number of its test rows; null when not known.</param>
/// <param name="Note">What to know about it, and how its area came about.</param>
/// <param name="Source">The work in full.</param>
/// <param name="Key">The work in <c>works.bib</c>.</param>
internal sealed record PublishedCircuit(
    string Work, string Topology, double Accuracy, double? AreaCm2, double? TotalPowerMw, int? TestRows, string Note, string Source, string Key)
{
    /// <summary>Area in cm2 with the converters in front of it; null when not known.</summary>
    public double? SystemAreaCm2 { get; init; }

    /// <summary>Power in mW with them at the voltage asked for; null when not known.</summary>
    public double? SystemPowerMw { get; init; }

    /// <summary>What stands beside it in a figure: venue and year where there is one.</summary>
    public string ShortName => Work.Split(' ')[0] is var first && first.Contains('\'', StringComparison.Ordinal) ? first : "published " + Work;
}
