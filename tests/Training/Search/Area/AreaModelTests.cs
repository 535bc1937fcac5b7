using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Area;

namespace PrintedMlp.Tests.Training.Search.Area;

public class AreaModelTests
{
    private static readonly AreaModel Model = AreaModel.Of(TinySearch.Mapper);

    [Fact]
    public void Every_part_has_an_area() => Assert.All(Model.PartAreas, area => Assert.InRange(area, 1e-6, 1));

    [Fact]
    public void Without_circuits_nothing_changes()
    {
        Assert.Equal(Model.PartAreas.AsEnumerable(), Model.Calibrated([]).PartAreas);
        Assert.Equal(Model.PartAreas.AsEnumerable(), Model.Calibrated([(Counts(1), 0)]).PartAreas);
    }

    [Fact]
    public void Circuits_that_cost_what_their_parts_do_change_nothing()
    {
        AreaModel calibrated = Model.Calibrated(Samples(Model));
        Assert.All(calibrated.PartAreas.Zip(Model.PartAreas), pair => Assert.Equal(pair.Second, pair.First, pair.Second * 1e-9));
    }

    [Fact]
    public void Calibration_brings_estimates_near_to_circuits_that_cost_something_else()
    {
        RandomStream random = new(3);
        AreaModel real = new([.. Model.PartAreas.Select(area => area * (0.6 + 0.8 * random.NextDouble()))]);
        (double[] Counts, double AreaCm2)[] samples = [.. Samples(real)];
        AreaModel calibrated = Model.Calibrated(samples);
        double before = samples.Average(s => Error(Model, s)), after = samples.Average(s => Error(calibrated, s));
        Assert.InRange(before, 0.05, 1);
        Assert.InRange(after, 0, before * 0.6);
    }

    [Fact]
    public void No_part_moves_further_than_its_bounds()
    {
        AreaModel tiny = Model.Calibrated(Samples(new AreaModel([.. Model.PartAreas.Select(a => a / 1000)])));
        AreaModel huge = Model.Calibrated(Samples(new AreaModel([.. Model.PartAreas.Select(a => a * 1000)])));
        Assert.All(Enumerable.Range(0, AreaModel.Parts), i =>
        {
            Assert.InRange(tiny.PartAreas[i] / Model.PartAreas[i], 0.2 - 1e-9, 3 + 1e-9);
            Assert.InRange(huge.PartAreas[i] / Model.PartAreas[i], 0.2 - 1e-9, 3 + 1e-9);
        });
    }

    private static IEnumerable<(double[] Counts, double AreaCm2)> Samples(AreaModel model) =>
        Enumerable.Range(0, 60).Select(i => Counts((ulong)i)).Select(counts => (counts, Sum(model, counts)));

    private static double[] Counts(ulong seed)
    {
        RandomStream random = new(seed);
        return [.. Enumerable.Range(0, AreaModel.Parts).Select(_ => (double)random.Next(30))];
    }

    private static double Sum(AreaModel model, double[] counts) => counts.Zip(model.PartAreas, (count, area) => count * area).Sum();

    private static double Error(AreaModel model, (double[] Counts, double AreaCm2) sample) => Math.Abs(Sum(model, sample.Counts) / sample.AreaCm2 - 1);
}
