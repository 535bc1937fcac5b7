using System.Runtime.InteropServices;
using Google.Protobuf;
using PrintedMlp.Training.Models.Onnx;

namespace PrintedMlp.Tests.Training.Models;

/// <summary>One network in the ways that exporters write it. Numbers besides the weights are drawn from the weights, so that no two networks have the same.</summary>
internal static class OnnxDialects
{
    private static readonly int[] Order = [3, 0, 4, 1, 2];

    /// <summary>Whether a dialect is written for one row at a time.</summary>
    public static bool IsOneByOne(string name) => name.Contains("one row", StringComparison.Ordinal);

    /// <summary>The dialects by name: each makes the bytes of a model of a network of five features.</summary>
    public static readonly IReadOnlyDictionary<string, Func<ReferenceMlp, byte[]>> All = new Dictionary<string, Func<ReferenceMlp, byte[]>>
    {
        ["Gemm with turned weights (PyTorch)"] = net => Start(net).Layers(net, Gemm, Relu).End(),
        ["MatMul, Add and Softmax (tf2onnx)"] = net => Start(net).Layers(net, MatMul, Relu).Softmax().End(),
        ["MatMul with weights turned by a node"] = net => Start(net).Layers(net, Turned, Relu).End(),
        ["MatMul of turned rows"] = net => Start(net).Layers(net, Columns, Relu).End(),
        ["Gemm with factors, weights in Constant nodes"] = net => Start(net).Layers(net, Factors, Relu).End(),
        ["weights of float16 behind Cast"] = net => Start(net).Layers(net, Half, Relu).End(),
        ["weights of 8 bits behind DequantizeLinear"] = net => Start(net).Layers(net, Bytes, Relu).End(),
        ["Clip with an input"] = net => Start(net).Layers(net, Gemm, g => g.Then("Clip", [g.Single(0)])).End(),
        ["Clip with an attribute"] = net => Start(net).Layers(net, Gemm, g => g.Then("Clip", OnnxModels.Real("min", 0))).End(opset: 10),
        ["Max with 0"] = net => Start(net).Layers(net, Gemm, g => g.Value = g.Node("Max", [g.Single(0), g.Value])).End(),
        ["Min of the negative"] = net => Start(net).Layers(net, Gemm, g => g.Then("Neg").Then("Min", [g.Tensor(0)]).Then("Neg")).End(),
        ["BatchNormalization before Relu"] = net => Start(net).Layers(net, Gemm, g => Relu(Normalized(g, net, g.Width))).End(),
        ["BatchNormalization after Relu"] = net => Start(net).Layers(net, Gemm, g => Normalized(Relu(g), net, g.Width)).End(),
        ["BatchNormalization of the features"] = net => Normalized(Start(net), net, net.Inputs).Layers(net, MatMul, Relu).End(),
        ["BatchNormalization between Unsqueeze and Squeeze"] = net => Start(net).Layers(net, Gemm, g =>
            Relu(Normalized(g.Then("Unsqueeze", [g.Integers(2)]), net, g.Width).Then("Squeeze", [g.Integers(2)]))).End(),
        ["BatchNormalization between Unsqueeze and Squeeze with attributes"] = net => Start(net).Layers(net, Gemm, g =>
            Relu(Normalized(g.Then("Unsqueeze", OnnxModels.Wholes("axes", 2)), net, g.Width).Then("Squeeze", OnnxModels.Wholes("axes", 2)))).End(opset: 11),
        ["BatchNormalization between two Reshapes"] = net => Start(net).Layers(net, Gemm, g =>
            Relu(Normalized(g.Then("Reshape", [g.Integers(-1, g.Width, 1, 1)]), net, g.Width).Then("Reshape", [g.Integers(0, -1)]))).End(),
        ["BatchNormalization as factors and offsets (Keras)"] = net => Start(net).Layers(net, MatMul, g => Relu(ByHand(g, net, g.Width))).Softmax().End(),
        ["a column an input"] = net => FromColumns(net, rank: 2).Layers(net, Gemm, Relu).End(),
        ["a column an input, without a second dimension"] = net => FromColumns(net, rank: 1).Layers(net, Gemm, Relu).End(),
        ["view(size(0), -1)"] = net => Start(net).View(null).Layers(net, Gemm, Relu).End(),
        ["view(size(0), size(1) * size(2)) of rows of two dimensions"] = net => Start(net, 1).View(net).Layers(net, Gemm, Relu).End(),
        ["Flatten of rows of three dimensions"] = net => Start(net, 1, 1).Then("Flatten").Layers(net, Gemm, Relu).End(),
        ["one row at a time"] = net => OneRow(net).Then("Reshape", [Written.Integers(1, -1)]).Layers(net, Gemm, Relu).End(),
        ["a pipeline of scikit-learn: imputer, scaler, network"] = net => Start(net).Then("Cast", OnnxModels.Whole("to", 1))
            .Then("Imputer", OnnxModels.Reals("imputed_value_floats", Drawn(net, 5, 3)), OnnxModels.Real("replaced_value_float", float.NaN))
            .Then("Scaler", OnnxModels.Reals("offset", Drawn(net, 5, 1)), OnnxModels.Reals("scale", Positive(net, 5)))
            .Layers(net, MatMul, Relu).Softmax().Label(net).End(),
        ["columns of scikit-learn: zipmap=\"columns\""] = net => Start(net).Layers(net, MatMul, Relu).Softmax().ScoresByClass(net).End(),
        ["a ColumnTransformer"] = net => Transformed(net).Layers(net, MatMul, Relu).Softmax().Label(net).End(),
        ["parts by Gather, Slice and Split"] = net => Parts(net).Layers(net, Gemm, Relu).End(),
        ["two halves of a hidden layer, joined"] = net => Start(net).Halves(net).End(),
        ["a sum of two linear layers"] = net => TwoSums(Start(net), net).Layers(net, Gemm, Relu).End(),
        ["LogSoftmax and Identity"] = net => Start(net).Then("Identity").Layers(net, Gemm, g => Relu(g).Then("Dropout")).Then("LogSoftmax", OnnxModels.Whole("axis", -1)).End(),
    };

    /// <summary>The builder of the dialect that is being written, for arguments of its own calls.</summary>
    [ThreadStatic]
    private static GraphBuilder? _written;

    private static GraphBuilder Written => _written!;

    private static GraphBuilder Start(ReferenceMlp net, params long[] more)
    {
        _written = new GraphBuilder();
        _written.Input("x", [0, .. more, net.Inputs]);
        return _written;
    }

    private static GraphBuilder OneRow(ReferenceMlp net)
    {
        _written = new GraphBuilder();
        _written.Input("x", 1, net.Inputs);
        return _written;
    }

    private static GraphBuilder Layers(this GraphBuilder g, ReferenceMlp net, Action<GraphBuilder, float[,], float[]> layer, Action<GraphBuilder> between)
    {
        for (int l = 0; l < net.Weights.Length; l++)
        {
            layer(g, net.Weights[l], net.Biases[l]);
            g.Width = net.Biases[l].Length;
            if (l < net.Weights.Length - 1)
            {
                between(g);
            }
        }
        return g;
    }

    private static GraphBuilder Layers(this GraphBuilder g, ReferenceMlp net, Action<GraphBuilder, float[,], float[]> layer, Func<GraphBuilder, GraphBuilder> between) =>
        g.Layers(net, layer, b => { _ = between(b); });

    private static byte[] End(this GraphBuilder g, int opset = 13)
    {
        if (g.Graph.Output.Count == 0)
        {
            g.Output(g.Value);
        }
        return g.Bytes(opset);
    }

    private static GraphBuilder Relu(GraphBuilder g) => g.Then("Relu");

    private static GraphBuilder Softmax(this GraphBuilder g) => g.Then("Softmax", OnnxModels.Whole("axis", 1));

    private static long[] Shape(float[,] weights) => [weights.GetLength(0), weights.GetLength(1)];

    private static IEnumerable<float> TurnedNumbers(float[,] weights) =>
        Enumerable.Range(0, weights.GetLength(1)).SelectMany(j => Enumerable.Range(0, weights.GetLength(0)).Select(i => weights[i, j]));

    private static void Gemm(GraphBuilder g, float[,] weights, float[] biases) =>
        g.Then("Gemm", [g.Tensor([.. Shape(weights).Reverse()], TurnedNumbers(weights)), g.Tensor(biases)], OnnxModels.Whole("transB", 1));

    private static void MatMul(GraphBuilder g, float[,] weights, float[] biases)
    {
        g.Then("MatMul", [g.Tensor(Shape(weights), weights.Cast<float>())]);
        g.Value = g.Node("Add", [g.Tensor([1, biases.Length], biases), g.Value]);
    }

    private static void Turned(GraphBuilder g, float[,] weights, float[] biases)
    {
        string turned = g.Node("Transpose", [g.Tensor([.. Shape(weights).Reverse()], TurnedNumbers(weights))], OnnxModels.Wholes("perm", 1, 0));
        g.Then("MatMul", [turned]).Then("Add", [g.Tensor(biases)]);
    }

    private static void Columns(GraphBuilder g, float[,] weights, float[] biases)
    {
        g.Then("Transpose", OnnxModels.Wholes("perm", 1, 0));
        g.Value = g.Node("MatMul", [g.Tensor([.. Shape(weights).Reverse()], TurnedNumbers(weights)), g.Value]);
        g.Then("Add", [g.Tensor([biases.Length, 1], biases)]).Then("Transpose");
    }

    private static void Factors(GraphBuilder g, float[,] weights, float[] biases)
    {
        string constant = g.Node("Constant", [], new AttributeProto { Name = "value", Type = 4, T = OnnxModels.Tensor("", Shape(weights), [.. weights.Cast<float>().Select(w => w * 2)], raw: true) });
        string offset = g.Node("Unsqueeze", [g.Tensor([.. biases.Select(b => b * -4)]), g.Integers(0)]);
        g.Then("Gemm", [constant, offset], OnnxModels.Real("alpha", 0.5f), OnnxModels.Real("beta", -0.25f));
    }

    private static void Half(GraphBuilder g, float[,] weights, float[] biases)
    {
        g.Then("Gemm", [Cast(Shape(weights), weights.Cast<float>()), Cast([biases.Length], biases)]);

        string Cast(long[] dims, IEnumerable<float> numbers) => g.Node("Cast", [g.Put(new TensorProto
        {
            DataType = 10,
            Dims = { dims },
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<Half>(numbers.Select(n => (Half)n).ToArray())),
        })], OnnxModels.Whole("to", 1));
    }

    private static void Bytes(GraphBuilder g, float[,] weights, float[] biases)
    {
        string codes = g.Put(new TensorProto
        {
            DataType = 3,
            Dims = { Shape(weights) },
            RawData = ByteString.CopyFrom([.. weights.Cast<float>().Select(w => (byte)(sbyte)Math.Clamp(w * 64, -127, 127))]),
        });
        string zero = g.Put(new TensorProto { DataType = 3, RawData = ByteString.CopyFrom(3) });
        g.Then("MatMul", [g.Node("DequantizeLinear", [codes, g.Single(1 / 64f), zero])]).Then("Add", [g.Tensor(biases)]);
    }

    /// <summary>Numbers from -1 to 1 that follow from the network.</summary>
    private static float[] Drawn(ReferenceMlp net, int count, int salt) =>
        [.. Enumerable.Range(0, count).Select(i => net.Weights[^1].Cast<float>().ElementAt((i * 7 + salt) % net.Weights[^1].Length))];

    private static float[] Positive(ReferenceMlp net, int count) => [.. Drawn(net, count, 2).Select(x => Math.Abs(x) + 0.25f)];

    private static GraphBuilder Normalized(GraphBuilder g, ReferenceMlp net, int width) => g.Then("BatchNormalization",
        [g.Tensor(Drawn(net, width, 1)), g.Tensor(Drawn(net, width, 3)), g.Tensor(Drawn(net, width, 5)), g.Tensor(Positive(net, width))], OnnxModels.Real("epsilon", 0.001f));

    private static GraphBuilder ByHand(GraphBuilder g, ReferenceMlp net, int width)
    {
        string deviation = g.Node("Sqrt", [g.Node("Add", [g.Tensor(Positive(net, width)), g.Single(0.001f)])]);
        string factor = g.Node("Mul", [g.Node("Reciprocal", [deviation]), g.Tensor(Drawn(net, width, 1))]);
        return g.Then("Sub", [g.Tensor(Drawn(net, width, 5))]).Then("Mul", [factor]).Then("Add", [g.Tensor([1, width], Drawn(net, width, 3))]);
    }

    private static GraphBuilder FromColumns(ReferenceMlp net, int rank)
    {
        GraphBuilder g = _written = new();
        string[] columns = [.. Enumerable.Range(0, net.Inputs).Select(i => rank == 2 ? g.Input($"c{i}", 0, 1) : g.Input($"c{i}", 0))];
        columns = rank == 2 ? columns : [.. columns.Select(column => g.Node("Unsqueeze", [column, g.Integers(1)]))];
        g.Value = g.Node("Concat", columns, OnnxModels.Whole("axis", 1));
        return g;
    }

    private static GraphBuilder View(this GraphBuilder g, ReferenceMlp? net)
    {
        string shape = g.Node("Shape", [g.Value]);
        string rows = g.Node("Unsqueeze", [g.Node("Gather", [shape, g.Put(OnnxModels.Integers("", [0], isSingle: true))]), g.Integers(0)]);
        string others = net is null ? g.Integers(-1)
            : g.Node("Mul", [g.Node("Slice", [shape, g.Integers(1), g.Integers(2), g.Integers(0)]), g.Node("Slice", [shape, g.Integers(-1), g.Integers(long.MaxValue), g.Integers(0)])]);
        return g.Then("Reshape", [g.Node("Concat", [rows, others], OnnxModels.Whole("axis", 0))]);
    }

    private static GraphBuilder Label(this GraphBuilder g, ReferenceMlp net)
    {
        string best = g.Node("ArgMax", [g.Value], OnnxModels.Whole("axis", 1));
        TensorProto labels = new() { DataType = OnnxModels.String, Dims = { net.Outputs } };
        labels.StringData.AddRange(Enumerable.Range(0, net.Outputs).Select(i => ByteString.CopyFromUtf8($"k{i}")));
        g.Output(g.Node("Reshape", [g.Node("ArrayFeatureExtractor", [g.Put(labels), best]), g.Integers(-1)]), OnnxModels.String);
        g.Output(g.Value);
        return g;
    }

    private static GraphBuilder ScoresByClass(this GraphBuilder g, ReferenceMlp net)
    {
        string scores = g.Value;
        for (int i = 0; i < net.Outputs; i++)
        {
            g.Output(g.Node("Reshape", [g.Node("Slice", [scores, g.Integers(i), g.Integers(i + 1), g.Integers(1)]), g.Integers(-1)]));
        }
        return g;
    }

    private static GraphBuilder Transformed(ReferenceMlp net)
    {
        GraphBuilder g = Start(net);
        string first = g.Node("Scaler", [g.Node("ArrayFeatureExtractor", [g.Value, g.Integers(3, 0)])], OnnxModels.Reals("offset", Drawn(net, 2, 1)), OnnxModels.Reals("scale", Positive(net, 2)));
        string second = g.Node("Div", [g.Node("Sub", [g.Node("ArrayFeatureExtractor", [g.Value, g.Integers(4, 1)]), g.Tensor([1, 2], Drawn(net, 2, 4))]), g.Tensor(Positive(net, 2))]);
        string third = g.Node("ArrayFeatureExtractor", [g.Value, g.Integers(2)]);
        g.Value = g.Node("Concat", [first, second, third], OnnxModels.Whole("axis", 1));
        return g;
    }

    private static GraphBuilder Parts(ReferenceMlp net)
    {
        GraphBuilder g = Start(net);
        string two = g.Node("Gather", [g.Value, g.Integers(Order[0], -2)], OnnxModels.Whole("axis", 1));
        string three = g.Node("Slice", [g.Value, g.Integers(-5), g.Integers(3), g.Integers(-1), g.Integers(1)]);
        g.Graph.Node.Add(new NodeProto { OpType = "Split", Input = { three, g.Integers(1, 2) }, Output = { "left", "right" }, Attribute = { OnnxModels.Whole("axis", 1) } });
        g.Value = g.Node("Concat", ["right", two, "left"], OnnxModels.Whole("axis", -1));
        return g;
    }

    private static GraphBuilder Halves(this GraphBuilder g, ReferenceMlp net)
    {
        string x = g.Value;
        float[,] first = net.Weights[0];
        int half = first.GetLength(1) / 2;
        string[] parts = [Part(0, half), Part(half, first.GetLength(1))];
        g.Value = g.Node("Concat", parts, OnnxModels.Whole("axis", 1));
        for (int l = 1; l < net.Weights.Length; l++)
        {
            g = l > 1 ? Relu(g) : g;
            Gemm(g, net.Weights[l], net.Biases[l]);
        }
        return g;

        string Part(int from, int to)
        {
            g.Value = x;
            float[,] part = new float[first.GetLength(0), to - from];
            for (int i = 0; i < part.Length; i++)
            {
                part[i / (to - from), i % (to - from)] = first[i / (to - from), from + i % (to - from)];
            }
            MatMul(g, part, net.Biases[0][from..to]);
            return Relu(g).Value;
        }
    }

    private static GraphBuilder TwoSums(GraphBuilder g, ReferenceMlp net)
    {
        string x = g.Value;
        string[] sums = [.. new[] { 1, 4 }.Select(salt => g.Node("MatMul", [x, g.Tensor([5, 5], Drawn(net, 25, salt))]))];
        g.Value = g.Node("Sub", [g.Node("Add", sums), x]);
        return g;
    }
}
