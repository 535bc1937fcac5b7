using System.Collections.Immutable;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>Follows a graph from its input to its outputs.</summary>
internal sealed class OnnxGraph
{
    private readonly GraphProto _graph;
    private readonly Dictionary<string, GraphValue> _values = [];
    private readonly OnnxInputs _inputs;

    /// <summary>A graph with its constants and its inputs.</summary>
    /// <exception cref="FormatException">It has no input, or one that holds no features.</exception>
    public OnnxGraph(GraphProto graph)
    {
        _graph = graph;
        foreach (TensorProto tensor in graph.Initializer)
        {
            _values[tensor.Name] = new Constant(tensor, tensor.Name);
        }
        _inputs = OnnxInputs.Of(graph, [.. graph.Input.Where(input => !_values.ContainsKey(input.Name))]);
        foreach ((string name, Signal signal) in _inputs.Signals)
        {
            _values[name] = signal;
        }
    }

    /// <summary>The network, and labels of its classes when the graph names them.</summary>
    /// <exception cref="FormatException">The graph is no perceptron; the message names the node.</exception>
    public ReadModel Read()
    {
        bool[] needed = Needed();
        for (int i = 0; i < _graph.Node.Count; i++)
        {
            if (needed[i])
            {
                Evaluate(_graph.Node[i], i + 1);
            }
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
        CheckColumns();
        return new ReadModel(outputs[0].Outputs.Network, false, _inputs.Names,
            outputs.Select(o => o.Labels).FirstOrDefault(labels => !labels.IsEmpty, []));
    }

    private (string Name, Signal Outputs, ImmutableArray<string> Labels) Outputs(string name) => _values.GetValueOrDefault(name) switch
    {
        Signal signal => (name, signal, []),
        Answer { Kind: AnswerKind.Complement } => throw new FormatException(
            $"the output \"{name}\" is the probability of the first of two classes. Expected that of the second"),
        Answer answer => (name, answer.Outputs, answer.Labels),
        Constant or Counts => throw new FormatException($"the output \"{name}\" is constant"),
        _ => throw new FormatException($"no node gives the output \"{name}\""),
    };

    /// <summary>Scores of single classes are as good as all of them, when they are all there.</summary>
    private void CheckColumns()
    {
        Answer[] answers = [.. _graph.Output.Select(output => _values[output.Name]).OfType<Answer>()];
        int[] columns = [.. answers.Where(answer => answer.Kind == AnswerKind.Column).Select(answer => answer.Column)];
        if (columns.Length == _graph.Output.Count && !columns.SequenceEqual(Enumerable.Range(0, answers[0].Classes)))
        {
            throw new FormatException("its outputs are the scores of some of the classes, or in another order. Expected all, the first class first");
        }
    }

    /// <summary>Which nodes the outputs depend on.</summary>
    private bool[] Needed()
    {
        Dictionary<string, int> makers = [];
        for (int i = 0; i < _graph.Node.Count; i++)
        {
            NodeProto node = _graph.Node[i];
            if (node.Output.Count == 0 || node.Output.Any(output => output.Length > 0 && (_values.ContainsKey(output) || !makers.TryAdd(output, i))))
            {
                throw new FormatException($"{OnnxNode.Title(node, i + 1)}: "
                    + $"{(node.Output.Count == 0 ? "it has no output" : $"its output \"{Cell.Short(node.Output[0])}\" is there already")}");
            }
        }
        bool[] needed = new bool[_graph.Node.Count];
        Stack<string> open = new(_graph.Output.Select(output => output.Name));
        while (open.TryPop(out string? name))
        {
            if (makers.TryGetValue(name, out int maker) && !needed[maker])
            {
                needed[maker] = true;
                foreach (string input in _graph.Node[maker].Input)
                {
                    open.Push(input);
                }
            }
        }
        return needed;
    }

    private void Evaluate(NodeProto node, int number)
    {
        try
        {
            OnnxNode read = new(node, number, [.. node.Input.Select(name => name.Length == 0 ? null : Value(name))]);
            GraphValue value = Value(read);
            foreach ((string name, GraphValue each) in node.Output.Zip(value is Several several ? several.Values : [value]))
            {
                _values[name] = each;
            }
        }
        catch (FormatException e)
        {
            throw new FormatException($"{OnnxNode.Title(node, number)}: {e.Message}", e);
        }
    }

    private static GraphValue Value(OnnxNode node) =>
        node.Inputs.OfType<Answer>().FirstOrDefault() is { } answer && AnswerOperators.Followers.TryGetValue(node.Operator, out var follow)
            ? follow(node, answer)
        : !node.IsComputed && ConstantOperators.Find(node) is { } constant ? constant
        : new[] { AnswerOperators.Makers, LayerOperators.All, LayoutOperators.All, RectifierOperators.All }
            .Select(operators => operators.GetValueOrDefault(node.Operator)).FirstOrDefault(found => found is not null) is { } make ? make(node)
        : RectifierOperators.IsOther(node.Operator) ? throw RectifierOperators.Refused(node.Operator.ToLowerInvariant())
        : throw new FormatException("this is no operator of a multilayer perceptron. Expected Gemm, MatMul, Add and Relu for the layers, Sub, Mul, "
            + "Div or Scaler before them, "
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
            : $"it reads \"{name}\" before {OnnxNode.Title(_graph.Node[later], later + 1)} gives it. Expected nodes in the order of computation, "
                + "without a cycle");
    }
}

/// <summary>What a name of a graph stands for: <see cref="Constant"/>, <see cref="Counts"/>, <see cref="Signal"/> or <see cref="Answer"/>.</summary>
internal abstract record GraphValue;

/// <summary>What a node with several outputs gives.</summary>
/// <param name="Values">One for each output.</param>
internal sealed record Several(ImmutableArray<GraphValue> Values) : GraphValue;
