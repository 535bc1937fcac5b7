using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Archives;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Tests.Training.Search;

public class ArchiveTests
{
    private const long FullLoss = 400;

    private static readonly GenomeShape Shape = new(3, 4, 2, 2);

    private readonly Archive _archive = new(Shape, FullLoss);

    [Fact]
    public void The_smallest_of_each_level_stays()
    {
        Assert.True(_archive.Add(Draw(1), 10, 2));
        Assert.False(_archive.Add(Draw(2), 10, 2));
        Assert.False(_archive.Add(Draw(3), 10, 2 * (1 - 1e-12)), "a difference of rounding counted");
        Assert.True(_archive.Add(Draw(4), 10, 1.5));
        ArchiveEntry entry = Assert.Single(_archive.Entries);
        Assert.True(entry.Genome.SameAs(Draw(4)));
        Assert.Equal((10, 1.5), (entry.Loss, entry.AreaCm2));
    }

    [Fact]
    public void Sums_that_are_too_large_are_not_kept()
    {
        Assert.False(_archive.Add(Draw(1), 10, double.PositiveInfinity));
        Assert.Empty(_archive.Entries);
        Assert.Throws<InvalidOperationException>(() => _archive.Best(1));
    }

    [Fact]
    public void Levels_reach_from_no_error_to_all_rows_wrong()
    {
        Assert.Equal((0, Archive.Bins / 2, Archive.Bins), (_archive.BinOf(0), _archive.BinOf(FullLoss / 2), _archive.BinOf(FullLoss)));
        Assert.True(_archive.Add(Draw(1), 0, 1) && _archive.Add(Draw(2), FullLoss, 1));
    }

    [Fact]
    public void An_entry_is_a_copy()
    {
        Genome genome = Draw(1);
        _archive.Add(genome, 10, 2);
        genome.Masks[0] ^= 1;
        Assert.True(Assert.Single(_archive.Entries).Genome.SameAs(Draw(1)));
    }

    [Fact]
    public void The_front_is_who_no_other_beats()
    {
        RandomStream random = new(1);
        for (int i = 0; i < 500; i++)
        {
            _archive.Add(Draw(1), random.Next((int)FullLoss + 1), random.Next(100));
        }
        ArchiveEntry[] all = [.. _archive.Entries];
        ArchiveEntry[] expected = [.. all.Where(e => !all.Any(o => o != e && o.Loss <= e.Loss && o.AreaCm2 <= e.AreaCm2))];
        Assert.Equal(expected.Select(e => (e.Loss, e.AreaCm2)), _archive.Front.Select(e => (e.Loss, e.AreaCm2)));
        Assert.InRange(expected.Length, 2, all.Length - 1);
    }

    [Fact]
    public void Adding_archives_in_one_or_in_several_steps_keeps_the_smallest()
    {
        Archive other = new(Shape, FullLoss), together = new(Shape, FullLoss);
        RandomStream random = new(1);
        for (int i = 0; i < 500; i++)
        {
            (Genome genome, long loss, double area) = (Draw((ulong)i), random.Next((int)FullLoss + 1), random.NextDouble());
            (i % 2 == 0 ? _archive : other).Add(genome, loss, area);
            together.Add(genome, loss, area);
        }
        _archive.AddAll(other);
        Assert.Equal(together.Entries.Select(e => (e.Loss, e.AreaCm2)), _archive.Entries.Select(e => (e.Loss, e.AreaCm2)));
        Assert.All(together.Entries.Zip(_archive.Entries), pair => Assert.True(pair.First.Genome.SameAs(pair.Second.Genome)));
    }

    [Fact]
    public void The_best_has_the_least_error_and_priced_area()
    {
        _archive.Add(Draw(1), 40, 4);
        _archive.Add(Draw(2), 80, 1);
        Assert.Equal(40, _archive.Best(0.01).Loss);
        Assert.Equal(80, _archive.Best(0.1).Loss);
    }

    [Fact]
    public void A_new_model_gives_new_areas()
    {
        _archive.Add(Draw(1), 40, 4);
        AreaModel model = AreaModel.Of(TinySearch.Mapper);
        _archive.Reprice(model);
        ArchiveEntry only = Assert.Single(_archive.Entries);
        Assert.Equal(40, only.Loss);
        Assert.Equal(new AreaEstimate(Shape).Estimate(Draw(1), model), only.AreaCm2);
    }

    private static Genome Draw(ulong seed) => RandomGenomes.Draw(Shape, new RandomStream(seed));
}
