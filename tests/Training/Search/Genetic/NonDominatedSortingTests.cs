using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genetic;

namespace PrintedMlp.Tests.Training.Search.Genetic;

public class NonDominatedSortingTests
{
    [Theory]
    [InlineData(1, 5, 0)]
    [InlineData(40, 1, 0)]
    [InlineData(200, 8, 0)]
    [InlineData(200, 1000, 0)]
    [InlineData(200, 8, 0.3)]
    [InlineData(200, 1000, 0.3)]
    [InlineData(60, 10, 1)]
    public void Ranks_are_those_of_the_definition(int count, int values, double violating)
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            Individual[] population = Populations.Draw(count, values, violating, new RandomStream(seed));
            Dictionary<Individual, int> expected = Ranks(population);
            NonDominatedSorting.Sort(population);
            Assert.All(population, i => Assert.Equal(expected[i], i.Rank));
        }
    }

    [Fact]
    public void The_population_comes_in_order_of_ranks_and_within_a_rank_of_loss()
    {
        Individual[] population = Populations.Draw(300, 30, 0.2, new RandomStream(7));
        NonDominatedSorting.Sort(population);
        Assert.Equal(population.OrderBy(i => i.Rank).ThenBy(i => i.Loss).Select(i => (i.Rank, i.Loss)), population.Select(i => (i.Rank, i.Loss)));
    }

    [Fact]
    public void Equal_individuals_share_a_front()
    {
        Individual[] population = [Populations.Of(3, 1), Populations.Of(3, 1), Populations.Of(3, 1.5), Populations.Of(4, 1), Populations.Of(4, 1)];
        NonDominatedSorting.Sort(population);
        Assert.Equal([0, 0, 1, 1, 1], population.Select(i => i.Rank));
    }

    /// <summary>Peels off front after front: who is dominated by nobody left.</summary>
    private static Dictionary<Individual, int> Ranks(IEnumerable<Individual> population)
    {
        Dictionary<Individual, int> ranks = [];
        List<Individual> left = [.. population];
        for (int rank = 0; left.Count > 0; rank++)
        {
            Individual[] front = [.. left.Where(i => !left.Any(other => Populations.Dominates(other, i)))];
            Array.ForEach(front, i => ranks[i] = rank);
            left.RemoveAll(front.Contains);
        }
        return ranks;
    }
}
