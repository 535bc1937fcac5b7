using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Gradient;

public class RangeChoiceTests
{
    [Fact]
    public void A_few_values_far_out_do_not_squeeze_the_others_and_are_noted()
    {
        RangeChoice choice = Of(Drawn(spikes: true));
        Assert.NotEqual("0", choice.Clip);
        Assert.All(choice.Scale.Ranges.Take(2), range => Assert.InRange(range.High, 0.9, 1.1));
        Assert.Contains("2 of 3 features have values over 100 times the usual range (\"a\", \"b\")", choice.Notes);
        Assert.Contains(choice.Notes, note => note.Contains("--clip 0 takes smallest and largest values", StringComparison.Ordinal));
    }

    [Fact]
    public void Ranges_without_spikes_go_from_the_smallest_to_the_largest_value_and_nothing_is_said()
    {
        Dataset data = Drawn(spikes: false);
        RangeChoice choice = Of(data);
        Assert.Equal("0", choice.Clip);
        Assert.Empty(choice.Notes);
        Assert.Equal([.. InputScale.Fit(data.Select(Divided(data).Training), 4).Ranges], choice.Scale.Ranges.ToArray());
    }

    [Fact]
    public void What_wrong_answers_cost_decides_too_and_the_coding_of_the_literature_stays()
    {
        Dataset data = Drawn(spikes: true);
        var byCost = RangeChoice.Of(data, Divided(data), 4, Weighting.Costs, new RandomStream(1), threads: 2, new CostMatrix([[0, 50], [1, 0]]));
        Assert.NotEqual(Of(data).Notes[^1], byCost.Notes[^1]);
        RunOptions published = new() { Data = new DataSettings { Split = SplitKind.Published } };
        Assert.Equal("0", RunData.Of(data, published).Clipped);
        Assert.NotEqual("0", RunData.Of(data, new RunOptions()).Clipped);
        // By hand, each feature by itself: the third one has no spikes and keeps its ends.
        RunOptions each = RunSettings.Of("clip").Change("each")(new RunOptions());
        RunData own = RunData.Of(data, each);
        Assert.Equal("each", own.Clipped);
        Assert.InRange(own.Scale.Ranges[0].High, 0.9, 1.1);
        Assert.Equal(data.Select(own.Split.Training).Max(row => row[2]), own.Scale.Ranges[2].High);
    }

    private static RangeChoice Of(Dataset data) => RangeChoice.Of(data, Divided(data), 4, Weighting.Rows, new RandomStream(1), threads: 2);

    private static Split Divided(Dataset data) => Splitter.Stratified(data, new RandomStream(1));

    /// <summary>Two features that decide the class, one that does not; every hundredth row has a spike in one of the two.</summary>
    private static Dataset Drawn(bool spikes)
    {
        RandomStream random = new(3);
        double[][] rows = [.. Enumerable.Range(0, 600).Select(_ => new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() })];
        int[] labels = [.. rows.Select(row => row[0] > 0.5 && row[1] > 0.25 ? 1 : 0)];
        for (int i = 0; spikes && i < rows.Length; i += 50)
        {
            rows[i][i / 50 % 2] = 1000;
        }
        return new Dataset(["a", "b", "c"], ["low", "high"], [.. rows], [.. labels]);
    }
}
