using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Teaching;

namespace PrintedMlp.Tests.Training.Teaching;

public class NeighbourRowsTests
{
    /// <summary>Two groups of rows, far from each other.</summary>
    private static readonly double[][] Rows = [.. Enumerable.Range(0, 40).Select(i => new[] { i % 2 == 0 ? i * 0.1 : 1000 + i * 0.1, 7.0 })];

    [Fact]
    public void Rows_lie_between_neighbours_but_for_half_a_step()
    {
        double[][] made = new NeighbourRows(Rows, [1, 0], threads: 2).Draw(400, new RandomStream(1));
        Assert.All(made, row => Assert.True(row[0] is >= -0.5 and <= 4.5 or >= 999.5 and <= 1004.5, $"{row[0]}"));
        Assert.All(made, row => Assert.Equal(7, row[1]));
        Assert.InRange(made.Select(row => row[0]).Distinct().Count(), 390, 400);
    }

    [Fact]
    public void A_feature_of_two_values_takes_one_of_them()
    {
        double[][] rows = [[0, 3], [1, 3], [0, 5], [1, 5], [1, 4]];
        double[][] made = new NeighbourRows(rows, [0.01, 1], threads: 1).Draw(400, new RandomStream(1));
        Assert.All(made, row => Assert.True(row[0] is 0 or 1, $"{row[0]}"));
        Assert.Contains(made, row => row[1] is > 4.1 and < 4.9);
        Assert.InRange(made.Count(row => row[0] == 1), 100, 300);
    }

    [Fact]
    public void They_depend_on_the_stream_alone()
    {
        double[][] first = new NeighbourRows(Rows, [1, 0], threads: 1).Draw(100, new RandomStream(1));
        Assert.Equal(first, new NeighbourRows(Rows, [1, 0], threads: 4).Draw(100, new RandomStream(1)));
        Assert.NotEqual(first, new NeighbourRows(Rows, [1, 0], threads: 4).Draw(100, new RandomStream(2)));
    }

    [Fact]
    public void A_single_row_is_its_own_neighbour() =>
        Assert.All(new NeighbourRows([[3, 4]], [0, 0], threads: 1).Draw(5, new RandomStream(1)), row => Assert.Equal([3, 4], row));
}
