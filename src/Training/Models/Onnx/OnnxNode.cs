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

    /// <summary>Whether it reads anything that depends on the features.</summary>
    public bool IsComputed => Inputs.Any(input => input is Models.Onnx.Signal or Answer);

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
        Answer { Maker.Operator: "Sigmoid" or "Tanh" or "Softmax" } answer when Operator is "Gemm" or "MatMul" or "BatchNormalization" =>
            throw RectifierOperators.Refused($"{answer.Maker.Operator.ToLowerInvariant()} ({answer.Maker})"),
        Answer answer => throw new FormatException($"it goes on from {answer.Maker}. Expected Relu between layers, and nothing but scores and "
            + "classes after the last one"),
        _ => throw new FormatException($"its input {index + 1} is constant, expected what the layers before it give"),
    };

    /// <summary>An input that is a tensor of the file.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public Constant Constant(int index) => Input(index) as Constant
        ?? throw new FormatException($"its input {index + 1} is computed, expected a constant tensor");

    /// <summary>An attribute that is a whole number.</summary>
    public long Whole(string name, long usual) => Attribute(name)?.I ?? usual;

    /// <summary>Whole numbers that an attribute or an input gives.</summary>
    /// <param name="index">The input.</param>
    /// <param name="name">The attribute, as older files have it.</param>
    /// <exception cref="FormatException">There are none.</exception>
    public ImmutableArray<long?> Wholes(int index, string name) => Attribute(name) is { } given ? [.. given.Ints.Select(i => (long?)i)]
        : Input(index) is Counts counts ? counts.Numbers : [.. Constant(index).Integers().Select(i => (long?)i)];

    /// <summary>Whole numbers that an attribute or an input gives, or null when neither is there.</summary>
    /// <exception cref="FormatException">They depend on the number of rows.</exception>
    public long[]? OptionalWholes(int index, string name) => Attribute(name) is null && Inputs.ElementAtOrDefault(index) is null ? null
        : [.. Wholes(index, name).Select(number => number ?? throw new FormatException($"its {name} depend on the number of rows"))];

    /// <summary>An attribute that is a real number.</summary>
    public double Real(string name, double usual) => Attribute(name)?.F ?? usual;

    /// <summary>An attribute, or null when there is none of that name.</summary>
    public AttributeProto? Attribute(string name) => Node.Attribute.FirstOrDefault(a => a.Name == name);

    /// <summary>Refuses an axis that is not that of the classes.</summary>
    /// <param name="usual">The axis when the file names none.</param>
    /// <param name="layout">How the scores of the classes stand.</param>
    public void CheckAxis(long usual, Layout layout)
    {
        long axis = Whole("axis", usual);
        bool isInside = axis >= -layout.Rank && axis < layout.Rank;
        if (!(isInside && layout.Sizes[layout.Axis(axis)] is { } size && size == layout.Count))
        {
            throw new FormatException($"its axis is {axis}, expected 1: along the values of a row");
        }
    }

    private GraphValue Input(int index) => Inputs.ElementAtOrDefault(index)
        ?? throw new FormatException($"it has no input {index + 1}");
}
