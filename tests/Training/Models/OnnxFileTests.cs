using Google.Protobuf;
using PrintedMlp.Approx;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Models;
using PrintedMlp.Training.Models.Files;
using PrintedMlp.Training.Models.Onnx;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Models;

public class OnnxFileTests
{
    private static readonly ReferenceMlp Three = ReferenceMlp.Draw(1, 4, 6, 3), Deep = ReferenceMlp.Draw(2, 5, 7, 6, 4), Binary = ReferenceMlp.Draw(3, 4, 5, 1);

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, null)]
    [InlineData(true, "Softmax")]
    [InlineData(true, "LogSoftmax")]
    [InlineData(false, "ArgMax")]
    [InlineData(true, "Sigmoid")]
    public void A_graph_as_PyTorch_writes_it_answers_as_its_network(bool raw, string? last)
    {
        Agrees(OnnxModels.Torch(Three, raw, last), Three);
        Agrees(OnnxModels.Torch(Deep, raw, last), Deep);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Sigmoid")]
    public void One_output_unit_answers_the_second_class_where_it_is_above_zero(string? last) => Agrees(OnnxModels.Torch(Binary, last: last), Binary);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_graph_as_scikit_learn_writes_it_answers_as_its_network(bool zipMap)
    {
        Agrees(OnnxModels.Scikit(Three, ["a", "b", "c"], zipMap), Three);
        Agrees(OnnxModels.Scikit(Deep, ["1", "2", "3", "4"], zipMap), Deep);
        Agrees(OnnxModels.Scikit(Binary, ["no", "yes"], zipMap), Binary);
        Assert.Equal("no yes", string.Join(' ', Read(OnnxModels.Scikit(Binary, ["no", "yes"], zipMap)).Labels));
        Assert.Equal("1 2 3 4", string.Join(' ', Read(OnnxModels.Scikit(Deep, ["1", "2", "3", "4"])).Labels));
    }

    [Fact]
    public void A_scaler_in_front_is_part_of_the_first_layer()
    {
        float[] offset = [1, -2, 0.5f, 3], scale = [0.5f, 2, 1, -0.25f];
        ModelProto scaler = OnnxModels.Scikit(Three, ["a", "b", "c"]);
        Put(scaler, OnnxModels.Node("Scaler", "Scaler", ["X"], "variable", Floats("offset", offset), Floats("scale", scale)));
        Agrees(scaler, Three, row => [.. row.Select((x, i) => (x - offset[i]) * scale[i])]);

        ModelProto steps = OnnxModels.Scikit(Three, ["a", "b", "c"]);
        steps.Graph.Initializer.Add(OnnxModels.Tensor("mean", [4], offset));
        steps.Graph.Initializer.Add(OnnxModels.Tensor("deviation", [1, 4], scale));
        steps.Graph.Initializer.Add(OnnxModels.Tensor("two", [], [2]));
        Put(steps, OnnxModels.Node("Sub", "Sub", ["X", "mean"], "centred"), OnnxModels.Node("Div", "Div", ["centred", "deviation"], "scaled"),
            OnnxModels.Node("Mul", "Mul", ["two", "scaled"], "twice"), OnnxModels.Node("Turned", "Sub", ["two", "twice"], "variable"));
        Agrees(steps, Three, row => [.. row.Select((x, i) => 2 - 2 * ((x - offset[i]) / scale[i]))]);
    }

    [Fact]
    public void Factors_of_Gemm_count_and_steps_that_change_nothing_do_not()
    {
        ModelProto model = OnnxModels.Torch(Three);
        GraphProto graph = model.Graph;
        graph.Node[0].Attribute[0].F = 0.5f;
        graph.Node[0].Attribute[1].F = -2;
        foreach ((TensorProto tensor, float factor) in new[] { (graph.Initializer[0], 2f), (graph.Initializer[1], -0.5f) })
        {
            float[] numbers = [.. tensor.RawData.ToByteArray().Chunk(4).Select(bytes => BitConverter.ToSingle(bytes) * factor)];
            tensor.RawData = OnnxModels.Tensor("", [], numbers, raw: true).RawData;
        }
        graph.Initializer.Add(new TensorProto { Name = "shape", DataType = OnnxModels.Int64, Dims = { 2 }, Int64Data = { 0, -1 } });
        graph.Node[0].Input[0] = "flat";
        graph.Node.Insert(0, OnnxModels.Node("Reshape", "Reshape", ["input", "shape"], "shaped"));
        graph.Node.Insert(1, OnnxModels.Node("Flatten", "Flatten", ["shaped"], "flat", OnnxModels.Whole("axis", 1)));
        graph.Node.Insert(4, OnnxModels.Node("Dropout", "Dropout", [graph.Node[3].Output[0]], "kept"));
        graph.Node[5].Input[0] = "kept";
        graph.Input[0].Type.TensorType.Shape.Dim[1].DimValue = 0;
        Agrees(model, Three);
    }

    [Fact]
    public void Weights_may_be_doubles_in_constant_nodes_that_are_transposed()
    {
        ModelProto model = OnnxModels.Torch(Three, raw: false);
        GraphProto graph = model.Graph;
        TensorProto weights = graph.Initializer[2];
        graph.Initializer.RemoveAt(2);
        TensorProto doubles = new() { DataType = OnnxModels.Double, Dims = { weights.Dims } };
        doubles.DoubleData.AddRange(weights.FloatData.Select(f => (double)f));
        NodeProto gemm = graph.Node[2];
        graph.Node[2] = OnnxModels.Node("constant", "Constant", [], weights.Name, new AttributeProto { Name = "value", T = doubles });
        graph.Node.Add(OnnxModels.Node("turn", "Transpose", [weights.Name], "turned", new AttributeProto { Name = "perm", Ints = { 1, 0 } }));
        graph.Node.Add(OnnxModels.Node("times", "MatMul", [gemm.Input[0], "turned"], "times_output"));
        graph.Node.Add(OnnxModels.Node("plus", "Add", [gemm.Input[2], "times_output"], "output"));
        Agrees(model, Three);
    }

    [Fact]
    public void A_last_layer_that_is_rectified_and_features_that_are_are_layers_too()
    {
        ModelProto model = OnnxModels.Torch(Three);
        model.Graph.Node[^1].Output[0] = "sums";
        model.Graph.Node.Add(OnnxModels.Node("end", "Relu", ["sums"], "output"));
        model.Graph.Node[0].Input[0] = "positive";
        model.Graph.Node.Insert(0, OnnxModels.Node("start", "Relu", ["input"], "positive"));
        TrainedModel read = Read(model);
        Assert.Equal("4-4-6-3-3", read.Shape);
        Assert.All(Three.Rows(200, 9), row => Assert.Equal(
            Three.Answer([.. row.Select(x => Math.Max(0, x))]).Select(x => Math.Max(0, x)), read.Outputs(row), Close));
    }

    [Theory]
    [InlineData("Greater", 0.5f)]
    [InlineData("GreaterOrEqual", 0.5f)]
    [InlineData("Round", 0)]
    public void A_probability_that_is_compared_with_one_half_is_a_class(string op, float limit)
    {
        ModelProto model = OnnxModels.Torch(Binary, last: "Sigmoid");
        model.Graph.Node[^1].Output[0] = "probability";
        model.Graph.Initializer.Add(OnnxModels.Tensor("limit", [], [limit]));
        model.Graph.Node.Add(OnnxModels.Node("decide", op, op == "Round" ? ["probability"] : ["probability", "limit"], "decision"));
        model.Graph.Node.Add(OnnxModels.Node("as a number", "Cast", ["decision"], "output", OnnxModels.Whole("to", OnnxModels.Int64)));
        Agrees(model, Binary);
    }

    [Fact]
    public void Nodes_that_no_output_needs_may_be_anything()
    {
        ModelProto model = OnnxModels.Torch(Three);
        model.Graph.Node.Insert(1, OnnxModels.Node("aside", "LSTM", [model.Graph.Node[0].Output[0]], "aside"));
        Agrees(model, Three);
    }

    [Fact]
    public void Weights_may_lie_in_a_file_beside_the_graph_which_counts_for_its_hash()
    {
        using TempFolder folder = new();
        ModelProto model = OnnxModels.Torch(Three);
        string inside = ModelFile.Parse(model.ToByteArray(), "net.onnx").Sha256;
        List<byte> data = [];
        foreach (TensorProto tensor in model.Graph.Initializer.Take(2))
        {
            (string Key, string Value)[] entries = [("location", "net.onnx.data"), ("offset", $"{data.Count}"), ("length", $"{tensor.RawData.Length}")];
            tensor.ExternalData.AddRange(entries.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }));
            data.AddRange(tensor.RawData);
            (tensor.DataLocation, tensor.RawData) = (1, ByteString.Empty);
        }
        File.WriteAllBytes(Path.Combine(folder.Path, "net.onnx.data"), [.. data]);
        File.WriteAllBytes(Path.Combine(folder.Path, "net.onnx"), model.ToByteArray());
        TrainedModel read = ModelFile.Read(Path.Combine(folder.Path, "net.onnx"));
        Assert.All(Three.Rows(100, 9), row => Assert.Equal(Three.Answer(row), read.Outputs(row), Close));
        data[0] ^= 1;
        File.WriteAllBytes(Path.Combine(folder.Path, "net.onnx.data"), [.. data]);
        Assert.Equal(3, new[] { inside, read.Sha256, ModelFile.Read(Path.Combine(folder.Path, "net.onnx")).Sha256 }.Distinct().Count());
    }

    [Fact]
    public void Inputs_of_one_column_have_names()
    {
        byte[] graph = OnnxDialects.All["a column an input"](ReferenceMlp.Draw(6, 5, 3, 2));
        Assert.Equal("c0 c1 c2 c3 c4", string.Join(' ', ModelFile.Parse(graph, "net.onnx").InputNames));
    }

    [Fact]
    public void Linear_layers_without_a_rectifier_between_are_one_layer()
    {
        ReferenceMlp first = ReferenceMlp.Draw(4, 4, 3), then = ReferenceMlp.Draw(5, 3, 6, 2);
        ModelProto model = OnnxModels.Torch(then);
        model.Graph.Initializer.Add(OnnxModels.Tensor("w", [4, 3], [.. first.Weights[0].Cast<float>()]));
        model.Graph.Initializer.Add(OnnxModels.Tensor("b", [3], first.Biases[0]));
        model.Graph.Node[0].Input[0] = "between";
        model.Graph.Node.Insert(0, OnnxModels.Node("first", "Gemm", ["input", "w", "b"], "between"));
        model.Graph.Input[0] = OnnxModels.Value("input", 0, 4);
        TrainedModel read = Read(model);
        Assert.Equal("4-6-2", read.Shape);
        Assert.All(first.Rows(200, 9), row => Assert.Equal(then.Answer(first.Answer(row)), read.Outputs(row), Close));
    }

    [Fact]
    public void Damaged_bytes_give_a_model_or_a_message_and_nothing_else()
    {
        byte[] whole = OnnxModels.Scikit(Three, ["a", "b", "c"]).ToByteArray();
        RandomStream random = new(7);
        int refused = 0;
        for (int i = 0; i < 1000; i++)
        {
            byte[] damaged = [.. whole.AsSpan(0, i % 2 == 0 ? whole.Length : random.Next(whole.Length))];
            for (int k = 0; k < 3 && damaged.Length > 0; k++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }
            try
            {
                ModelFile.Parse(damaged, "damaged.onnx");
            }
            catch (UserException e)
            {
                Assert.StartsWith("damaged.onnx: ", e.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.InRange(refused, 500, 1000);
    }

    internal static TrainedModel Read(ModelProto model) => ModelFile.Parse(model.ToByteArray(), "net.onnx");

    private static void Agrees(ModelProto model, ReferenceMlp network, Func<double[], double[]>? before = null)
    {
        TrainedModel read = Read(model);
        Assert.Equal(ModelUnits.Raw, read.Units);
        foreach (double[] row in network.Rows(500, 11))
        {
            double[] values = before?.Invoke(row) ?? row, expected = network.Answer(values), found = read.Outputs(row);
            Assert.Equal(expected.Length == 1 ? [0, expected[0]] : expected, found, Close);
            Assert.Equal(network.Class(values), FloatMlp.Largest(found));
        }
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-5;

    private static AttributeProto Floats(string name, float[] numbers) => new() { Name = name, Floats = { numbers } };

    /// <summary>Puts nodes in front, the last of which gives <c>variable</c>.</summary>
    private static void Put(ModelProto model, params NodeProto[] nodes)
    {
        model.Graph.Node[0].Input[0] = "variable";
        for (int i = 0; i < nodes.Length; i++)
        {
            model.Graph.Node.Insert(i, nodes[i]);
        }
    }
}
