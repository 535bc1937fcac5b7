using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>The operators whose inputs are tensors of the file: what they give is one too.</summary>
internal static class ConstantOperators
{
    private static readonly Dictionary<string, Func<double, double, double>> Pairs = new()
    {
        ["Add"] = (a, b) => a + b,
        ["Sub"] = (a, b) => a - b,
        ["Mul"] = (a, b) => a * b,
        ["Div"] = (a, b) => a / b,
        ["Pow"] = Math.Pow,
    };

    private static readonly Dictionary<string, Func<double, double>> Singles = new()
    {
        ["Neg"] = a => -a,
        ["Sqrt"] = Math.Sqrt,
        ["Reciprocal"] = a => 1 / a,
        ["Abs"] = Math.Abs,
        ["Identity"] = a => a,
        ["Dropout"] = a => a,
        ["Cast"] = a => a,
        ["CastLike"] = a => a,
        ["Exp"] = Math.Exp,
    };

    /// <summary>The operators that are understood on constants only.</summary>
    public static IEnumerable<string> Names => ["Constant", "ConstantOfShape", "DequantizeLinear", .. Pairs.Keys, .. Singles.Keys];

    /// <summary>What a node gives, or null when it is no such operator.</summary>
    public static GraphValue? Find(OnnxNode node) => node.Operator switch
    {
        "Constant" => Given(node),
        "ConstantOfShape" => Filled(node),
        "DequantizeLinear" => Dequantized(node),
        "Shape" when node.Inputs is [Constant shaped, ..] => new Counts([.. shaped.Dimensions.Select(d => (long?)d)], true),
        _ when IsCounting(node) => CountOperators.Find(node),
        _ when node.Inputs is not [Constant, ..] => null,
        "Transpose" => Turned(node, node.Constant(0)),
        "Reshape" => Shaped(node, node.Wholes(1, "shape")),
        "Flatten" => Shaped(node, Flat(node)),
        "Squeeze" => Shaped(node.Constant(0), Axes.Squeezed(node, node.Constant(0).Layout)),
        "Unsqueeze" => Shaped(node.Constant(0), Axes.Unsqueezed(node, node.Constant(0).Layout)),
        "Cast" when node.Whole("to", 1) is 6 or 7 => new Counts([.. node.Constant(0).Numbers().Select(x => (long?)Math.Clamp(x, -1e15, 1e15))],
            !node.Constant(0).Dimensions.IsEmpty),
        "Gather" or "Concat" or "Slice" or "Split" => LayoutOperators.All[node.Operator](AsSignals(node)) is var moved ? Back(moved) : null,
        _ => Pairs.TryGetValue(node.Operator, out var pair) ? Paired(node, pair) : Singles.TryGetValue(node.Operator, out var single)
            ? Each(node, single) : null,
    };

    private static bool IsCounting(OnnxNode node) => node.Inputs.Any(input => input is Counts) || node.Inputs is [Constant { IsWhole: true }, ..];

    private static GraphValue Given(OnnxNode node) => node.Attribute("value")?.T is { } tensor ? new Constant(tensor, node.Node.Output[0])
        : node.Attribute("value_float") is { } real ? Constant.Of(node.Node.Output[0], new Layout([]), [real.F])
        : node.Attribute("value_floats") is { } reals ? Constant
            .Of(node.Node.Output[0], new Layout([reals.Floats.Count]), reals.Floats.Select(f => (double)f))
        : node.Attribute("value_int") is { } whole ? new Counts([whole.I], false)
        : node.Attribute("value_ints") is { } wholes ? new Counts([.. wholes.Ints.Select(i => (long?)i)], true)
        : throw new FormatException("it has no tensor in its attribute \"value\"");

    private static Constant Filled(OnnxNode node)
    {
        Layout layout = Checked([.. node.OptionalWholes(0, "shape") ?? throw new FormatException("it has no shape")]);
        double value = node.Attribute("value")?.T is { } tensor ? new Constant(tensor, "value") is { IsWhole: true } whole
            ? whole.Integers()[0] : new Constant(tensor, "value").Numbers()[0] : 0;
        return Constant.Of(node.Node.Output[0], layout, Enumerable.Repeat(value, (int)layout.Count));
    }

    /// <summary>Weights of 8 bits with a scale, for all of them or for each along a dimension.</summary>
    private static Constant Dequantized(OnnxNode node)
    {
        (Constant given, double[] scale) = (node.Constant(0), node.Constant(1).Numbers());
        long[] codes = given.Integers(), zero = node.Inputs.ElementAtOrDefault(2) is null ? [0] : node.Constant(2).Integers();
        int axis = scale.Length == 1 ? 0 : given.Layout.Axis(node.Whole("axis", 1));
        if (scale.Length == 0 || zero.Length is not 1 && zero.Length != scale.Length || scale.Length > 1 && given.Layout.Sizes[axis] != scale.Length)
        {
            throw new FormatException($"its scales are {scale.Length}, for a tensor of {given.Shape}");
        }
        return Constant.Of(given.Name, given.Layout, codes.Select((code, i) =>
            (scale.Length == 1 ? 0 : given.Layout.Position(i)[axis]) is var k ? (code - zero[zero.Length == 1 ? 0 : k]) * scale[k] : 0));
    }

    private static Constant Turned(OnnxNode node, Constant given)
    {
        double[] numbers = given.Numbers();
        ImmutableArray<int> order = Axes.Order(node, given.Layout.Rank);
        Layout turned = new([.. order.Select(axis => given.Layout.Sizes[axis])]);
        int[] before = new int[order.Length];
        return Constant.Of(given.Name, turned, numbers.Select((_, i) =>
        {
            int[] position = turned.Position(i);
            for (int axis = 0; axis < order.Length; axis++)
            {
                before[order[axis]] = position[axis];
            }
            return numbers[given.Layout.Index(before)];
        }));
    }

    private static ImmutableArray<long?> Flat(OnnxNode node)
    {
        Layout layout = node.Constant(0).Layout;
        int axis = node.Whole("axis", 1) == layout.Rank ? layout.Rank : layout.Axis(node.Whole("axis", 1));
        return [new Layout(layout.Sizes[..axis]).Count, new Layout(layout.Sizes[axis..]).Count];
    }

    private static Constant Shaped(OnnxNode node, ImmutableArray<long?> shape)
    {
        Constant given = node.Constant(0);
        long[] sizes = [.. shape.Select((size, axis) => size == 0 && axis < given.Dimensions.Length ? given.Dimensions[axis]
            : size ?? throw new FormatException("its shape depends on the number of rows"))];
        long known = sizes.Where(size => size != -1).Aggregate(1L, (all, size) => Math.Clamp(all * size, 0, int.MaxValue));
        return Shaped(given, Checked([.. sizes.Select(size => size == -1 && known > 0 ? given.Layout.Count / known : size)]));
    }

    private static Constant Shaped(Constant given, Layout layout) =>
        layout.Count == given.Layout.Count ? Constant.Of(given.Name, layout, given.Numbers())
        : throw new FormatException($"it makes {layout} of its tensor \"{given.Name}\", {given.Shape}");

    private static Layout Checked(ImmutableArray<long> sizes) => sizes.Length <= 8 && sizes.All(size => size is >= 0 and <= int.MaxValue)
        && new Layout([.. sizes.Select(size => (int?)size)]) is { Count: <= 1 << 24 } layout ? layout
        : throw new FormatException($"its shape is {string.Join(" x ", sizes.Take(8))}, which no tensor here has");

    private static Constant Each(OnnxNode node, Func<double, double> apply) =>
        Constant.Of(node.Constant(0).Name, node.Constant(0).Layout, node.Constant(0).Numbers().Select(apply));

    private static Constant Paired(OnnxNode node, Func<double, double, double> apply)
    {
        (Constant a, Constant b) = (node.Constant(0), node.Constant(1));
        Layout layout = a.Layout.With(b.Layout) ?? throw new FormatException($"its tensors are {a.Shape} and {b.Shape}, which do not fit");
        _ = Checked([.. layout.Sizes.Select(size => (long)size!.Value)]);
        (double[] first, double[] second) = (a.Numbers(), b.Numbers());
        return Constant.Of(a.Name, layout, Enumerable.Range(0, (int)layout.Count).Select(i =>
            layout.Position(i) is var at ? apply(first[a.Layout.Index(at)], second[b.Layout.Index(at)]) : 0));
    }

    /// <summary>Tensors as values that do not depend on any feature, for operators that only move them.</summary>
    private static OnnxNode AsSignals(OnnxNode node) => node with
    {
        Inputs = [.. node.Inputs.Select((input, i) => input is Constant { IsWhole: false } tensor && (i == 0 || node.Operator == "Concat")
            ? new Signal(new Perceptron([], new Affine([.. tensor.Numbers().Select(x => new Gradient.FloatNeuron([0], x))])), tensor.Layout)
                : input)],
    };

    private static GraphValue Back(GraphValue moved) => moved switch
    {
        Signal signal => Constant.Of("a part of the file's tensors", signal.Layout, signal.Network.Open.Neurons.Select(n => n.Bias)),
        Several several => new Several([.. several.Values.Select(Back)]),
        _ => moved,
    };
}
