using PrintedMlp.Tests.Training.Gradient;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genetic;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Search.LocalSearch;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Tests.Training.Search.Genetic;

public class Nsga2Tests
{
    private static readonly SearchRows Rows = SearchRows.Of(ToyRows.Of(100, 4, 2, codes => codes[0] > codes[1] ? 0 : 1));
    private static readonly GenomeShape Shape = new(4, 4, 2, 2);
    private static readonly AreaModel Model = AreaModel.Of(TinySearch.Mapper);
    private static readonly LossPool Pool = new(Rows, Shape, VectorUnit.Bits128, 2);

    public static TheoryData<string> Searches => [nameof(Nsga2Options.Published), nameof(Nsga2Options.PublishedMasks), nameof(Nsga2Options.Memetic)];

    [Theory]
    [MemberData(nameof(Searches))]
    public void Generations_improve_the_front(string search)
    {
        Nsga2 population = New(search);
        double before = Hypervolume(population);
        for (ulong generation = 0; generation < 20; generation++)
        {
            population.Step(new RandomStream(1).Child(generation));
        }
        Assert.InRange(Hypervolume(population), before * 1.02, 1);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Nobody_of_the_front_is_lost_but_to_who_is_as_good_in_everything(string search)
    {
        Nsga2 population = New(search);
        for (ulong generation = 0; generation < 20; generation++)
        {
            (long Loss, double Area)[] front = Front(population);
            population.Step(new RandomStream(1).Child(generation));
            Assert.True(front.Length <= population.Population.Length);
            Assert.All(front, old => Assert.Contains(Front(population), now => now.Loss <= old.Loss && now.Area <= old.Area));
        }
    }

    [Fact]
    public void Who_violates_the_constraint_survives_only_where_there_is_room()
    {
        Nsga2 population = New(nameof(Nsga2Options.Published), allowedError: 0.3);
        for (ulong generation = 0; generation < 30; generation++)
        {
            population.Step(new RandomStream(1).Child(generation));
            Individual[] all = population.Population.ToArray();
            int allowed = all.Count(i => i.Violation == 0);
            Assert.All(all[..allowed], i => Assert.InRange(i.Loss, 0, 30));
            Assert.All(all[allowed..], i => Assert.True(i.Violation > 0));
        }
        Assert.All(population.Population.ToArray(), i => Assert.Equal(0, i.Violation));
    }

    [Fact]
    public void The_first_population_repeats_when_it_is_too_small()
    {
        Genome only = RandomGenomes.Draw(Shape, new RandomStream(1));
        Nsga2 population = new(Evaluate, Options(nameof(Nsga2Options.Published)), Rows.FullLoss, [only]);
        Assert.All(population.Population.ToArray(), i => Assert.True(i.Genome.SameAs(only)));
    }

    /// <summary>A population of 60; genes change more often than in a large network.</summary>
    private static Nsga2Options Options(string search) => search switch
    {
        nameof(Nsga2Options.PublishedMasks) => Nsga2Options.PublishedMasks with { Population = 60 },
        nameof(Nsga2Options.Memetic) => Nsga2Options.Memetic with { Population = 60, MutationChance = 0.02 },
        _ => Nsga2Options.Published with { Population = 60, MutationChance = 0.02 },
    };

    private static void Evaluate(Individual[] individuals) => Pool.Evaluate(individuals, Model);

    private static Nsga2 New(string search, double allowedError = 1) => new(Evaluate, Options(search), (long)(allowedError * Rows.FullLoss), [.. Enumerable.Range(0, 60).Select(i => RandomGenomes.Draw(Shape, new RandomStream((ulong)i)))]);

    private static (long Loss, double Area)[] Front(Nsga2 nsga2) =>
        [.. nsga2.Population.ToArray().Where(i => i.Rank == 0).Select(i => (i.Loss, i.AreaCm2))];

    /// <summary>Share of the box from nothing to every row wrong and 5 cm2 that the front dominates.</summary>
    private static double Hypervolume(Nsga2 nsga2)
    {
        double volume = 0, above = 5;
        foreach ((long loss, double area) in Front(nsga2).OrderBy(i => i.Loss).Where(i => i.Area < 5))
        {
            volume += (1 - Rows.Error(loss)) * Math.Max(0, above - area) / 5;
            above = Math.Min(above, area);
        }
        return volume;
    }
}
