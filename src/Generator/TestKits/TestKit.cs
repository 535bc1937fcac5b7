using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.TestKits;

/// <summary>The tests of a printed design.</summary>
/// <param name="Design">The design.</param>
/// <param name="Netlist">Its netlist without redundant places; the same object when it has none.</param>
/// <param name="Redundant">The places that were taken out, for people.</param>
/// <param name="Test">The tests of that netlist.</param>
/// <param name="Expected">The answer to each test: the class index, flags above it.</param>
/// <param name="Answers">For each class of faults that is detected the class index of each test.</param>
internal sealed record TestKit(
    TestedDesign Design, Netlist Netlist, ImmutableArray<string> Redundant, TestVectors Test, ImmutableArray<int> Expected,
        ImmutableArray<int[]> Answers)
{
    private const int MostRows = 2000, Drawn = 1000;

    /// <summary>Finds the tests of a design.</summary>
    public static TestKit Of(TestedDesign design)
    {
        RandomStream random = RunStreams.Vectors(1);
        AllowedInputs allowed = TestVectors.Allowed(design.Netlist);
        bool[][] candidates = [.. design.Rows.Take(MostRows), .. Enumerable.Range(0, Drawn).Select(_ => allowed.Draw(random.Next))];
        (Netlist netlist, ImmutableArray<string> redundant) = RedundantGates.Remove(design.Netlist, candidates, FaultName.Of);
        netlist = redundant.IsEmpty ? design.Netlist : netlist;
        TestVectors test = TestVectors.Of(netlist, candidates);
        BitRows rows = TestVectors.Rows(test.Vectors, netlist.Inputs.Length);
        FaultSimulation simulation = new(netlist, rows);
        return new TestKit(design, netlist, redundant, test, [.. NetlistSimulation.Classify(netlist, rows)], [.. test.Detected.Select(c =>
        {
            simulation.Inject(c.First);
            return simulation.Classes();
        })]);
    }

    /// <summary>Number of single faults.</summary>
    public int Faults => DetectedFaults + Test.Undetectable.Concat(Test.Undecided).Sum(c => c.Faults.Length);

    /// <summary>Number of single faults that the tests show.</summary>
    public int DetectedFaults => Test.Detected.Sum(c => c.Faults.Length);

    /// <summary>The sensors' settings of each test.</summary>
    public IEnumerable<ImmutableArray<SensorSetting>> Settings => Test.Vectors.Select(v => SensorSetting.Of(Design.Classifier, v, Design.Names));
}
