using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>Follows a graph from its input to its outputs.</summary>
internal sealed class OnnxGraph
{
    private readonly GraphProto _graph;
    private readonly Dictionary<string, GraphValue> _values = [];

    /// <summary>A graph with its constants and its input.</summary>
    /// <exception cref="FormatException">It has no input, or several.</exception>
    public OnnxGraph(GraphProto graph)
    {
        _graph = graph;
        foreach (TensorProto tensor in graph.Initializer)
        {
            _values[tensor.Name] = new Constant(tensor, tensor.Name);
        }
        ValueInfoProto[] inputs = [.. graph.Input.Where(input => !_values.ContainsKey(input.Name))];
        ValueInfoProto features = inputs is [var only] ? only : throw new FormatException(inputs.Length == 0 ? "the graph has no input"
            : $"the graph has {inputs.Length} inputs ({string.Join(", ", inputs.Select(i => i.Name))}). Expected one with all features");
        _values[features.Name] = new Signal(Perceptron.OfInputs(Width(features)));
    }

    /// <summary>The network, and labels of its classes when the graph names them.</summary>
    /// <exception cref="FormatException">The graph is no perceptron; the message names the node.</exception>
    public ReadModel Read()
    {
        for (int i = 0; i < _graph.Node.Count; i++)
        {
            Evaluate(_graph.Node[i], i + 1);
        }
        (string Name, Signal Outputs, ImmutableArray<string> Labels)[] outputs = [.. _graph.Output.Select(output => Outputs(output.Name))];
        if (outputs.Length == 0)
        {
            throw new FormatException("the graph has no output");
        }
        if (outputs.FirstOrDefault(o => !ReferenceEquals(o.Outputs, outputs[0].Outputs)) is { Name: not null } other)
        {
            throw new FormatException($"the outputs \"{outputs[0].Name}\" and \"{other.Name}\" come from different layers. Expected one last layer");
        }
        return new ReadModel(outputs[0].Outputs.Network, false, [], outputs.Select(o => o.Labels).FirstOrDefault(labels => !labels.IsEmpty, []));
    }

    private (string Name, Signal Outputs, ImmutableArray<string> Labels) Outputs(string name) => _values.GetValueOrDefault(name) switch
    {
        Signal signal => (name, signal, []),
        Answer { Kind: AnswerKind.Complement } => throw new FormatException($"the output \"{name}\" is the probability of the first of two classes. Expected that of the second"),
        Answer answer => (name, answer.Outputs, answer.Labels),
        Constant => throw new FormatException($"the output \"{name}\" is constant"),
        _ => throw new FormatException($"no node gives the output \"{name}\""),
    };

    private void Evaluate(NodeProto node, int number)
    {
        try
        {
            OnnxNode read = new(node, number, [.. node.Input.Select(name => name.Length == 0 ? null : Value(name))]);
            if (node.Output.Count == 0 || !_values.TryAdd(node.Output[0], Value(read)))
            {
                throw new FormatException(node.Output.Count == 0 ? "it has no output" : $"its output \"{node.Output[0]}\" is there already");
            }
        }
        catch (FormatException e)
        {
            throw new FormatException($"{OnnxNode.Title(node, number)}: {e.Message}", e);
        }
    }

    private static GraphValue Value(OnnxNode node) =>
        node.Inputs.OfType<Answer>().FirstOrDefault() is { } answer && AnswerOperators.Followers.TryGetValue(node.Operator, out var follow) ? follow(node, answer)
        : AnswerOperators.Makers.TryGetValue(node.Operator, out var make) ? make(node)
        : LayerOperators.All.TryGetValue(node.Operator, out var layer) ? layer(node)
        : throw new FormatException("this is no operator of a multilayer perceptron. Expected Gemm, MatMul, Add and Relu for the layers, Sub, Mul, Div or Scaler before them, "
            + "Softmax, Sigmoid or ArgMax after them");

    private GraphValue Value(string name)
    {
        if (_values.TryGetValue(name, out GraphValue? value))
        {
            return value;
        }
        int later = _graph.Node.ToList().FindIndex(node => node.Output.Contains(name));
        throw new FormatException(later < 0
            ? $"it reads \"{name}\", which is no input, no initializer and no output of a node"
            : $"it reads \"{name}\" before {OnnxNode.Title(_graph.Node[later], later + 1)} gives it. Expected nodes in the order of computation, without a cycle");
    }

    /// <summary>Number of features: as the input says or, where it leaves that open, as the first weights have it.</summary>
    private int Width(ValueInfoProto input)
    {
        TensorShapeProto? shape = input.Type?.TensorType?.Shape;
        long width = shape is null ? 0 : shape.Dim.Count == 2 ? shape.Dim[1].DimValue
            : throw new FormatException($"the input \"{input.Name}\" has {shape.Dim.Count} dimensions. Expected two: rows and features");
        return width > 0 ? (int)Math.Min(width, int.MaxValue) : FirstWeights()
            ?? throw new FormatException($"the input \"{input.Name}\" does not say how many features there are, and no initializer does");
    }

    private int? FirstWeights() => _graph.Node.Where(node => node.OpType is "Gemm" or "MatMul" && node.Input.Count > 1)
        .Select(node => (node, tensor: _graph.Initializer.FirstOrDefault(t => t.Name == node.Input[1])))
        .Where(found => found.tensor is { Dims.Count: 2 })
        .Select(found => (int?)Math.Min(int.MaxValue, found.tensor!.Dims[found.node.Attribute.Any(a => a.Name == "transB" && a.I != 0) ? 1 : 0])).FirstOrDefault();
}

/// <summary>What a name of a graph stands for: <see cref="Constant"/>, <see cref="Signal"/> or <see cref="Answer"/>.</summary>
internal abstract record GraphValue;

/// <summary>Values that follow from the features by layers.</summary>
/// <param name="Network">The layers so far.</param>
internal sealed record Signal(Perceptron Network) : GraphValue
{
    /// <summary>Number of values of a row.</summary>
    public int Width => Network.Open.Width;
}
