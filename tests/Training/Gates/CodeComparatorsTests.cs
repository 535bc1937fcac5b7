using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Gates;

public class CodeComparatorsTests
{
    private static readonly ImmutableArray<double[]> Raw =
        [.. Enumerable.Range(0, 300).Select(row => Enumerable.Range(0, DrawnGates.Features).Select(f => (row * (7 + 2 * f) % 101) * 0.37).ToArray())];

    private static readonly LevelGrid Grid = LevelGrid.Fit(Raw, InputScale.Fit(Raw, 4), LevelKind.Uniform);

    [Fact]
    public void A_netlist_over_levels_does_the_same_behind_comparators_of_code_bits()
    {
        ImmutableArray<InputSignal> levels = LevelEncoder.Inputs(Grid);
        byte[][] codes = [.. Raw.Select(Grid.Scale.Encode)];
        for (ulong seed = 0; seed < 10; seed++)
        {
            // Each of the drawn netlist's inputs is a level drawn at random.
            RandomStream random = new(seed);
            Literal[] drawn = [.. DrawnGates.Inputs.Select(_ => CircuitBuilder.Input(random.Next(levels.Length)))];
            GateList overLevels = new GateList(levels.Length, [], [], [.. drawn]).Then(DrawnGates.Draw(40, random));
            GateList overCodes = CodeComparators.InFrontOf(overLevels, Grid, DrawnGates.Inputs, DrawnGates.Egfet);
            Assert.Equal(Classes(overLevels, codes, levels), Classes(overCodes, codes, DrawnGates.Inputs));
        }
    }

    [Fact]
    public void A_level_costs_a_gate_for_each_bit_above_the_lowest_one_of_its_code()
    {
        InputPrices prices = CodeComparators.Prices(Grid, DrawnGates.Egfet);
        double gate = 1.5 * DrawnGates.Egfet.Unit;
        Assert.Equal([3, 2, 3, 1, 3, 2, 3, 0, 3, 2, 3, 1, 3, 2, 3], prices.Signals.Take(15).Select(price => (int)Math.Round(price / gate)));
        Assert.Equal(0, Assert.Single(prices.Groups));
    }

    private static int[] Classes(GateList gates, byte[][] codes, ImmutableArray<InputSignal> inputs) =>
        CircuitSimulation.Classify(gates.ToCircuit(inputs), BitRows.Pack(codes, inputs));
}
