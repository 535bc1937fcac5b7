using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Gates;

public class InputWindowTests
{
    /// <summary>Input 700 is the class, the others are noise.</summary>
    private const int Inputs = 2000, Telling = 700, Read = 1200;

    private static readonly Lazy<GateRows> Rows = new(() => Drawn(Inputs));

    [Fact]
    public void Of_a_narrow_table_all_inputs_are_looked_at()
    {
        GateRows rows = Drawn(InputWindow.Narrow);
        Assert.Equal(Enumerable.Range(1, InputWindow.Narrow), new InputWindow(Network(rows, 3, 4), rows).Next(new RandomStream(1)).ToArray());
    }

    [Fact]
    public void Of_a_wide_table_those_that_are_read_their_neighbours_and_a_few_that_say_most_about_the_class()
    {
        InputWindow window = new(Network(Rows.Value, Read, 1), Rows.Value);
        RandomStream random = new(1);
        int telling = 0;
        HashSet<int> seen = [];
        for (int i = 0; i < 300; i++)
        {
            int[] looked = window.Next(random).ToArray();
            Assert.InRange(looked.Length, 70, 205);
            Assert.Equal(looked.Length, looked.Distinct().Count());
            Assert.All([Read - 1, Read, Read + 1, 1, 2], input => Assert.Contains(input, looked));
            telling += looked.Contains(Telling) ? 1 : 0;
            seen.UnionWith(looked);
        }
        Assert.True(telling > 270, $"{telling}");
        Assert.Equal(Enumerable.Range(1, Inputs), seen.Order());
    }

    [Theory]
    [InlineData(Weighting.Rows)]
    [InlineData(Weighting.Classes)]
    [InlineData(Weighting.Costs)]
    public void However_rare_a_class_is_what_tells_it_is_known_and_no_sum_of_losses_leaves_32_bits(Weighting weighting)
    {
        const int rows = 1_200_000, rare = 40;
        int[] labels = [.. Enumerable.Range(0, rows).Select(row => row < rare ? 1 : row < 700 ? 2 : 0)];
        BitRows bits = BitRows.Of(rows, 2, (row, input) => input == 0 ? row < rare : row % 2 == 0);
        GateRows laidOut = GateRows.Of(bits, labels, 3, weighting, new CostMatrix([[0, 1, 1], [1000, 0, 1], [1, 900, 0]]));
        Assert.InRange(laidOut.FullLoss, rows, 1 << 30);
        Assert.All(laidOut.BlockWeights, weight => Assert.True(weight > 0));
        Assert.True(laidOut.Information[0] > 100 * Math.Max(1e-9, laidOut.Information[1]), $"{laidOut.Information[0]} {laidOut.Information[1]}");
    }

    private static GateNetwork Network(GateRows rows, int first, int second)
    {
        GateNetwork network = new(rows.Inputs, rows.Outputs, 10, DrawnGates.Egfet, InputPrices.Free(rows.Inputs));
        ImmutableArray<Literal> pins = [new Literal(2 * first), new Literal(2 * second)];
        network.Load(new GateList(rows.Inputs, [GateKind.Nand], pins, [new Literal(2 * (1 + rows.Inputs))]));
        return network;
    }

    private static GateRows Drawn(int inputs)
    {
        RandomStream random = new(4);
        int[] labels = [.. Enumerable.Range(0, 300).Select(_ => random.Next(2))];
        BitRows bits = BitRows.Of(labels.Length, inputs, (row, input) => input == Telling - 1 ? labels[row] == 1 : random.Next(2) == 1);
        return GateRows.Of(bits, labels, 2);
    }
}
