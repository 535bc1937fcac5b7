using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Training.Trees;

/// <summary>A binary decision tree over levels. Node 0 is the root.</summary>
/// <param name="Nodes">The nodes; children come after their parent.</param>
public sealed record DecisionTree(ImmutableArray<TreeNode> Nodes)
{
    /// <summary>Number of leaves.</summary>
    public int Leaves => Nodes.Count(node => node.Question is null);

    /// <summary>The class of a row of codes.</summary>
    public int Classify(byte[] codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        TreeNode node = Nodes[0];
        while (node.Question is { } question)
        {
            node = Nodes[codes[question.Feature] >= question.Threshold ? question.Above : question.Below];
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
            made[i] = [.. Enumerable.Range(0, classBits).Select(bit => node.Question is { } question
                ? builder.Mux(CircuitBuilder.Input(numbers[InputSignal.Level(question.Feature, question.Threshold)]), made[question.Above][bit],
                    made[question.Below][bit])
                : Literal.Of((node.Class >> bit & 1) == 1))];
        }
        return builder.Build([.. made[0]]);
    }
}

/// <summary>A node of a decision tree.</summary>
/// <param name="Class">The class of a leaf; in an inner node the most frequent one.</param>
/// <param name="Question">What an inner node asks; null in a leaf.</param>
public readonly record struct TreeNode(int Class, TreeQuestion? Question = null);

/// <summary>What an inner node of a tree asks.</summary>
/// <param name="Feature">Feature that it looks at.</param>
/// <param name="Threshold">Codes from here on go above.</param>
/// <param name="Below">Number of the child for lower codes.</param>
/// <param name="Above">Number of the child for the others.</param>
public readonly record struct TreeQuestion(int Feature, int Threshold, int Below, int Above);
