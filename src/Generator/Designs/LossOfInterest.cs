namespace PrintedMlp.Generator.Designs;

/// <summary>How far below the exact network a design may lie and still be looked at: somewhat further than the recommended one may,
/// so that the front shows what more loss would buy.</summary>
internal static class LossOfInterest
{
    /// <summary>Loss up to which the searches look.</summary>
    /// <param name="maxLoss">Loss that the recommended design may have, 0..1; null for one standard error.</param>
    public static double Searched(double? maxLoss) => Math.Max(0.10, (maxLoss ?? 0) + 0.02);

    /// <summary>Loss up to which designs are shown. A search over gates may end lower than it aimed.</summary>
    /// <inheritdoc cref="Searched"/>
    public static double Shown(double? maxLoss) => Math.Max(0.15, (maxLoss ?? 0) + 0.05);
}
