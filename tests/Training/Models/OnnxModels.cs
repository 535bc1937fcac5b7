using System.Runtime.InteropServices;
using Google.Protobuf;
using PrintedMlp.Training.Models.Onnx;

namespace PrintedMlp.Tests.Training.Models;

/// <summary>Graphs as exporters write them.</summary>
internal static class OnnxModels
{
    public const int Float = 1, Int32 = 6, Int64 = 7, String = 8, Double = 11;

    /// <summary>As torch.onnx.export writes nn.Sequential: Gemm with transposed weights.</summary>
    /// <param name="network">The network.</param>
    /// <param name="raw">Whether weights are raw bytes.</param>
    /// <param name="last">An operator behind the last layer.</param>
    public static ModelProto Torch(ReferenceMlp network, bool raw = true, string? last = null)
    {
        GraphProto graph = new();
        string value = "input";
        for (int l = 0; l < network.Weights.Length; l++)
        {
            string layer = $"{2 * l}";
            float[,] weights = network.Weights[l];
            (int sources, int neurons) = (weights.GetLength(0), weights.GetLength(1));
            graph.Initializer.Add(Tensor($"{layer}.weight", [neurons, sources], [.. Enumerable.Range(0, weights.Length).Select(i => weights[i % sources, i / sources])], raw));
            graph.Initializer.Add(Tensor($"{layer}.bias", [neurons], network.Biases[l], raw));
            string sums = l == network.Weights.Length - 1 && last is null ? "output" : $"/{layer}/Gemm_output_0";
            graph.Node.Add(Node($"/{layer}/Gemm", "Gemm", [value, $"{layer}.weight", $"{layer}.bias"], sums, Real("alpha", 1), Real("beta", 1), Whole("transB", 1)));
            value = sums;
            if (l < network.Weights.Length - 1)
            {
                string relu = $"/{2 * l + 1}/Relu";
                graph.Node.Add(Node(relu, "Relu", [value], relu + "_output_0"));
                value = relu + "_output_0";
            }
        }
        if (last is not null)
        {
            graph.Node.Add(Node("/last", last, [value], "output", Whole("axis", -1)));
        }
        graph.Input.Add(Value("input", 0, network.Inputs));
        graph.Output.Add(Value("output", 0, network.Outputs));
        return new ModelProto { IrVersion = 7, Graph = graph };
    }

    /// <summary>As skl2onnx writes MLPClassifier: MatMul and Add, probabilities, and the label that is looked up.</summary>
    /// <param name="network">The network; one output for two classes.</param>
    /// <param name="labels">Labels of the classes.</param>
    /// <param name="zipMap">Whether the probabilities become a map, as they do unless zipmap=False.</param>
    public static ModelProto Scikit(ReferenceMlp network, string[] labels, bool zipMap = false)
    {
        GraphProto graph = new();
        graph.Input.Add(Value("X", 0, network.Inputs));
        graph.Node.Add(Node("Cast", "Cast", ["X"], "cast_input", Whole("to", Float)));
        string value = "cast_input";
        for (int l = 0; l < network.Weights.Length; l++)
        {
            string number = l == 0 ? "" : $"{l}";
            float[,] weights = network.Weights[l];
            graph.Initializer.Add(Tensor("coefficient" + number, [weights.GetLength(0), weights.GetLength(1)], [.. weights.Cast<float>()], raw: false));
            graph.Initializer.Add(Tensor("intercepts" + number, [1, network.Biases[l].Length], network.Biases[l], raw: false));
            graph.Node.Add(Node("MatMul" + number, "MatMul", [value, "coefficient" + number], "mul_result" + number));
            graph.Node.Add(Node("Add" + number, "Add", ["mul_result" + number, "intercepts" + number], "add_result" + number));
            value = "add_result" + number;
            if (l < network.Weights.Length - 1)
            {
                graph.Node.Add(Node("Relu" + number, "Relu", [value], "next_activations" + number));
                value = "next_activations" + number;
            }
        }
        Probabilities(graph, value, network.Outputs == 1);
        graph.Initializer.Add(Labels(labels));
        graph.Node.Add(Node("ArgMax", "ArgMax", ["probabilities"], "argmax_output", Whole("axis", 1)));
        graph.Node.Add(Node("ArrayFeatureExtractor", "ArrayFeatureExtractor", ["classes", "argmax_output"], "array_feature_extractor_result"));
        graph.Initializer.Add(new TensorProto { Name = "shape_tensor", DataType = Int64, Dims = { 1 }, Int64Data = { -1 } });
        graph.Node.Add(Node("Reshape", "Reshape", ["array_feature_extractor_result", "shape_tensor"], "reshaped_result"));
        graph.Node.Add(Node("Cast1", "Cast", ["reshaped_result"], "label", Whole("to", Int64)));
        if (zipMap)
        {
            AttributeProto names = new() { Name = "classlabels_strings" };
            names.Strings.AddRange(labels.Select(ByteString.CopyFromUtf8));
            graph.Node.Add(Node("ZipMap", "ZipMap", ["probabilities"], "output_probability", names));
        }
        graph.Output.Add(Value("label", 0));
        graph.Output.Add(Value(zipMap ? "output_probability" : "probabilities", 0, labels.Length));
        return new ModelProto { IrVersion = 8, Graph = graph };
    }

    public static NodeProto Node(string name, string op, string[] inputs, string output, params AttributeProto[] attributes) =>
        new() { Name = name, OpType = op, Input = { inputs }, Output = { output }, Attribute = { attributes } };

    public static TensorProto Tensor(string name, long[] dims, float[] numbers, bool raw = false) => raw
        ? new TensorProto { Name = name, DataType = Float, Dims = { dims }, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(numbers.AsSpan())) }
        : new TensorProto { Name = name, DataType = Float, Dims = { dims }, FloatData = { numbers } };

    public static AttributeProto Whole(string name, long value) => new() { Name = name, I = value, Type = 2 };

    public static AttributeProto Real(string name, float value) => new() { Name = name, F = value, Type = 1 };

    public static AttributeProto Wholes(string name, params long[] values) => new() { Name = name, Ints = { values }, Type = 7 };

    public static AttributeProto Reals(string name, params float[] values) => new() { Name = name, Floats = { values }, Type = 6 };

    public static TensorProto Integers(string name, long[] values, bool isSingle = false) =>
        new() { Name = name, DataType = Int64, Dims = { isSingle ? [] : new long[] { values.Length } }, Int64Data = { values } };

    /// <summary>An input or output of floats; a size of 0 is left open.</summary>
    public static ValueInfoProto Value(string name, params long[] sizes)
    {
        TensorShapeProto shape = new();
        shape.Dim.AddRange(sizes.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = Float, Shape = shape } } };
    }

    private static void Probabilities(GraphProto graph, string value, bool isBinary)
    {
        if (!isBinary)
        {
            graph.Node.Add(Node("Softmax", "Softmax", [value], "out_activations_result", Whole("axis", 1)));
            graph.Node.Add(Node("Identity", "Identity", ["out_activations_result"], "probabilities"));
            return;
        }
        graph.Initializer.Add(Tensor("unity", [], [1]));
        graph.Node.Add(Node("Sigmoid", "Sigmoid", [value], "out_activations_result"));
        graph.Node.Add(Node("Sub", "Sub", ["unity", "out_activations_result"], "negative_class_proba"));
        graph.Node.Add(Node("Concat", "Concat", ["negative_class_proba", "out_activations_result"], "probabilities", Whole("axis", 1)));
    }

    private static TensorProto Labels(string[] labels)
    {
        TensorProto classes = new() { Name = "classes", Dims = { labels.Length }, DataType = String };
        if (labels.All(label => int.TryParse(label, out _)))
        {
            classes.DataType = Int32;
            classes.Int32Data.AddRange(labels.Select(int.Parse));
        }
        else
        {
            classes.StringData.AddRange(labels.Select(ByteString.CopyFromUtf8));
        }
        return classes;
    }
}
