using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Training.Trees;

/// <summary>A binary decision tree over levels. Node 0 is the root.</summary>
/// <param name="Nodes">The nodes; children come after their parent.</param>
public sealed record DecisionTree(ImmutableArray<TreeNode> Nodes)
{
    /// <summary>Number of leaves.</summary>
    public int Leaves => Nodes.Count(node => node.IsLeaf);

    /// <summary>The class of a row of codes.</summary>
    public int Classify(byte[] codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        TreeNode node = Nodes[0];
        while (!node.IsLeaf)
        {
            node = Nodes[codes[node.Feature] >= node.Threshold ? node.Above : node.Below];
        }
        return node.Class;
    }

    /// <summary>The circuit of its levels: a multiplexer for each inner node and bit of the class index, shared where subtrees are
    /// equal.</summary>
    /// <param name="inputs">Levels, among them all that the tree asks.</param>
    /// <param name="classBits">Bits of the class index.</param>
    public Circuit ToCircuit(ImmutableArray<InputSignal> inputs, int classBits)
    {
        CircuitBuilder builder = new(inputs);
        Dictionary<InputSignal, int> numbers = Enumerable.Range(0, inputs.Length).ToDictionary(i => inputs[i]);
        Literal[][] made = new Literal[Nodes.Length][];
        for (int i = Nodes.Length - 1; i >= 0; i--)
        {
            TreeNode node = Nodes[i];
            made[i] = [.. Enumerable.Range(0, classBits).Select(bit => node.IsLeaf
                ? (node.Class >> bit & 1) == 1 ? Literal.True : Literal.False
                : builder.Mux(CircuitBuilder.Input(numbers[InputSignal.Level(node.Feature, node.Threshold)]), made[node.Above][bit], made[node.Below][bit]))];
        }
        return builder.Build([.. made[0]]);
    }
}
