using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.FrontEnds;

namespace PrintedMlp.Tests.Approx.FrontEnds;

public class FrontEndTests
{
    [Fact]
    public void The_four_that_come_with_the_tool_have_the_published_figures()
    {
        (InputSignal, double)[] levels = [.. Enumerable.Range(1, 15).Select(level => (InputSignal.Level(2, level), (level - 0.5) / 16))];
        // One feature with 15 levels; then mm2 and uW.
        Assert.Equal(0.144 + 15 * 0.032, Cost("pruned-flash").AreaCm2 * 100, 1e-9);
        Assert.Equal(15 * (8.2 + 57.8) / 2, Cost("pruned-flash").PowerMw * 1000, 1e-9);
        Assert.Equal((15 * 0.08, 15 * 46.0), (Cost("esl24-comparators").AreaCm2 * 100, Cost("esl24-comparators").PowerMw * 1000));
        Assert.Equal((16, 1.25), (Cost("full-adc-esl24").AreaCm2 * 100, Cost("full-adc-esl24").PowerMw));
        Assert.Equal((25.4, 0.306), (Cost("full-adc-isca20").AreaCm2 * 100, Cost("full-adc-isca20").PowerMw));
        Assert.Equal(["esl24-comparators", "full-adc-esl24", "full-adc-isca20", "pruned-flash"], FrontEndCatalogue.Names.AsEnumerable());

        FrontEndCost Cost(string name) => FrontEndCatalogue.Load(name).Cost(levels);
    }

    [Fact]
    public void The_power_of_a_level_rises_with_its_threshold_from_the_first_to_the_last()
    {
        FrontEnd flash = FrontEndCatalogue.Load(FrontEndCatalogue.Default);
        Assert.Equal([8200, 8200, 33000, 57800, 57800], new[] { 0, 0.5 / 16, 7.5 / 16, 14.5 / 16, 1 }.Select(flash.PowerNw));
    }

    [Fact]
    public void A_level_that_is_read_twice_and_a_feature_of_two_levels_count_once()
    {
        FrontEnd flash = FrontEndCatalogue.Load(FrontEndCatalogue.Default);
        FrontEndCost cost = flash.Cost([(InputSignal.Level(0, 3), 0.2), (InputSignal.Level(0, 3), 0.2), (InputSignal.Level(0, 5), 0.3), (InputSignal.Level(4, 5), 0.3)]);
        Assert.Equal((2, 3), (cost.Features, cost.Levels));
        Assert.Equal(new FrontEndCost(0, 0, 0, 0), flash.Cost([]));
    }

    [Theory]
    [InlineData("\"printedmlp-front-end-1\"", "\"printedmlp-front-end-2\"", "its format is")]
    [InlineData("144000", "-1", "area_um2_per_feature is -1, expected 0 to 1000000000000000")]
    [InlineData("\"source\"", "\"origin\"", "")]
    [InlineData("144000", "\"much\"", "")]
    [InlineData("{", "", "")]
    public void A_faulty_file_is_refused_with_the_reason(string good, string bad, string reason)
    {
        string text = File.ReadAllText(Repository.Path("front-ends", "pruned-flash.json"));
        UserException e = Assert.Throws<UserException>(() => FrontEndCatalogue.Parse(text.Replace(good, bad, StringComparison.Ordinal), "mine.json"));
        Assert.StartsWith("mine.json does not describe a front end: " + reason, e.Message, StringComparison.Ordinal);
    }
}
