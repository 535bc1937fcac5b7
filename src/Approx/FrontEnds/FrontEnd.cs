using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.FrontEnds;

/// <summary>What it costs to turn sensor readings into the inputs of a classifier: for each feature that is read, and for each
/// comparator that is kept. Published figures differ by a factor of 40, so the model is data.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Description">One line for people.</param>
/// <param name="Source">Where the figures come from.</param>
/// <param name="AreaUm2PerFeature">Area in um2 of what a feature needs once.</param>
/// <param name="AreaUm2PerLevel">Area in um2 of a comparator.</param>
/// <param name="PowerNwPerFeature">Static power in nW of what a feature needs once.</param>
/// <param name="PowerNwLowestLevel">Static power in nW of the first of 15 comparators.</param>
/// <param name="PowerNwHighestLevel">Static power in nW of the last of 15; linear between.</param>
public sealed record FrontEnd(
    string Name, string Description, string Source, double AreaUm2PerFeature, double AreaUm2PerLevel,
    double PowerNwPerFeature, double PowerNwLowestLevel, double PowerNwHighestLevel)
{
    private const int Steps = 16;

    /// <summary>Power in nW of the comparator at a position.</summary>
    /// <param name="position">Its threshold between the feature's smallest and largest value, 0..1.</param>
    public double PowerNw(double position)
    {
        // The uniform thresholds of four bits, level 1 to 15, are at (level - 0.5) / 16.
        double level = Math.Clamp(Steps * position + 0.5, 1, Steps - 1);
        return PowerNwLowestLevel + (PowerNwHighestLevel - PowerNwLowestLevel) * (level - 1) / (Steps - 2);
    }

    /// <summary>The cost of reading levels.</summary>
    /// <param name="levels">The levels, each with its position; one that occurs twice counts once.</param>
    public FrontEndCost Cost(IEnumerable<(InputSignal Level, double Position)> levels)
    {
        (InputSignal Level, double Position)[] kept = [.. levels.DistinctBy(l => l.Level)];
        int features = kept.Select(l => l.Level.Feature).Distinct().Count();
        return new FrontEndCost(features, kept.Length,
            (features * AreaUm2PerFeature + kept.Length * AreaUm2PerLevel) * 1e-8,
            (features * PowerNwPerFeature + kept.Sum(l => PowerNw(l.Position))) * 1e-6);
    }
}

/// <summary>What a front end costs.</summary>
/// <param name="Features">Features that are read.</param>
/// <param name="Levels">Comparators that are kept.</param>
/// <param name="AreaCm2">Their area in cm2.</param>
/// <param name="PowerMw">Their static power in mW.</param>
public sealed record FrontEndCost(int Features, int Levels, double AreaCm2, double PowerMw);
