using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Tests.Training.Trees;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Generator.Runs;

public sealed class LevelStageTests : IDisposable
{
    private static readonly RunOptions Options = SmallRun.Options with { Gates = SmallRun.Options.Gates with { ReadsLevels = true, PowerWorth = 0.1 } };

    private readonly TempFolder _folder = new();

    [Fact]
    public void A_run_on_levels_has_netlists_behind_comparators_a_tree_and_smaller_systems_than_one_on_codes()
    {
        DesignRow[] levels = Run("levels", Options), codes = Run("codes", With(Options.Gates with { ReadsLevels = false }));
        Assert.Contains(levels, d => d.Design.Classifier is { ReadsLevels: true, Origin: not Origin.Tree });
        DesignRow tree = Assert.Single(levels, d => d.Name == "tree");
        Assert.Contains("tree", tree.Cells);
        Assert.DoesNotContain(codes, d => d.Design.Classifier.ReadsLevels);
        Assert.True(levels[0].Design.SystemAreaCm2 < codes[0].Design.SystemAreaCm2);
        Assert.All(levels, d => Assert.DoesNotContain(d.Report.Checks, c => c.Result == PrintedMlp.Generator.Verification.CheckResult.Failed));
        string files = _folder.File($"levels/{tree.Name}");
        Assert.Equal(tree.Design.FrontEnd.Levels, File.ReadLines(Path.Combine(files, "levels.csv")).Count() - 1);
        Assert.True(File.Exists(Path.Combine(files, "classifier_core.v")));
    }

    [Fact]
    public void Trees_from_elsewhere_are_one_more_start()
    {
        string[] with = Log(With(Options.Gates with { Trees = GivenTreesTests.Parse(GivenTreesTests.Text) })), without = Log(Options);
        Assert.Single(with, line => line.StartsWith("trees: 3 of 8 leaves in all, ", StringComparison.Ordinal));
        Assert.Equal(1 + Starts(without), Starts(with));

        string[] Log(RunOptions options) =>
            SmallRun.Run(SmallRun.Balance, options, Directory.CreateDirectory(_folder.File(Guid.NewGuid().ToString("n"))).FullName).Log;

        static int Starts(string[] log) => int.Parse(log.First(line => line.EndsWith(" gates to start from", StringComparison.Ordinal)).Split(' ')[3],
            System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(LevelKind.Quantile)]
    [InlineData(LevelKind.Fine)]
    public void Other_levels_work_to_the_end(LevelKind kind)
    {
        DesignRow[] rows = Run(kind.ToString(), With(Options.Gates with { Levels = kind }));
        Assert.All(rows, d => Assert.DoesNotContain(d.Report.Checks, c => c.Result == PrintedMlp.Generator.Verification.CheckResult.Failed));
        Assert.Contains(rows, d => d.Design.Classifier.ReadsLevels);
    }

    [Fact]
    public void Levels_and_features_have_the_price_of_their_area_and_of_the_worth_of_their_power()
    {
        RunOptions options = With(Options.Gates with { FeatureCost = 0.002 });
        RunData data = RunData.Of(SmallRun.Balance, options);
        // 0.1 cm2 a mW are 10 um2 a nW.
        GatePrices prices = new(options.Output.Technology.Value, powerWorth: 10);
        InputPrices inputs = new LevelsInterface(options, data, prices).Priced(prices);
        Assert.Equal(60, inputs.Signals.Length);
        Assert.Equal((32_000 + 10 * 8_200) * 1000L, inputs.Signals[0]);
        Assert.Equal((32_000 + 10 * 57_800) * 1000L, inputs.Signals[14]);
        Assert.All(inputs.Groups, group => Assert.Equal((144_000 + 200_000) * 1000L, group));
    }

    [Fact]
    public void A_sensor_that_is_read_has_its_price_in_the_search_and_in_the_figures()
    {
        ImmutableArray<string> features = SmallRun.Balance.Features;
        RunOptions options = With(Options.Gates with { SensorCosts = [SensorCost.Parse($"{features[1]}=0.01"), SensorCost.Parse($"{features[2]}=0.5mW")] });
        RunData data = RunData.Of(SmallRun.Balance, options), plain = RunData.Of(SmallRun.Balance, Options);
        GatePrices prices = new(options.Output.Technology.Value, powerWorth: 10);
        InputPrices inputs = new LevelsInterface(options, data, prices).Priced(prices);
        Assert.Equal(new[] { 0, 1_000_000L, 5_000_000, 0 }.Select(price => (144_000 + price) * 1000), inputs.Groups);
        MlpClassifier all = new(BespokeQuantizer.Quantize(Trained.Network(plain, Options), plain.Validation));
        Design with = SmallRun.Priced(all, data, options), without = SmallRun.Priced(all, plain, Options);
        Assert.Equal(0.01, with.SystemAreaCm2 - without.SystemAreaCm2, 9);
        Assert.Equal(0.5, with.SystemPowerMw - without.SystemPowerMw, 9);
    }

    [Fact]
    public void Offsets_cost_accuracy_more_when_they_are_larger_and_a_seed_gives_the_same_devices()
    {
        RunData data = RunData.Of(SmallRun.Balance, Options);
        GateClassifier tree = (GateClassifier)Run("offsets", Options).Single(d => d.Name == "tree").Design.Classifier;
        OffsetTrial none = Trial(1e-9), quarter = Trial(0.25), two = Trial(2);
        double exact = Score.Of(tree.Classify(data.OnLevels.Test.Codes), data.Test.Labels, data.Test.Classes).Accuracy;
        Assert.Equal(exact, none.Mean, 1e-9);
        Assert.Equal(exact, none.FifthPercentile, 1e-9);
        Assert.True(two.Mean < none.Mean && two.FifthPercentile < two.Mean && quarter.Mean > two.Mean);
        Assert.Equal(two, Trial(2));

        OffsetTrial Trial(double offset) => OffsetTrial.Of(tree, data, offset, new RandomStream(3));
    }

    public void Dispose() => _folder.Dispose();

    private static RunOptions With(GateSettings gates) => Options with { Gates = gates };

    private DesignRow[] Run(string name, RunOptions options)
    {
        Directory.CreateDirectory(_folder.File(name));
        return [.. SmallRun.Run(SmallRun.Balance, options, _folder.File(name)).Result.Designs];
    }
}
