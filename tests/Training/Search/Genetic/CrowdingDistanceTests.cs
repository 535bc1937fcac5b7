using PrintedMlp.Training.Search.Genetic;

namespace PrintedMlp.Tests.Training.Search.Genetic;

public class CrowdingDistanceTests
{
    [Fact]
    public void Distances_are_the_sides_of_the_neighbours_box_in_units_of_the_range()
    {
        Individual[] front = [Populations.Of(0, 10), Populations.Of(2, 6), Populations.Of(3, 5), Populations.Of(10, 2)];
        CrowdingDistance.Assign(front);
        // (3 - 0) / 10 + (10 - 5) / 8 and (10 - 2) / 10 + (6 - 2) / 8.
        Assert.Equal([double.PositiveInfinity, 0.925, 1.3, double.PositiveInfinity], front.Select(i => Math.Round(i.Crowding, 12)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_ends_are_never_crowded(int count)
    {
        Individual[] front = [.. Enumerable.Range(0, count).Select(i => Populations.Of(i, 5 - i))];
        CrowdingDistance.Assign(front);
        Assert.All(front, i => Assert.Equal(double.PositiveInfinity, i.Crowding));
    }

    [Fact]
    public void Individuals_without_any_neighbour_apart_have_distance_0()
    {
        Individual[] front = [.. Enumerable.Range(0, 4).Select(_ => Populations.Of(1, 1))];
        CrowdingDistance.Assign(front);
        Assert.Equal([double.PositiveInfinity, 0, 0, double.PositiveInfinity], front.Select(i => i.Crowding));
    }

    [Fact]
    public void The_better_front_wins_a_tournament_and_within_a_front_the_lonelier_one()
    {
        Individual lonely = new(Populations.Shape) { Rank = 1, Crowding = 2 }, crowded = new(Populations.Shape) { Rank = 1, Crowding = 1 };
        Individual best = new(Populations.Shape) { Rank = 0, Crowding = 0 };
        Assert.True(best.Beats(lonely) && lonely.Beats(crowded));
        Assert.False(crowded.Beats(lonely) || lonely.Beats(best) || lonely.Beats(lonely));
    }
}
