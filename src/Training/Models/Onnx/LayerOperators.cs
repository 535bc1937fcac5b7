namespace PrintedMlp.Training.Models.Onnx;

/// <summary>The operators that layers are made of.</summary>
internal static class LayerOperators
{
    /// <summary>The operators by name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<OnnxNode, GraphValue>> All = new Dictionary<string, Func<OnnxNode, GraphValue>>
    {
        ["Gemm"] = Gemm,
        ["MatMul"] = MatMul,
        ["Add"] = node => node.Inputs is [Signal a, Signal b] ? Sum(a, b, 1) : Both(node, (signal, numbers) => signal.Scaled(_ => 1, numbers)),
        ["Sum"] = node => node.Inputs is [Signal a, Signal b] ? Sum(a, b, 1) : Both(node, (signal, numbers) => signal.Scaled(_ => 1, numbers)),
        ["Mul"] = node => node.Inputs.OfType<Answer>().FirstOrDefault(answer => answer.Maker.Operator == "Sigmoid") is not null
            && node.Inputs.OfType<Signal>().Any()
            ? throw RectifierOperators.Refused("swish (x * sigmoid(x))") : Both(node, (signal, numbers) => signal.Scaled(numbers, _ => 0)),
        ["Sub"] = Sub,
        ["Div"] = Div,
        ["Neg"] = node => Scaled(node.Signal(), network => network.Scaled(_ => -1, _ => 0)),
        ["BatchNormalization"] = BatchNormalization,
        ["Scaler"] = Scaler,
        ["Imputer"] = Imputer,
    };

    /// <summary>A signal and a tensor brought to one layout, with the tensor's number for each value.</summary>
    public static (Signal Signal, Func<int, double> Numbers) Broadcast(Signal signal, Constant constant)
    {
        double[] numbers = constant.Numbers();
        Layout own = constant.Layout;
        if (signal.Layout.With(own) is not { } layout)
        {
            throw new FormatException($"its tensor \"{constant.Name}\" is {constant.Shape}, and {signal.Width} values come to it");
        }
        signal = signal.Spread(layout);
        return (signal, i => numbers[own.Index(layout.Position(i))]);
    }

    private static Signal Scaled(Signal signal, Func<Perceptron, Perceptron> change) => signal with { Network = change(signal.Network) };

    private static Signal Gemm(OnnxNode node)
    {
        bool turnsFirst = node.Whole("transA", 0) != 0, turnsSecond = node.Whole("transB", 0) != 0;
        (double alpha, double beta) = (node.Real("alpha", 1), node.Real("beta", 1));
        bool isWeightFirst = node.Inputs.ElementAtOrDefault(0) is Constant && node.Inputs.ElementAtOrDefault(1) is Signal;
        Signal sums = isWeightFirst ? Behind(node.Constant(0), Matrix(node.Signal(1), turnsSecond), turnsFirst)
            : Before(Matrix(node.Signal(), turnsFirst), node.Constant(1), turnsSecond, turnsFirst);
        sums = Scaled(sums, network => network.Scaled(_ => alpha, _ => 0));
        if (node.Inputs.ElementAtOrDefault(2) is null)
        {
            return sums;
        }
        (sums, Func<int, double> biases) = Broadcast(sums, node.Constant(2));
        return Scaled(sums, network => network.Scaled(_ => 1, i => beta * biases(i)));
    }

    private static Signal Matrix(Signal signal, bool turned) => signal.Layout.Rank != 2
        ? throw new FormatException($"what comes to it is {signal.Layout}, expected two dimensions") : turned ? signal.Turned([1, 0]) : signal;

    private static Signal MatMul(OnnxNode node)
    {
        if (node.Inputs.ElementAtOrDefault(0) is Constant weights && node.Inputs.ElementAtOrDefault(1) is Signal behind)
        {
            return behind.Layout.Rank < 2 ? throw new FormatException($"what comes to it is {behind.Layout}, expected two dimensions")
                : Behind(weights, behind, false);
        }
        Constant second = node.Constant(1);
        return second.Dimensions is [_] && node.Signal().Layout.Rank > 0
            ? Before(node.Signal(), Constant.Of(second.Name, new Layout([.. second.Layout.Sizes, 1]), second.Numbers()), false, false) is var one
                ? one.Taken(one.Layout.Rank - 1, [0], true) : one
            : Before(node.Signal(), second, false, false);
    }

    /// <summary>values * weights: sums along the last dimension.</summary>
    private static Signal Before(Signal signal, Constant weights, bool transposed, bool isTurned)
    {
        int axis = signal.Layout.Rank - 1;
        (double[] numbers, int rows, int columns) = Weights(weights);
        (int sources, int outputs) = transposed ? (columns, rows) : (rows, columns);
        return axis < 0 || signal.Layout.Sizes[axis] is not { } size ? throw AcrossRows(isTurned)
            : size != sources ? throw new FormatException($"its weights \"{weights.Name}\" ({weights.Shape}) are for {sources} values, and {size} "
                + "come to it")
            : signal.Through(axis, outputs, (source, output) => numbers[transposed ? output * columns + source : source * columns + output]);
    }

    /// <summary>weights * values: sums along the last dimension but one.</summary>
    private static Signal Behind(Constant weights, Signal signal, bool transposed)
    {
        int axis = signal.Layout.Rank - 2;
        (double[] numbers, int rows, int columns) = Weights(weights);
        (int outputs, int sources) = transposed ? (columns, rows) : (rows, columns);
        return signal.Layout.Sizes[axis] is not { } size ? throw AcrossRows(false)
            : size != sources ? throw new FormatException($"its weights \"{weights.Name}\" ({weights.Shape}) are for {sources} values, and {size} "
                + "come to it")
            : signal.Through(axis, outputs, (source, output) => numbers[transposed ? source * columns + output : output * columns + source]);
    }

    private static FormatException AcrossRows(bool isTurned) =>
        new(isTurned ? "its attribute transA is set, expected rows of values that are not transposed"
        : "it sums over rows. Expected sums over the values of a row");

    /// <summary>A matrix, perhaps in brackets of its own.</summary>
    private static (double[] Numbers, int Rows, int Columns) Weights(Constant weights)
    {
        Constant plain = weights.Dimensions is [1, .., _, _] && weights.Dimensions[..^2].All(size => size == 1)
            ? Constant.Of(weights.Name, new Layout(weights.Layout.Sizes[^2..]), weights.Numbers()) : weights;
        (int rows, int columns) = plain.Matrix;
        return (plain.Numbers(), rows, columns);
    }

    private static Signal Sum(Signal first, Signal second, double factor)
    {
        Layout layout = first.Layout.With(second.Layout) ?? throw new FormatException(
            $"it adds {first.Layout} and {second.Layout}, which do not fit");
        (Perceptron a, Perceptron b) = Perceptron.Joined(first.Spread(layout).Network, second.Spread(layout).Network.Scaled(_ => factor, _ => 0));
        return new Signal(a with { Open = a.Open.Plus(b.Open) }, layout);
    }

    private static Signal Both(OnnxNode node, Func<Perceptron, Func<int, double>, Perceptron> apply)
    {
        int at = node.Inputs.ElementAtOrDefault(0) is Constant ? 1 : 0;
        RefuseBranch(node);
        (Signal signal, Func<int, double> numbers) = Broadcast(node.Signal(at), node.Constant(1 - at));
        return Scaled(signal, network => apply(network, numbers));
    }

    private static Signal Sub(OnnxNode node)
    {
        if (node.Inputs is [Signal a, Signal b])
        {
            return Sum(a, b, -1);
        }
        bool isConstantFirst = node.Inputs.ElementAtOrDefault(0) is Constant;
        return Both(node, (signal, numbers) => isConstantFirst ? signal.Scaled(_ => -1, numbers) : signal.Scaled(_ => 1, i => -numbers(i)));
    }

    private static Signal Div(OnnxNode node)
    {
        RefuseBranch(node);
        (Signal signal, Func<int, double> numbers) = Broadcast(node.Signal(), node.Constant(1));
        int zero = Enumerable.Range(0, signal.Width).FirstOrDefault(i => numbers(i) == 0, -1);
        return zero < 0 ? Scaled(signal, network => network.Scaled(i => 1 / numbers(i), _ => 0))
            : throw new FormatException($"it divides value {zero + 1} by 0");
    }

    /// <summary>scale * (x - mean) / sqrt(variance + epsilon) + offset, with numbers for each value along dimension 1.</summary>
    private static Signal BatchNormalization(OnnxNode node)
    {
        Signal signal = node.Signal();
        if (node.Whole("training_mode", 0) != 0)
        {
            throw new FormatException("its attribute training_mode is set: it would normalize by the rows at hand. Export the model for use "
                + "(PyTorch: model.eval())");
        }
        int axis = Math.Min(1, signal.Layout.Rank - 1);
        if (axis < 0 || signal.Layout.Sizes[axis] is not { } channels)
        {
            throw new FormatException($"what comes to it is {signal.Layout}, expected values along dimension 1");
        }
        double[][] given = [.. Enumerable.Range(1, 4).Select(i => node.Constant(i).Numbers() is var numbers && numbers.Length == channels ? numbers
            : throw new FormatException($"its tensor \"{node.Constant(i).Name}\" is {node.Constant(i).Shape}, and {channels} values come to it"))];
        double epsilon = node.Real("epsilon", 1e-5);
        double[] gains = [.. Enumerable.Range(0, channels).Select(c => given[0][c] / Math.Sqrt(given[3][c] + epsilon))];
        int broken = Array.FindIndex(gains, gain => !double.IsFinite(gain));
        return broken >= 0 ? throw new FormatException($"the variance of its value {broken + 1} is {given[3][broken]}")
            : Scaled(signal, network => network.Scaled(i => gains[Channel(i)], i => given[1][Channel(i)] - gains[Channel(i)] * given[2][Channel(i)]));

        int Channel(int i) => signal.Layout.Position(i)[axis];
    }

    /// <summary>(x - offset) * scale, of the domain ai.onnx.ml.</summary>
    private static Signal Scaler(OnnxNode node)
    {
        Signal signal = node.Signal();
        (Func<int, double> offset, Func<int, double> scale) = (Factors(node, "offset", signal.Width, 0), Factors(node, "scale", signal.Width, 1));
        return Scaled(signal, network => network.Scaled(_ => 1, i => -offset(i)).Scaled(scale, _ => 0));
    }

    /// <summary>What stands in for a missing value, of the domain ai.onnx.ml: here no value is missing when the network reads it.</summary>
    private static Signal Imputer(OnnxNode node) => double.IsNaN(node.Real("replaced_value_float", double.NaN))
        && node.Whole("replaced_value_int64", 0) == 0 ? node.Signal()
        : throw new FormatException("it replaces a value that stands for a missing one, which is no sum of weighted features. "
            + "Have such rows read as missing (--missing), and leave the imputer out of the model");

    private static Func<int, double> Factors(OnnxNode node, string name, int width, double usual)
    {
        float[] numbers = [.. node.Attribute(name)?.Floats ?? []];
        return numbers.Length == 0 ? _ => usual : numbers.Length == 1 ? _ => numbers[0] : numbers.Length == width ? i => numbers[i]
            : throw new FormatException($"its attribute {name} has {numbers.Length} numbers, and {width} values come to it");
    }

    private static void RefuseBranch(OnnxNode node)
    {
        if (node.Inputs.Length > 1 && node.Inputs.All(input => input is Signal or Answer))
        {
            throw new FormatException("it joins two computed values, a branch or a skip connection. Expected one layer after the other");
        }
    }
}
