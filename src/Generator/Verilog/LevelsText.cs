using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Turns comparators into the strings of the wrapper's template: a code is compared with each threshold, and the core
/// sees the answers. On a printed circuit the wrapper is not built: the comparators stand in the sensor's converter.</summary>
internal static class LevelsText
{
    public static LevelsView View(string name, Classifier classifier)
    {
        ModulePorts ports = ModulePorts.Of(name, classifier), core = ModulePorts.OfCore(name, classifier);
        Net port = new(ports.Input, ports.FeaturesWidth, IsPort: true);
        int[] features = [.. classifier.Levels.Select(l => l.Feature).Distinct().Order()];
        Concatenation unused = new();
        for (int feature = ports.Features - 1; feature >= 0; feature--)
        {
            if (!features.Contains(feature))
            {
                unused.Bits(port, feature * ports.FeatureBits + ports.FeatureBits - 1, feature * ports.FeatureBits);
            }
        }
        return new LevelsView(
            ports.Name, core.Name,
            Wrapping.Comment("Codes of features in front of the core: level_bits[i] is the comparator with level i in levels.csv. A printed circuit has the comparators in its converter, and of this module the core only.", 0),
            ports.FeaturesWidth - 1, ports.ClassBits - 1, core.FeaturesWidth - 1,
            [.. NetView.Unused("features", unused)],
            [.. features.Select(f => NetView.Of(Code(ports, f), port.Bits(f * ports.FeatureBits + ports.FeatureBits - 1, f * ports.FeatureBits)))],
            classifier.Levels.IsEmpty ? [NetView.Of("assign level_bits[0]", "1'b0")]
                : [.. classifier.Levels.Select((l, i) => NetView.Of($"assign level_bits[{i}]",
                    $"x{l.Feature} >= {ports.FeatureBits}'d{l.Code}"))]);
    }

    private static Net Code(ModulePorts ports, int feature) => new($"x{feature}", ports.FeatureBits);
}
