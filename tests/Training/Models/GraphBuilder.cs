using Google.Protobuf;
using PrintedMlp.Training.Models.Onnx;

namespace PrintedMlp.Tests.Training.Models;

/// <summary>Writes a graph node by node, and names what it has not been given a name for.</summary>
internal sealed class GraphBuilder
{
    private int _count;

    public GraphProto Graph { get; } = new() { Name = "g" };

    /// <summary>The value that the next layer reads.</summary>
    public string Value { get; set; } = "";

    /// <summary>Values of a row in <see cref="Value"/>, behind a layer.</summary>
    public int Width { get; set; }

    public string Tensor(long[] dims, IEnumerable<float> numbers)
    {
        Graph.Initializer.Add(OnnxModels.Tensor($"t{_count}", dims, [.. numbers]));
        return $"t{_count++}";
    }

    public string Tensor(params float[] numbers) => Tensor([numbers.Length], numbers);

    public string Single(float number) => Tensor([], [number]);

    public string Integers(params long[] numbers)
    {
        Graph.Initializer.Add(OnnxModels.Integers($"t{_count}", numbers));
        return $"t{_count++}";
    }

    public string Put(TensorProto tensor)
    {
        tensor.Name = $"t{_count++}";
        Graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    public string Node(string op, string[] inputs, params AttributeProto[] attributes)
    {
        NodeProto node = OnnxModels.Node($"{op}_{_count}", op, inputs, $"v{_count++}", attributes);
        node.Domain = op is "Scaler" or "ArrayFeatureExtractor" or "ZipMap" or "Imputer" or "FeatureVectorizer" ? "ai.onnx.ml" : "";
        Graph.Node.Add(node);
        return node.Output[0];
    }

    /// <summary>A node behind <see cref="Value"/>.</summary>
    public GraphBuilder Then(string op, params AttributeProto[] attributes) => Then(op, [], attributes);

    /// <summary>A node behind <see cref="Value"/> that reads constants too.</summary>
    public GraphBuilder Then(string op, string[] others, params AttributeProto[] attributes)
    {
        Value = Node(op, [Value, .. others], attributes);
        return this;
    }

    public string Input(string name, params long[] sizes)
    {
        Graph.Input.Add(OnnxModels.Value(name, sizes));
        return Value = name;
    }

    public void Output(string value, int type = OnnxModels.Float)
    {
        ValueInfoProto output = new() { Name = value, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = type } } };
        Graph.Output.Add(output);
    }

    public byte[] Bytes(int opset = 13) => new ModelProto
    {
        IrVersion = 8,
        Graph = Graph,
        OpsetImport = { new OperatorSetIdProto { Version = opset }, new OperatorSetIdProto { Domain = "ai.onnx.ml", Version = 1 } },
    }.ToByteArray();
}
