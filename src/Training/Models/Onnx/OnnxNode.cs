using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>A node with the values that it reads.</summary>
/// <param name="Node">As the file has it.</param>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Inputs">Its values; null for one that is left out.</param>
internal sealed record OnnxNode(NodeProto Node, int Number, ImmutableArray<GraphValue?> Inputs)
{
    /// <summary>The operator.</summary>
    public string Operator => Node.OpType;

    /// <summary>Name and operator, for messages.</summary>
    public override string ToString() => Title(Node, Number);

    /// <summary>Name and operator of a node, or its number when it has no name.</summary>
    public static string Title(NodeProto node, int number) =>
        node.Name.Length > 0 ? $"node \"{node.Name}\" ({node.OpType})" : $"node {number} ({node.OpType})";

    /// <summary>The input that comes from the layers before.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public Signal Signal(int index = 0) => Input(index) switch
    {
        Signal signal => signal,
        Answer answer => throw new FormatException($"it goes on from {answer.Maker}. Expected Relu between layers, and nothing but scores and classes after the last one"),
        _ => throw new FormatException($"its input {index + 1} is constant, expected what the layers before it give"),
    };

    /// <summary>An input that is a tensor of the file.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public Constant Constant(int index) => Input(index) as Constant
        ?? throw new FormatException($"its input {index + 1} is computed, expected a constant tensor");

    /// <summary>An attribute that is a whole number.</summary>
    public long Whole(string name, long usual) => Attribute(name)?.I ?? usual;

    /// <summary>An attribute that is a real number.</summary>
    public double Real(string name, double usual) => Attribute(name)?.F ?? usual;

    /// <summary>An attribute, or null when there is none of that name.</summary>
    public AttributeProto? Attribute(string name) => Node.Attribute.FirstOrDefault(a => a.Name == name);

    /// <summary>Refuses an axis that is not that of the classes.</summary>
    public void CheckAxis(long usual)
    {
        if (Whole("axis", usual) is var axis and not (1 or -1))
        {
            throw new FormatException($"its axis is {axis}, expected 1: along the values of a row");
        }
    }

    private GraphValue Input(int index) => Inputs.ElementAtOrDefault(index)
        ?? throw new FormatException($"it has no input {index + 1}");
}
