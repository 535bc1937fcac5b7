namespace PrintedMlp.Approx.FrontEnds;

/// <summary>What a front end costs.</summary>
/// <param name="Features">Features that are read.</param>
/// <param name="Levels">Comparators that are kept.</param>
/// <param name="AreaCm2">Their area in cm2.</param>
/// <param name="PowerMw">Their static power in mW.</param>
public sealed record FrontEndCost(int Features, int Levels, double AreaCm2, double PowerMw);
