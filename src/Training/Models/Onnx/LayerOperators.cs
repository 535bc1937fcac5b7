namespace PrintedMlp.Training.Models.Onnx;

/// <summary>The operators that layers are made of.</summary>
internal static class LayerOperators
{
    private const int Float = 1, Double = 11;

    /// <summary>The operators by name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<OnnxNode, GraphValue>> All = new Dictionary<string, Func<OnnxNode, GraphValue>>
    {
        ["Gemm"] = Gemm,
        ["MatMul"] = node => new Signal(Through(node.Signal(), node.Constant(1), transposed: false)),
        ["Add"] = node => Both(node, (signal, numbers) => signal.Scaled(_ => 1, numbers)),
        ["Mul"] = node => Both(node, (signal, numbers) => signal.Scaled(numbers, _ => 0)),
        ["Sub"] = Sub,
        ["Div"] = Div,
        ["Scaler"] = Scaler,
        ["Relu"] = node => new Signal(node.Signal().Network.Rectified()),
        ["Constant"] = node => node.Attribute("value")?.T is { } tensor ? new Constant(tensor, node.Node.Output[0])
            : throw new FormatException("it has no tensor in its attribute \"value\""),
        ["Transpose"] = Transpose,
        ["Cast"] = Cast,
        ["Flatten"] = Flatten,
        ["Reshape"] = Reshape,
        ["Squeeze"] = node => node.Signal() is { Width: 1 } one ? one : throw new FormatException("it makes one value of a row with several"),
        ["Identity"] = node => node.Inputs.FirstOrDefault() ?? node.Signal(),
        ["Dropout"] = node => node.Signal(),
    };

    private static Signal Gemm(OnnxNode node)
    {
        if (node.Whole("transA", 0) != 0)
        {
            throw new FormatException("its attribute transA is set, expected rows of values that are not transposed");
        }
        (double alpha, double beta) = (node.Real("alpha", 1), node.Real("beta", 1));
        Perceptron sums = Through(node.Signal(), node.Constant(1), node.Whole("transB", 0) != 0).Scaled(_ => alpha, _ => 0);
        Func<int, double>? biases = node.Inputs.ElementAtOrDefault(2) is null ? null : Broadcast(node.Constant(2), sums.Open.Width);
        return new Signal(biases is null ? sums : sums.Scaled(_ => 1, i => beta * biases(i)));
    }

    private static Perceptron Through(Signal signal, Constant weights, bool transposed)
    {
        (int rows, int columns) = weights.Matrix;
        double[] numbers = weights.Numbers();
        (int sources, int outputs) = transposed ? (columns, rows) : (rows, columns);
        return sources != signal.Width
            ? throw new FormatException($"its weights \"{weights.Name}\" ({weights.Shape}) are for {sources} values, and {signal.Width} come to it")
            : signal.Network.Through(outputs, (source, output) => numbers[transposed ? output * columns + source : source * columns + output]);
    }

    private static Signal Both(OnnxNode node, Func<Perceptron, Func<int, double>, Perceptron> apply)
    {
        int at = node.Inputs.ElementAtOrDefault(0) is Constant ? 1 : 0;
        RefuseBranch(node);
        Signal signal = node.Signal(at);
        return new Signal(apply(signal.Network, Broadcast(node.Constant(1 - at), signal.Width)));
    }

    private static Signal Sub(OnnxNode node)
    {
        RefuseBranch(node);
        bool isConstantFirst = node.Inputs.ElementAtOrDefault(0) is Constant;
        Signal signal = node.Signal(isConstantFirst ? 1 : 0);
        Func<int, double> numbers = Broadcast(node.Constant(isConstantFirst ? 0 : 1), signal.Width);
        return new Signal(isConstantFirst ? signal.Network.Scaled(_ => -1, numbers) : signal.Network.Scaled(_ => 1, i => -numbers(i)));
    }

    private static Signal Div(OnnxNode node)
    {
        RefuseBranch(node);
        Signal signal = node.Signal();
        Func<int, double> numbers = Broadcast(node.Constant(1), signal.Width);
        int zero = Enumerable.Range(0, signal.Width).FirstOrDefault(i => numbers(i) == 0, -1);
        return zero < 0 ? new Signal(signal.Network.Scaled(i => 1 / numbers(i), _ => 0))
            : throw new FormatException($"it divides value {zero + 1} by 0");
    }

    /// <summary>(x - offset) * scale, of the domain ai.onnx.ml.</summary>
    private static Signal Scaler(OnnxNode node)
    {
        Signal signal = node.Signal();
        (Func<int, double> offset, Func<int, double> scale) = (Factors(node, "offset", signal.Width, 0), Factors(node, "scale", signal.Width, 1));
        return new Signal(signal.Network.Scaled(_ => 1, i => -offset(i)).Scaled(scale, _ => 0));
    }

    private static Func<int, double> Factors(OnnxNode node, string name, int width, double usual)
    {
        float[] numbers = [.. node.Attribute(name)?.Floats ?? []];
        return numbers.Length == 0 ? _ => usual : numbers.Length == 1 ? _ => numbers[0] : numbers.Length == width ? i => numbers[i]
            : throw new FormatException($"its attribute {name} has {numbers.Length} numbers, and {width} values come to it");
    }

    /// <summary>A tensor as a number for each value.</summary>
    private static Func<int, double> Broadcast(Constant constant, int width)
    {
        double[] numbers = constant.Numbers();
        return numbers.Length == 1 && constant.Dimensions.Length <= 2 ? _ => numbers[0]
            : numbers.Length == width && (constant.Dimensions is [_] or [1, _]) ? i => numbers[i]
            : throw new FormatException($"its tensor \"{constant.Name}\" is {constant.Shape}, and {width.ToString(System.Globalization.CultureInfo.InvariantCulture)} values come to it");
    }

    private static void RefuseBranch(OnnxNode node)
    {
        if (node.Inputs.Length > 1 && node.Inputs.All(input => input is Signal or Answer))
        {
            throw new FormatException("it joins two computed values, a branch or a skip connection. Expected one layer after the other");
        }
    }

    private static Constant Transpose(OnnxNode node)
    {
        Constant given = node.Constant(0);
        (int rows, int columns) = given.Matrix;
        double[] numbers = given.Numbers();
        TensorProto turned = new() { DataType = Double, Dims = { columns, rows } };
        turned.DoubleData.AddRange(Enumerable.Range(0, numbers.Length).Select(i => numbers[i % rows * columns + i / rows]));
        return (node.Attribute("perm")?.Ints ?? [1L, 0L]).SequenceEqual([1L, 0L]) ? new Constant(turned, given.Name)
            : throw new FormatException("its attribute perm is not 1, 0");
    }

    private static Signal Cast(OnnxNode node) => node.Whole("to", Float) is Float or Double ? node.Signal()
        : throw new FormatException("it rounds values between layers. Expected a cast to float or double");

    private static Signal Flatten(OnnxNode node)
    {
        node.CheckAxis(1);
        return node.Signal();
    }

    private static Signal Reshape(OnnxNode node)
    {
        Signal signal = node.Signal();
        long[] shape = node.Constant(1).Integers();
        return shape is [-1 or 0 or 1, var width] && (width == signal.Width || (width == -1 && shape[0] != -1)) ? signal
            : throw new FormatException($"it makes {string.Join(" x ", shape)} of rows with {signal.Width} values. Expected rows to stay as they are");
    }
}
