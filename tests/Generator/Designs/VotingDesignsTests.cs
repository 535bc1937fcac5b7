using System.Collections.Immutable;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Tests.Generator.Designs;

public class VotingDesignsTests
{
    [Theory]
    [InlineData(0.90, new[] { 0.91, 0.93 })]
    [InlineData(0.92, new double[0])]
    [InlineData(0.95, new double[0])]
    public void All_that_are_ahead_are_shown_where_one_is_by_more_than_two_points(double best, double[] shown) =>
        Assert.Equal(shown, VotingDesigns.Ahead([0.85, 0.91, 0.93], judged => judged, best));

    [Fact]
    public void More_leaves_come_with_fewer_errors_on_validation_rows()
    {
        RandomStream random = new(7);
        ImmutableArray<double[]> rows = [.. Enumerable.Range(0, 600).Select(_ => Enumerable.Range(0, 9).Select(_ => random.NextDouble()).ToArray())];
        Dataset dataset = new([.. Enumerable.Range(0, 9).Select(i => $"x{i}")], ["0", "1"], rows, [.. rows.Select(row => row.Sum() > 4.5 ? 1 : 0)]);
        RunOptions options = new();
        var data = RunData.Of(dataset, options);
        ImmutableArray<VotingTrees> growing = new VotingDesigns(options, data, new GatePrices(options.Output.Technology.Value)).Growing(null);
        Assert.True(growing.Length > 3);
        foreach ((VotingTrees fewer, VotingTrees more) in growing.Zip(growing.Skip(1)))
        {
            Assert.True(fewer.Leaves < more.Leaves);
            Assert.True(Score.Of(data.OnLevels.Validation, fewer.Classify).Correct < Score.Of(data.OnLevels.Validation, more.Classify).Correct);
        }
    }
}
