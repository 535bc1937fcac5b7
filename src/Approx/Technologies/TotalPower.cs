namespace PrintedMlp.Approx.Technologies;

/// <summary>The total power of a printed circuit, estimated from its static power.</summary>
public static class TotalPower
{
    /// <summary>Total over static power: published circuits lie between 1.03 and 1.08 at 200 ms a classification. An estimate.</summary>
    public const double OverStatic = 1.05;
}
