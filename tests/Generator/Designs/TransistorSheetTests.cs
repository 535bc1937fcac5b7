using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Tests.Approx.Faults;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Generator.Designs;

public class TransistorSheetTests
{
    private readonly Netlist _netlist = DrawnNetlist.Of(new RandomStream(5), 8, 40, 3);
    private readonly bool[][] _vectors;

    public TransistorSheetTests() => _vectors = DrawnNetlist.Vectors(_netlist, new RandomStream(6), 60);

    [Fact]
    public void A_sheet_without_spread_answers_as_the_cells_do_and_takes_their_power()
    {
        TransistorSheet sheet = Print(0, 1);
        BitRows rows = TestVectors.Rows(_vectors, 8);
        (int Class, double PowerMw)[] answers = [.. _vectors.Select(v => sheet.Answer(i => v[i]))];
        Assert.Equal(NetlistSimulation.Classify(_netlist, rows), answers.Select(a => a.Class));
        Assert.InRange(answers.Average(a => a.PowerMw) / NetlistSimulation.StaticPowerMw(_netlist, rows), 0.99, 1.01);
    }

    [Fact]
    public void Spread_changes_power_a_little_and_in_the_end_answers()
    {
        double[] Powers(double spread) => [.. Enumerable.Range(1, 100).Select(device => Print(spread, (ulong)device).Answer(_ => false).PowerMw)];
        double[] small = Powers(0.05), none = Powers(0);
        double sound = none[0], mean = small.Average(), deviation = Math.Sqrt(small.Average(p => (p - mean) * (p - mean)));
        Assert.All(none, p => Assert.Equal(sound, p));
        Assert.InRange(mean / sound, 0.98, 1.02);
        // Of n equal stages that are low the power is off by 5 % / sqrt(n); some two dozen are.
        Assert.InRange(deviation / sound, 0.005, 0.02);
        int Wrong(double spread) => Enumerable.Range(1, 20).Count(device => _vectors.Any(v =>
            Print(spread, (ulong)device).Answer(i => v[i]).Class != Print(0, 1).Answer(i => v[i]).Class));
        Assert.Equal(0, Wrong(0.05));
        Assert.InRange(Wrong(0.8), 1, 20);
    }

    private TransistorSheet Print(double spread, ulong device) => new(_netlist, PullUpLogic.Of(_netlist.Library), spread, new RandomStream(device));
}
