using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
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
