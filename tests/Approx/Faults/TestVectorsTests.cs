using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Faults;

public class TestVectorsTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_proof_agrees_with_all_inputs_that_can_occur(ulong seed, bool levels)
    {
        RandomStream random = new(seed);
        for (int trial = 0; trial < 12; trial++)
        {
            Netlist netlist = DrawnNetlist.Of(random, 9, 25, 2, levels);
            bool[][] all = TestVectors.Allowed(netlist).All(1 << 9)!;
            FaultClass[] classes = [.. FaultList.Of(netlist)];
            ulong[][] shown = TestVectors.Shown(netlist, all, classes);
            FaultProver prover = new(netlist, TestVectors.Allowed(netlist));
            for (int i = 0; i < classes.Length; i++)
            {
                (bool? exist, bool[] inputs) = prover.Show(classes[i].First);
                Assert.Equal(shown[i].Any(word => word != 0), exist);
                if (exist == true)
                {
                    Assert.Equal(1, TestVectors.Shown(netlist, [inputs], [classes[i]])[0].Sum(BitOperations.PopCount));
                    Assert.Contains(all, vector => vector.SequenceEqual(inputs) || !netlist.Inputs.Select((_, input) => input)
                        .Where(input => netlist.Instances.Any(n => n.Pins.Contains(Netlist.InputOf(input)))).Any(input => vector[input] != inputs[input]));
                }
            }
        }
    }

    [Theory]
    [InlineData(3, false, 9)]
    [InlineData(4, true, 9)]
    [InlineData(5, false, 24)]
    public void The_vectors_show_every_fault_that_can_be_shown_and_the_bound_holds(ulong seed, bool levels, int inputs)
    {
        RandomStream random = new(seed);
        for (int trial = 0; trial < 5; trial++)
        {
            Netlist netlist = DrawnNetlist.Of(random, inputs, 30, 3, levels);
            TestVectors test = TestVectors.Of(netlist, DrawnNetlist.Vectors(netlist, random, 100));
            Assert.Empty(test.Undecided);
            Assert.Equal(FaultList.Of(netlist).Length, test.Detected.Length + test.Undetectable.Length);
            Assert.All(TestVectors.Shown(netlist, test.Vectors, test.Detected), shown => Assert.Contains(shown, word => word != 0));
            Assert.InRange(test.LowerBound, 1, test.Vectors.Length);
        }
    }

    [Fact]
    public void Two_levels_of_one_feature_make_a_gate_redundant_that_two_bits_of_a_code_need()
    {
        CellLibrary library = TechnologyCatalogue.Load("egfet-1.0V");
        Netlist Nand(Func<int, InputSignal> input) => new(library, [input(0), input(1)], [new Instance(library.Find("AND2X1")!, [2, 3])], [4]);
        (Netlist levels, var removed) = Reduced(Nand(i => InputSignal.Level(0, i + 1)));
        Assert.Empty(levels.Instances);
        Assert.Equal(3, Assert.Single(levels.Outputs));
        Assert.Equal(["2,-1,0=1"], removed);
        Assert.Single(Reduced(Nand(i => new InputSignal(0, i))).Netlist.Instances);
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void Without_redundant_gates_a_netlist_is_no_larger_and_answers_the_same_on_all_inputs_that_can_occur(ulong seed, bool levels)
    {
        RandomStream random = new(seed);
        int smaller = 0;
        for (int trial = 0; trial < 8; trial++)
        {
            Netlist netlist = DrawnNetlist.Of(random, 9, 20, 2, levels);
            Netlist reduced = Reduced(netlist).Netlist;
            BitRows all = TestVectors.Rows(TestVectors.Allowed(netlist).All(1 << 9)!, 9);
            Assert.Equal(NetlistSimulation.Classify(netlist, all), NetlistSimulation.Classify(reduced, all));
            Assert.True(reduced.AreaCm2 <= netlist.AreaCm2);
            smaller += reduced.AreaCm2 < netlist.AreaCm2 ? 1 : 0;
            Assert.Empty(TestVectors.Of(reduced, [new bool[9]]).Undetectable.Where(c => c.First.Signal >= Netlist.InputOf(9)));
        }
        Assert.InRange(smaller, 1, 8);
    }

    [Fact]
    public void The_fewest_columns_are_those_that_trying_all_sets_finds()
    {
        RandomStream random = new(8);
        for (int trial = 0; trial < 50; trial++)
        {
            ulong[][] rows = [.. Enumerable.Range(0, 12).Select(_ => new[] { 1UL << random.Next(10) | 1UL << random.Next(10) | 1UL << random.Next(10) })];
            int fewest = Enumerable.Range(0, 1 << 10).Where(set => rows.All(row => (row[0] & (ulong)set) != 0)).Min(set => BitOperations.PopCount((uint)set));
            CoverProblem problem = new(rows, 10);
            (int[] columns, bool isExact) = problem.Solve();
            Assert.True(isExact);
            Assert.Equal(fewest, columns.Length);
            Assert.All(rows, row => Assert.Contains(columns, column => (row[0] >> column & 1) == 1));
            Assert.InRange(problem.Apart().Length, 1, fewest);
        }
    }

    /// <summary>Ten columns meet each row once; 300 others meet more rows each and hide them.</summary>
    [Fact]
    public void Local_search_finds_a_small_cover_that_greedy_choice_does_not()
    {
        RandomStream random = new(9);
        int[][] columnsOf = [.. Enumerable.Range(0, 100).Select(row => Enumerable.Range(10, 300).Where(_ => random.Chance(0.12)).Prepend(row % 10).ToArray())];
        int[] start = [.. Enumerable.Range(0, 100).Select(row => columnsOf[row][^1]).Distinct()];
        int[] found = new CoverSearch(columnsOf, 310, start).Run(5_000, 1);
        Assert.All(columnsOf, columns => Assert.Contains(columns, found.Contains));
        Assert.InRange(found.Length, 1, 10);
        Assert.True(start.Length > 20);
    }

    private static (Netlist Netlist, IReadOnlyList<string> Removed) Reduced(Netlist netlist)
    {
        (Netlist reduced, var removed) = RedundantGates.Remove(netlist, [new bool[netlist.Inputs.Length]],
            (_, fault) => $"{fault.Signal},{fault.Instance},{fault.Pin}={(fault.Value ? 1 : 0)}");
        return (reduced, removed);
    }
}
