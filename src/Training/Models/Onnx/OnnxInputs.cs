using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>What a graph reads: the features in one input, or a column or some columns in each of several.</summary>
/// <param name="Signals">The inputs by name, each with its part of the features.</param>
/// <param name="Names">A name for each feature that has an input of its own, null for others; empty when none has.</param>
internal sealed record OnnxInputs(ImmutableArray<(string Name, Signal Signal)> Signals, ImmutableArray<string?> Names)
{
    private const int Text = 8;

    /// <exception cref="FormatException">There is none, or one that holds no features.</exception>
    public static OnnxInputs Of(GraphProto graph, ImmutableArray<ValueInfoProto> inputs)
    {
        if (inputs.IsEmpty)
        {
            throw new FormatException("the graph has no input");
        }
        if (inputs.FirstOrDefault(input => input.Type?.TensorType?.ElemType == Text) is { } text)
        {
            throw new FormatException($"the input \"{text.Name}\" is text. Expected numbers: encode such a column before the model");
        }
        Layout[] layouts = [.. inputs.Select(input => LayoutOf(graph, input, inputs.Length))];
        var all = Perceptron.OfInputs((int)Math.Min(int.MaxValue, layouts.Sum(layout => layout.Count)));
        int start = 0;
        return new OnnxInputs([.. inputs.Zip(layouts, (input, layout) =>
        {
            int[] own = [.. Enumerable.Range(start, (int)layout.Count)];
            start += own.Length;
            return (input.Name, new Signal(inputs.Length == 1 ? all : all.Picked(own), layout));
        })], inputs.Length == 1 ? [] : [.. inputs.Zip(layouts, (input, layout) =>
            Enumerable.Repeat(layout.Count == 1 ? input.Name : null, (int)layout.Count)).SelectMany(names => names)]);
    }

    private static Layout LayoutOf(GraphProto graph, ValueInfoProto input, int inputs)
    {
        if (input.Type?.TensorType?.Shape is not { } shape)
        {
            return new Layout([null, inputs > 1 ? 1 : FirstWeights(graph) ?? throw Unknown(input)]);
        }
        int?[] sizes = [.. shape.Dim.Select(dim => dim.DimValue > 0 ? (int?)Math.Min(dim.DimValue, int.MaxValue) : 0)];
        if (sizes.Length is 0 or > 8)
        {
            throw new FormatException($"the input \"{input.Name}\" has {sizes.Length} dimensions. Expected two: rows and features");
        }
        if (sizes.Length > 1 || inputs > 1)
        {
            sizes[0] = null;
        }
        if (sizes.Count(size => size == 0) > 1)
        {
            throw Unknown(input);
        }
        int open = Array.IndexOf(sizes, 0);
        if (open >= 0)
        {
            sizes[open] = 1;
            sizes[open] = inputs > 1 ? 1 : (int)((FirstWeights(graph) ?? throw Unknown(input)) / new Layout([.. sizes]).Count);
        }
        return new Layout([.. sizes]);
    }

    private static FormatException Unknown(ValueInfoProto input) =>
        new($"the input \"{input.Name}\" does not say how many features there are, and no initializer does");

    /// <summary>What the first weights read.</summary>
    private static int? FirstWeights(GraphProto graph) => graph.Node.Where(node => node.OpType is "Gemm" or "MatMul" && node.Input.Count > 1)
        .Select(node => (node, tensor: graph.Initializer.FirstOrDefault(t => t.Name == node.Input[1])
            ?? graph.Node.FirstOrDefault(n => n.OpType == "Constant" && n.Output.Contains(node.Input[1]))?.Attribute
                .FirstOrDefault(a => a.Name == "value")?.T))
        .Where(found => found.tensor is { Dims.Count: 2 })
        .Select(found => (int?)Math.Clamp(found.tensor!.Dims[found.node.Attribute.Any(a => a.Name == "transB" && a.I != 0) ? 1 : 0], 0, int.MaxValue))
            .FirstOrDefault();
}
