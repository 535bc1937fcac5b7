using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Circuits.Simplification;

namespace PrintedMlp.Tests.Approx.Circuits.Simplification;

public class DecisionDiagramsTests
{
    private const int Terms = 8, Bits = 4, Width = 7;

    [Fact]
    public void Sums_of_eight_terms_added_up_in_different_orders_are_equal()
    {
        DecisionDiagrams diagrams = new(1_000_000);
        int[] tree = Sum(diagrams, [.. Enumerable.Range(0, Terms)], Terms), pairs = Sum(diagrams, [.. Enumerable.Range(0, Terms).Reverse()], 3);
        Assert.Equal(tree, pairs);
        Assert.False(diagrams.IsFull);
        Assert.Equal(Width, tree.Distinct().Count());
    }

    [Fact]
    public void A_sum_with_one_term_twice_is_different()
    {
        DecisionDiagrams diagrams = new(1_000_000);
        int[] right = Sum(diagrams, [.. Enumerable.Range(0, Terms)], Terms), wrong = Sum(diagrams, [0, .. Enumerable.Range(0, Terms - 1)], Terms);
        Assert.False(diagrams.IsFull);
        Assert.All(right.Zip(wrong), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void Diagrams_without_room_say_so()
    {
        DecisionDiagrams diagrams = new(100);
        Sum(diagrams, [.. Enumerable.Range(0, Terms)], Terms);
        Assert.True(diagrams.IsFull);
    }

    /// <summary>Terms are added up in groups, then the groups.</summary>
    private static int[] Sum(DecisionDiagrams diagrams, int[] terms, int group)
    {
        CircuitBuilder builder = new([.. from term in Enumerable.Range(0, Terms) from bit in Enumerable.Range(0, Bits) select new InputSignal(term, bit)]);
        List<Literal>[] sums = [.. terms.Chunk(group).Select(chunk => Added(builder, chunk.Select(t => Enumerable.Range(0, Bits).Select(bit => CircuitBuilder.Input(t * Bits + bit)))))];
        Circuit circuit = builder.Build(Added(builder, sums));
        Dictionary<int, int> lightFirst = circuit.Inputs.Select((signal, i) => (Node: 1 + i, Edge: diagrams.Variable(signal.Bit * Terms + signal.Feature))).ToDictionary(v => v.Node, v => v.Edge);
        return diagrams.Of(circuit, lightFirst, Terms * Bits, circuit.Outputs);
    }

    private static List<Literal> Added(CircuitBuilder builder, IEnumerable<IEnumerable<Literal>> words)
    {
        BitHeap heap = new(builder, Width);
        foreach (IEnumerable<Literal> word in words)
        {
            foreach ((int column, Literal bit) in word.Index())
            {
                heap.Add(bit, column);
            }
        }
        return [.. heap.Sum()];
    }
}
