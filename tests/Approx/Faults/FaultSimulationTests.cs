using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Faults;

public class FaultSimulationTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Every_single_fault_gives_the_classes_of_the_netlist_with_the_fault_wired_in(ulong seed, bool levels)
    {
        RandomStream random = new(seed);
        for (int trial = 0; trial < 10; trial++)
        {
            Netlist netlist = DrawnNetlist.Of(random, 12, 40, 3, levels);
            BitRows rows = TestVectors.Rows(DrawnNetlist.Vectors(netlist, random, 150), 12);
            FaultSimulation simulation = new(netlist, rows);
            int[] sound = NetlistSimulation.Classify(netlist, rows);
            foreach (Fault fault in FaultList.Of(netlist).SelectMany(c => c.Faults))
            {
                int[] expected = NetlistSimulation.Classify(DrawnNetlist.Wired(netlist, fault), rows);
                simulation.Inject(fault);
                Assert.Equal(expected, simulation.Classes());
                Assert.Equal(expected.Zip(sound).Count(p => p.First != p.Second), simulation.ChangedRows().Sum(BitOperations.PopCount));
            }
            simulation.Inject();
            Assert.Equal(sound, simulation.Classes());
        }
    }

    [Fact]
    public void Several_faults_at_once_are_simulated_together()
    {
        RandomStream random = new(3);
        Netlist netlist = DrawnNetlist.Of(random, 12, 40, 3, levels: true);
        BitRows rows = TestVectors.Rows(DrawnNetlist.Vectors(netlist, random, 100), 12);
        FaultSimulation simulation = new(netlist, rows);
        Fault[] faults = [.. FaultList.Of(netlist).SelectMany(c => c.Faults)];
        for (int trial = 0; trial < 300; trial++)
        {
            Fault[] drawn = [.. Enumerable.Range(0, 1 + trial % 4).Select(_ => faults[random.Next(faults.Length)])
                .DistinctBy(f => (f.IsSignal ? f.Signal : -1, f.Instance, f.Pin))];
            simulation.Inject(drawn);
            Assert.Equal(NetlistSimulation.Classify(DrawnNetlist.Wired(netlist, drawn), rows), simulation.Classes());
        }
    }

    [Fact]
    public void Faults_of_one_class_give_the_same_answers_everywhere()
    {
        RandomStream random = new(4);
        for (int trial = 0; trial < 10; trial++)
        {
            Netlist netlist = DrawnNetlist.Of(random, 8, 20, 2);
            BitRows rows = TestVectors.Rows(TestVectors.Allowed(netlist).All(256) ?? [], 8);
            FaultSimulation simulation = new(netlist, rows);
            foreach (FaultClass each in FaultList.Of(netlist))
            {
                simulation.Inject(each.First);
                int[] first = simulation.Classes();
                Assert.All(each.Faults, fault =>
                {
                    simulation.Inject(fault);
                    Assert.Equal(first, simulation.Classes());
                });
            }
        }
    }

    [Fact]
    public void The_eight_faults_of_an_inverter_behind_a_nand_are_four_and_those_of_its_pins()
    {
        CellLibrary library = TechnologyCatalogue.Load("egfet-1.0V");
        Netlist netlist = new(library, [new InputSignal(0, 0), new InputSignal(0, 1)],
            [new Instance(library.Find("NAND2X1")!, [2, 3]), new Instance(library.Inverter, [4])], [5]);
        // A stuck at 0, B stuck at 0, n stuck at 1, pin stuck at 1, y stuck at 0; the opposite of n, the pin and y; A at 1; B at 1.
        Assert.Equal([1, 1, 3, 5], FaultList.Of(netlist).Select(c => c.Faults.Length).Order());
    }

    [Fact]
    public void Accuracy_under_faults_is_counted_on_the_labels()
    {
        CellLibrary library = TechnologyCatalogue.Load("egfet-1.0V");
        Netlist netlist = new(library, [InputSignal.Level(0, 1)], [new Instance(library.Inverter, [2])], [3]);
        BitRows rows = BitRows.Of(10, 1, (row, _) => row < 3);
        FaultEffects effects = FaultEffects.Of(netlist, rows, [.. Enumerable.Range(0, 10).Select(row => row < 3 ? 0 : row == 9 ? 2 : 1)]);
        // Six faults in two classes: the output is 0 or 1 for good. Label 2 is never given.
        Assert.Equal((6, 2), (effects.Faults, effects.Classes.Length));
        Assert.Equal((0.9, 0.3, 0.45), (effects.SoundAccuracy, effects.WorstAccuracy, effects.MeanAccuracy));
        Assert.Equal(0, effects.HarmlessShare);
        Assert.Equal([0, 0, 0, 3, 0, 0, 3, 0, 0, 0], effects.Histogram());
    }
}
