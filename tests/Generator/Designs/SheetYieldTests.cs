using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Tests.Approx.Faults;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Generator.Designs;

public class SheetYieldTests
{
    private const int Sheets = 100_000;
    private const double Tolerance = 0.02;

    [Theory]
    [InlineData(1, 12, 0.004)]
    [InlineData(2, 30, 0.01)]
    [InlineData(3, 25, 0.03)]
    public void What_is_computed_is_what_a_hundred_thousand_drawn_sheets_do(ulong seed, int cells, double rate)
    {
        RandomStream random = new(seed);
        Netlist netlist = DrawnNetlist.Of(random, 8, cells, 2, levels: true);
        BitRows rows = TestVectors.Rows(DrawnNetlist.Vectors(netlist, random, 100), 8);
        int[] sound = NetlistSimulation.Classify(netlist, rows), labels = [.. sound.Select(c => random.Chance(0.1) ? random.Next(4) : c)];
        SheetYield computed = SheetYield.Of(netlist, rows, labels, rate, Tolerance, new RandomStream(9));
        Drawn drawn = new(netlist, rows, labels, rate, random);
        AssertNear(drawn.Of((accuracy, _) => accuracy), computed.Accuracy);
        AssertNear(drawn.Of((_, isGood) => isGood ? 1 : 0), computed.GoodShare);
    }

    [Fact]
    public void One_inverter_is_worth_what_its_two_faults_leave()
    {
        CellLibrary library = TechnologyCatalogue.Load("egfet-1.0V");
        Netlist netlist = new(library, [InputSignal.Level(0, 1)], [new Instance(library.Inverter, [2])], [3]);
        BitRows rows = BitRows.Of(10, 1, (row, _) => row < 3);
        SheetYield yield = SheetYield.Of(netlist, rows, [0, 0, 0, 1, 1, 1, 1, 1, 1, 1], 0.1, 0.5, new RandomStream(1));
        // Sound 1.0; stuck at 0 it is right on three rows, stuck at 1 on seven, which is within the tolerance.
        Assert.Equal(0.9 * 1 + 0.05 * 0.3 + 0.05 * 0.7, yield.Accuracy.Value, 12);
        Assert.Equal((0.95, 0.0), (Math.Round(yield.GoodShare.Value, 12), yield.GoodShare.Error));
        Assert.Equal((1, 12), (yield.SheetsFor(1), yield.SheetsFor(10)));
        // 1 - 0.2^2 = 0.96 is the first above 0.95.
        Assert.Equal(2, (yield with { GoodShare = new(0.8, 0) }).SheetsFor(1));
        SheetYield certain = SheetYield.Of(netlist, rows, [0, 0, 0, 1, 1, 1, 1, 1, 1, 1], 1, 0.5, new RandomStream(1));
        Assert.InRange(certain.Accuracy.Value, 0.5 - 1.6 * certain.Accuracy.Error, 0.5 + 1.6 * certain.Accuracy.Error);
        Assert.Null((yield with { GoodShare = new(0, 0) }).SheetsFor(1));
    }

    /// <summary>Within three standard errors of the sheets that were drawn, beside what the figure itself leaves open.</summary>
    private static void AssertNear((double Mean, double StandardError) drawn, Estimated computed)
    {
        double allowed = 3 * drawn.StandardError + 1.5 * computed.Error;
        Assert.InRange(computed.Value, drawn.Mean - allowed, drawn.Mean + allowed);
    }

    /// <summary>Sheets whose cells are defective each by itself.</summary>
    private sealed class Drawn
    {
        private readonly (double Accuracy, bool IsGood)[] _sheets = new (double, bool)[Sheets];

        public Drawn(Netlist netlist, BitRows rows, int[] labels, double rate, RandomStream random)
        {
            FaultSimulation simulation = new(netlist, rows);
            ulong[][] bits = FaultEffects.LabelBits(rows, labels);
            double[] probability = [.. netlist.Instances.Select(i => 1 - Math.Pow(1 - rate, CellStages.Transistors(i.Cell)))];
            double sound = Accuracy([]);
            for (int sheet = 0; sheet < Sheets; sheet++)
            {
                List<Fault> faults = [];
                for (int i = 0; i < probability.Length; i++)
                {
                    if (random.Chance(probability[i]))
                    {
                        faults.Add(Any(netlist, i, random));
                    }
                }
                double accuracy = faults.Count == 0 ? sound : Accuracy([.. faults]);
                _sheets[sheet] = (accuracy, accuracy >= sound - Tolerance - 1e-9);
            }

            double Accuracy(Fault[] faults)
            {
                simulation.Inject(faults);
                return (double)simulation.Correct(bits) / rows.Rows;
            }
        }

        public (double Mean, double StandardError) Of(Func<double, bool, double> figure)
        {
            double[] values = [.. _sheets.Select(s => figure(s.Accuracy, s.IsGood))];
            double mean = values.Average();
            return (mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (Sheets - 1) / Sheets));
        }

        private static Fault Any(Netlist netlist, int instance, RandomStream random)
        {
            int place = random.Next(1 + netlist.Instances[instance].Pins.Length);
            bool value = random.Chance(0.5);
            return place == 0 ? Fault.OfSignal(netlist.OutputOf(instance), value) : Fault.OfPin(netlist, instance, place - 1, value);
        }
    }
}
