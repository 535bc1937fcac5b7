using Google.Protobuf;
using PrintedMlp.Approx;
using PrintedMlp.Training.Models.Files;
using PrintedMlp.Training.Models.Onnx;

namespace PrintedMlp.Tests.Training.Models;

/// <summary>Graphs and bytes that are no perceptron, beside what the message must say. Most are a network as PyTorch writes it, 3-4-2, with
/// the nodes "/0/Gemm", "/1/Relu" and "/2/Gemm", and one thing changed.</summary>
public class BadOnnxTests
{
    private static readonly Dictionary<string, (Action<GraphProto> Spoil, string Message)> Graphs = new()
    {
        ["an operator of images"] = (g => g.Node[0].OpType = "Conv",
            "node \"/0/Gemm\" (Conv): this is no operator of a multilayer perceptron. Expected Gemm, MatMul, Add and Relu for the layers, "
            + "Sub, Mul, Div or Scaler before them, Softmax, Sigmoid or ArgMax after them."),
        ["an operator without a name"] = (g => (g.Node[1].OpType, g.Node[1].Name) = ("LRN", ""), "node 2 (LRN): this is no operator of"),
        ["a leaky rectifier"] = (g => g.Node[1].OpType = "LeakyRelu", "node \"/1/Relu\" (LeakyRelu): its hidden units are leaky ReLU (slope 0.01 below 0), and hidden units here are ReLU only: "
            + "max(0, x) is a few gates, any other curve a table. Train the network again with ReLU (scikit-learn: activation=\"relu\"; PyTorch: torch.nn.ReLU), or leave --model out and have one trained here."),
        ["a rectifier with an upper bound"] = (g => { g.Node[1].OpType = "Clip"; g.Node[1].Attribute.Add([OnnxModels.Real("min", 0), OnnxModels.Real("max", 6)]); },
            "node \"/1/Relu\" (Clip): its hidden units are cut off at 6 (ReLU6 or another upper bound), and hidden units here are ReLU only"),
        ["a smooth rectifier"] = (g => g.Node[1].OpType = "Softplus", "node \"/1/Relu\" (Softplus): its hidden units are softplus, and hidden units here are ReLU only"),
        ["swish"] = (g =>
        {
            g.Node[1].OpType = "Sigmoid";
            InsertBefore(g, OnnxModels.Node("times", "Mul", [g.Node[0].Output[0], g.Node[1].Output[0]], "product"));
        }, "node \"times\" (Mul): its hidden units are swish (x * sigmoid(x)), and hidden units here are ReLU only"),
        ["hidden tanh"] = (g => g.Node[1].OpType = "Tanh", "node \"/2/Gemm\" (Gemm): its hidden units are tanh (node \"/1/Relu\" (Tanh)), and hidden units here are ReLU only"),
        ["a normalization by the rows at hand"] = (g =>
        {
            g.Initializer.Add(OnnxModels.Tensor("one", [4], [1, 1, 1, 1]));
            InsertBefore(g, OnnxModels.Node("norm", "BatchNormalization", [g.Node[1].Output[0], "one", "one", "one", "one"], "normal", OnnxModels.Whole("training_mode", 1)));
        }, "node \"norm\" (BatchNormalization): its attribute training_mode is set: it would normalize by the rows at hand. Export the model for use (PyTorch: model.eval())."),
        ["a variance below zero"] = (g =>
        {
            g.Initializer.Add(OnnxModels.Tensor("minus", [4], [1, 1, -1, 1]));
            InsertBefore(g, OnnxModels.Node("norm", "BatchNormalization", [g.Node[1].Output[0], "0.bias", "0.bias", "0.bias", "minus"], "normal"));
        }, "node \"norm\" (BatchNormalization): the variance of its value 3 is -1."),
        ["an imputer for a value that stands for a missing one"] = (g =>
        {
            g.Node[0].Input[0] = "filled";
            g.Node.Insert(0, OnnxModels.Node("fill", "Imputer", ["input"], "filled", OnnxModels.Reals("imputed_value_floats", 1), OnnxModels.Real("replaced_value_float", -200)));
        }, "node \"fill\" (Imputer): it replaces a value that stands for a missing one"),
        ["some of the rows"] = (g =>
        {
            g.Initializer.Add(OnnxModels.Integers("first", [0]));
            InsertBefore(g, OnnxModels.Node("take", "Gather", [g.Node[1].Output[0], "first"], "taken", OnnxModels.Whole("axis", 0)));
        }, "node \"take\" (Gather): it takes some of the rows. Expected all rows, and each for itself."),
        ["a place that is not there"] = (g =>
        {
            g.Initializer.Add(OnnxModels.Integers("fifth", [4]));
            InsertBefore(g, OnnxModels.Node("take", "Gather", [g.Node[1].Output[0], "fifth"], "taken", OnnxModels.Whole("axis", 1)));
        }, "node \"take\" (Gather): it takes value 4 of 4."),
        ["rows joined to rows"] = (g => InsertBefore(g, OnnxModels.Node("join", "Concat", [g.Node[1].Output[0], g.Node[1].Output[0]], "joined", OnnxModels.Whole("axis", 0))),
            "node \"join\" (Concat): its axis is 0, and along it are the rows."),
        ["too many values"] = (g =>
        {
            g.Initializer.Add(OnnxModels.Tensor("wide", [600, 1], new float[600]));
            InsertBefore(g, OnnxModels.Node("more", "Unsqueeze", [g.Node[1].Output[0]], "tall", OnnxModels.Wholes("axes", 1)));
            InsertBefore(g, OnnxModels.Node("spread", "Add", ["tall", "wide"], "many"));
        }, "node \"spread\" (Add): 2400 values of a row. Expected 1 to 1000."),
        ["two thousand dimensions"] = (g => { for (int i = 0; i < 2000; i++) { g.Initializer[0].Dims.Add(1); } },
            "its weights \"0.weight\" are 4 x 3 x 1 x 1 x 1 x 1 x 1 x 1 x ..., expected two dimensions."),
        ["a shape that depends on the rows"] = (g =>
        {
            g.Node.Insert(1, OnnxModels.Node("sizes", "Shape", [g.Node[0].Output[0]], "sizes"));
            g.Node.Insert(2, OnnxModels.Node("twice", "Add", ["sizes", "sizes"], "twice"));
            g.Node[3].Input[0] = "folded";
            g.Node.Insert(3, OnnxModels.Node("fold", "Reshape", [g.Node[0].Output[0], "twice"], "folded"));
        }, "node \"twice\" (Add): it computes with the number of rows. Expected rows to stay as they are."),
        ["hidden sigmoid"] = (g => InsertBefore(g, OnnxModels.Node("gate", "Sigmoid", [g.Node[1].Output[0]], "gated")),
            "node \"/2/Gemm\" (Gemm): its hidden units are sigmoid (node \"gate\" (Sigmoid)), and hidden units here are ReLU only"),
        ["sigmoid in place of relu"] = (g => Extend(g).Node[3].OpType = "Sigmoid",
            "node \"/4/Gemm\" (Gemm): its hidden units are sigmoid (node \"/3/Relu\" (Sigmoid)), and hidden units here are ReLU only"),
        ["a layer behind a class"] = (g => Extend(g).Node[3].OpType = "ArgMax", "node \"/3/Relu\" (ArgMax): its axis is 0, expected 1"),
        ["a layer behind scores"] = (g => Extend(g).Node[3].OpType = "LogSoftmax",
            "node \"/4/Gemm\" (Gemm): it goes on from node \"/3/Relu\" (LogSoftmax). Expected Relu between layers, and nothing but scores and classes after the last one."),
        ["a skip connection"] = (g => InsertBefore(g, OnnxModels.Node("skip", "Add", [g.Node[0].Output[0], g.Node[1].Output[0]], "sum")),
            "node \"skip\" (Add): it joins two computed values, a branch or a skip connection. Expected one layer after the other."),
        ["a cycle"] = (g => g.Node[0].Input[0] = "output",
            "node \"/0/Gemm\" (Gemm): it reads \"output\" before node \"/2/Gemm\" (Gemm) gives it. Expected nodes in the order of computation, without a cycle."),
        ["a node that reads itself"] = (g => g.Node[1].Input[0] = g.Node[1].Output[0], "node \"/1/Relu\" (Relu): it reads \"/1/Relu_output_0\" before node \"/1/Relu\" (Relu) gives it."),
        ["weights that are missing"] = (g => g.Initializer.RemoveAt(0),
            "node \"/0/Gemm\" (Gemm): it reads \"0.weight\", which is no input, no initializer and no output of a node."),
        ["weights that are whole numbers"] = (g => (g.Initializer[2].DataType, g.Initializer[2].RawData) = (OnnxModels.Int32, ByteString.Empty),
            "node \"/2/Gemm\" (Gemm): its tensor \"2.weight\" is of type int32, expected float or double."),
        ["weights of an unknown type"] = (g => g.Initializer[2].DataType = 99, "its tensor \"2.weight\" is of type 99, expected float or double."),
        ["a weight that is no number"] = (g => Put(g.Initializer[0], 5, float.NaN), "node \"/0/Gemm\" (Gemm): number 6 of its tensor \"0.weight\" is NaN."),
        ["a bias that is infinite"] = (g => Put(g.Initializer[3], 0, float.PositiveInfinity), "node \"/2/Gemm\" (Gemm): number 1 of its tensor \"2.bias\" is Infinity."),
        ["weights in another file"] = (g => (g.Initializer[0].DataLocation, g.Initializer[0].RawData) = (1, ByteString.Empty),
            "node \"/0/Gemm\" (Gemm): the data of its tensor \"0.weight\" lies in another file. Save the model as one file, with its weights inside."),
        ["weights in a file that is not there"] = (g => Outside(g.Initializer[0], ("location", "gone.data")),
            "the data of the tensor \"0.weight\" lies in \"gone.data\", and there is no such file beside the model. Put both into one folder, or save the model as one file"),
        ["weights in another folder"] = (g => Outside(g.Initializer[0], ("location", "../gone.data")), "lies in \"../gone.data\". Expected a file beside the model."),
        ["weights in no file"] = (g => Outside(g.Initializer[0], ("offset", "0")), "the data of the tensor \"0.weight\" lies in \"\". Expected a file beside the model."),
        ["weights for other inputs"] = (g => g.Input[0] = OnnxModels.Value("input", 0, 5),
            "node \"/0/Gemm\" (Gemm): its weights \"0.weight\" (4 x 3) are for 3 values, and 5 come to it."),
        ["weights that are not transposed"] = (g => g.Node[0].Attribute.RemoveAt(2), "node \"/0/Gemm\" (Gemm): its weights \"0.weight\" (4 x 3) are for 4 values, and 3 come to it."),
        ["dimensions that are too large"] = (g => g.Initializer[0].Dims[0] = 5, "its tensor \"0.weight\" says that it is 5 x 3, and has 12 numbers."),
        ["dimensions beyond all memory"] = (g => (g.Initializer[2].Dims[0], g.Initializer[2].Dims[1]) = (int.MaxValue, int.MaxValue),
            "its tensor \"2.weight\" says that it is 2147483647 x 2147483647, and has 8 numbers."),
        ["a negative dimension"] = (g => g.Initializer[2].Dims[0] = -2, "its weights \"2.weight\" are -2 x 4, expected two dimensions."),
        ["a negative number of biases"] = (g => g.Initializer[3].Dims[0] = -2, "its tensor \"2.bias\" says that it is -2, and has 2 numbers."),
        ["weights of three dimensions"] = (g => g.Initializer[2].Dims.Add(1), "its weights \"2.weight\" are 2 x 4 x 1, expected two dimensions."),
        ["biases for other neurons"] = (g => g.Node[2].Input[2] = "0.bias", "node \"/2/Gemm\" (Gemm): its tensor \"0.bias\" is 4, and 2 values come to it."),
        ["half a number"] = (g => g.Initializer[1].RawData = ByteString.CopyFrom(new byte[15]), "its tensor \"0.bias\" has 15 bytes of data, no whole number of floats."),
        ["rows that are transposed"] = (g => g.Node[0].Attribute.Add(OnnxModels.Whole("transA", 1)),
            "node \"/0/Gemm\" (Gemm): its attribute transA is set, expected rows of values that are not transposed."),
        ["weights that are computed"] = (g => g.Node[2].Input[1] = g.Node[0].Output[0], "node \"/2/Gemm\" (Gemm): its input 2 is computed, expected a constant tensor."),
        ["a layer without weights"] = (g => { g.Node[2].Input.RemoveAt(2); g.Node[2].Input.RemoveAt(1); }, "node \"/2/Gemm\" (Gemm): it has no input 2."),
        ["a layer of nothing but constants"] = (g => g.Node[2].Input[0] = "2.weight", "node \"/2/Gemm\" (Gemm): its input 1 is constant, expected what the layers before it give."),
        ["an input of text"] = (g => g.Input[0].Type.TensorType.ElemType = OnnxModels.String, "the input \"input\" is text. Expected numbers: encode such a column before the model."),
        ["no input"] = (g => g.Input.Clear(), "the graph has no input."),
        ["an image for an input"] = (g => g.Input[0] = OnnxModels.Value("input", 1, 1, 28, 28), "node \"/0/Gemm\" (Gemm): what comes to it is rows x 1 x 28 x 28, expected two dimensions."),
        ["an input without dimensions"] = (g => g.Input[0] = OnnxModels.Value("input"), "the input \"input\" has 0 dimensions. Expected two: rows and features."),
        ["too many inputs"] = (g => g.Input[0] = OnnxModels.Value("input", 0, long.MaxValue), "2147483647 inputs. Expected 1 to 1000."),
        ["inputs of unknown number"] = (g => { g.Input[0] = OnnxModels.Value("input", 0, 0); g.Node.Clear(); },
            "the input \"input\" does not say how many features there are, and no initializer does."),
        ["no output"] = (g => g.Output.Clear(), "the graph has no output."),
        ["an output from nowhere"] = (g => g.Output[0].Name = "other", "no node gives the output \"other\"."),
        ["an output that is constant"] = (g => g.Output[0].Name = "2.bias", "the output \"2.bias\" is constant."),
        ["two outputs of different layers"] = (g => g.Output.Add(OnnxModels.Value("/1/Relu_output_0", 0, 4)),
            "the outputs \"output\" and \"/1/Relu_output_0\" come from different layers. Expected one last layer."),
        ["an output written twice"] = (g => g.Node[2].Output[0] = g.Node[0].Output[0], "node \"/2/Gemm\" (Gemm): its output \"/0/Gemm_output_0\" is there already."),
        ["a node without output"] = (g => g.Node[1].Output.Clear(), "node \"/1/Relu\" (Relu): it has no output."),
        ["no hidden layer before sigmoid"] = (g => { g.Node[1].OpType = "Sigmoid"; g.Output[0].Name = g.Node[1].Output[0]; }, "there is no hidden layer. Expected at least one layer of weights, Relu, and a last layer of weights."),
        ["no hidden layer"] = (g => g.Output[0].Name = g.Node[0].Output[0], "there is no hidden layer. Expected at least one layer of weights, Relu, and a last layer of weights."),
        ["no hidden layer before softmax"] = (g => { g.Node[1].OpType = "Softmax"; g.Node.RemoveAt(2); g.Output[0].Name = g.Node[1].Output[0]; }, "node \"/1/Relu\" (Softmax): there is no hidden layer."),
        ["nine hidden layers"] = (g => { for (int i = 0; i < 8; i++) { Extend(g); } }, "(Relu): more than 8 hidden layers."),
        ["a layer that is too wide"] = (g => (g.Initializer[2].Dims[0], g.Initializer[2].RawData) = (1001, ByteString.CopyFrom(new byte[1001 * 16])),
            "node \"/2/Gemm\" (Gemm): 1001 neurons in a layer. Expected 1 to 1000."),
        ["softmax over rows"] = (g => After(g, "Softmax", OnnxModels.Whole("axis", 0)), "node \"end\" (Softmax): its axis is 0, expected 1: along the values of a row."),
        ["argmax without axis"] = (g => After(g, "ArgMax"), "node \"end\" (ArgMax): its axis is 0, expected 1"),
        ["argmax of the last of equals"] = (g => After(g, "ArgMax", OnnxModels.Whole("axis", 1), OnnxModels.Whole("select_last_index", 1)),
            "node \"end\" (ArgMax): its attribute select_last_index is set."),
        ["values that are rounded"] = (g => InsertBefore(g, OnnxModels.Node("round", "Cast", [g.Node[1].Output[0]], "rounded", OnnxModels.Whole("to", OnnxModels.Int64))),
            "node \"round\" (Cast): it rounds values between layers."),
        ["rows that are reshaped"] = (g =>
        {
            g.Initializer.Add(new TensorProto { Name = "shape", DataType = OnnxModels.Int64, Dims = { 2 }, Int64Data = { -1, 2 } });
            InsertBefore(g, OnnxModels.Node("fold", "Reshape", [g.Node[1].Output[0], "shape"], "folded"));
        }, "node \"fold\" (Reshape): it makes -1 x 2 of rows with 4 values."),
        ["a division by zero"] = (g =>
        {
            g.Initializer.Add(OnnxModels.Tensor("scale", [3], [1, 0, 1]));
            g.Node[0].Input[0] = "scaled";
            g.Node.Insert(0, OnnxModels.Node("scale", "Div", ["input", "scale"], "scaled"));
        }, "node \"scale\" (Div): it divides value 2 by 0."),
        ["factors out of range"] = (g =>
        {
            g.Initializer.Add(new TensorProto { Name = "huge", DataType = OnnxModels.Double, Dims = { 1 }, DoubleData = { 1e200 } });
            g.Node[0].Input[0] = "huger";
            g.Node.Insert(0, OnnxModels.Node("once", "Mul", ["input", "huge"], "hugely"));
            g.Node.Insert(1, OnnxModels.Node("again", "Mul", ["hugely", "huge"], "huger"));
        }, "the weights of layer 1 leave the range of numbers."),
        ["labels of more classes"] = (g => After(g, "ZipMap", new AttributeProto { Name = "classlabels_int64s", Ints = { 1, 2, 3 } }).Node[3].OpType = "Softmax",
            "node \"map\" (ZipMap): it has labels of 3 classes, the network 2."),
    };

    private static readonly Dictionary<string, (Func<byte[]> Bytes, string Message)> Files = new()
    {
        ["an empty file"] = (() => [], "the file is empty."),
        ["half a file"] = (() => Whole()[..^20], "this is neither JSON nor a whole ONNX file: "),
        ["a text"] = (() => "hello, world\n"u8.ToArray(), "this is neither JSON nor "),
        ["an archive"] = (() => [0x50, 0x4B, 3, 4, 0, 0, 8, 8, 0, 0], "this is an archive, such as a checkpoint of PyTorch (.pt) or Keras (.keras). Expected ONNX or JSON. PyTorch: torch.onnx.export("),
        ["a checkpoint of PyTorch"] = (() => [0x50, 0x4B, 3, 4, 0, 0, 8, 8, .. "network/data.pkl"u8],
            "this is a checkpoint of PyTorch (.pt, .pth). Expected ONNX or JSON. PyTorch: torch.onnx.export(network.eval(), torch.zeros(1, features), \"network.onnx\")."),
        ["an archive of Keras"] = (() => [0x50, 0x4B, 3, 4, 0, 0, 8, 8, .. "config.json"u8], "this is a .keras archive. Expected ONNX or JSON. Keras: model.export(\"network.onnx\", format=\"onnx\")"),
        ["a pickle of scikit-learn"] = (() => [0x80, 4, 0x95, .. "sklearn.neural_network"u8],
            "this is a Python pickle, such as scikit-learn's .pkl or .joblib. Expected ONNX or JSON. scikit-learn: open(\"network.onnx\", \"wb\").write(skl2onnx.to_onnx("),
        ["a pickle of PyTorch"] = (() => [0x80, 2, .. "ctorch._utils"u8], "this is a pickled checkpoint of PyTorch. Expected ONNX or JSON. PyTorch: torch.onnx.export("),
        ["HDF5"] = (() => [0x89, .. "HDF\r\n"u8], "this is an HDF5 file, such as Keras's .h5. Expected ONNX or JSON. Keras: "),
        ["TensorFlow Lite"] = (() => [0x1C, 0, 0, 0, .. "TFL3"u8, 0, 0], "this is a TensorFlow Lite file"),
        ["a model without graph"] = (() => new ModelProto { IrVersion = 8 }.ToByteArray(), "this is neither JSON nor an ONNX file: it has no graph. Expected what skl2onnx or torch.onnx.export write, or JSON."),
        ["an empty graph"] = (() => new ModelProto { Graph = new GraphProto() }.ToByteArray(), "the graph has no input."),
    };

    public static TheoryData<string> GraphNames => new(Graphs.Keys);

    public static TheoryData<string> FileNames => new(Files.Keys);

    [Theory]
    [MemberData(nameof(GraphNames))]
    public void A_graph_that_is_no_perceptron_gives_a_message_that_names_the_node(string name)
    {
        ModelProto model = OnnxModels.Torch(ReferenceMlp.Draw(1, 3, 4, 2));
        Graphs[name].Spoil(model.Graph);
        Refused(model.ToByteArray(), Graphs[name].Message);
    }

    [Theory]
    [MemberData(nameof(FileNames))]
    public void A_file_that_is_no_model_gives_a_message(string name) => Refused(Files[name].Bytes(), Files[name].Message);

    [Fact]
    public void Probabilities_in_the_wrong_order_are_refused()
    {
        ModelProto model = OnnxModels.Scikit(ReferenceMlp.Draw(1, 3, 4, 1), ["no", "yes"]);
        NodeProto concat = model.Graph.Node.Single(node => node.OpType == "Concat");
        (concat.Input[0], concat.Input[1]) = (concat.Input[1], concat.Input[0]);
        Refused(model.ToByteArray(), "node \"Concat\" (Concat): it joins other values than 1 - p and p, p from node \"Sigmoid\" (Sigmoid).");
    }

    private static void Refused(byte[] bytes, string message)
    {
        UserException e = Assert.Throws<UserException>(() => ModelFile.Parse(bytes, "net.onnx"));
        Assert.StartsWith("net.onnx: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.EndsWith("docs/trained-models.md.", e.Message, StringComparison.Ordinal);
    }

    private static void Outside(TensorProto tensor, params (string Key, string Value)[] entries)
    {
        (tensor.DataLocation, tensor.RawData) = (1, ByteString.Empty);
        tensor.ExternalData.AddRange(entries.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }));
    }

    private static byte[] Whole() => OnnxModels.Torch(ReferenceMlp.Draw(1, 3, 4, 2)).ToByteArray();

    private static void Put(TensorProto tensor, int index, float value)
    {
        byte[] bytes = tensor.RawData.ToByteArray();
        BitConverter.GetBytes(value).CopyTo(bytes, 4 * index);
        tensor.RawData = ByteString.CopyFrom(bytes);
    }

    /// <summary>Puts a node in front of the last one, which reads it.</summary>
    private static void InsertBefore(GraphProto graph, NodeProto node)
    {
        graph.Node[^1].Input[0] = node.Output[0];
        graph.Node.Insert(graph.Node.Count - 1, node);
    }

    /// <summary>Puts a hidden layer of two neurons at the end: the layer that was last is rectified, and another follows.</summary>
    private static GraphProto Extend(GraphProto graph)
    {
        string number = $"{graph.Node.Count + 1}", relu = $"/{graph.Node.Count}/Relu";
        graph.Initializer.Add(OnnxModels.Tensor(number + ".weight", [2, 2], [1, 2, 3, 4]));
        graph.Node[^1].Output[0] = graph.Node[^1].Name + "_output_0";
        graph.Node.Add(OnnxModels.Node(relu, "Relu", [graph.Node[^1].Output[0]], relu + "_output_0"));
        graph.Node.Add(OnnxModels.Node($"/{number}/Gemm", "Gemm", [relu + "_output_0", number + ".weight"], "output"));
        return graph;
    }

    /// <summary>Puts a node behind the last one; ZipMap behind one more.</summary>
    private static GraphProto After(GraphProto graph, string op, params AttributeProto[] attributes)
    {
        graph.Node[^1].Output[0] = "scores";
        bool isMap = op == "ZipMap";
        graph.Node.Add(OnnxModels.Node("end", op, ["scores"], isMap ? "probabilities" : "output", isMap ? [] : attributes));
        if (isMap)
        {
            graph.Node.Add(OnnxModels.Node("map", op, ["probabilities"], "output", attributes));
        }
        return graph;
    }
}
