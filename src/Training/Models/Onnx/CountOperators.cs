using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>The operators that compute a shape, such as <c>x.view(x.size(0), -1)</c> leaves them in a file.</summary>
internal static class CountOperators
{
    private static readonly Dictionary<string, Func<OnnxNode, Counts>> All = new()
    {
        ["Identity"] = node => Input(node, 0),
        ["Squeeze"] = node => Input(node, 0) with { IsList = false },
        ["Unsqueeze"] = node => Input(node, 0) with { IsList = true },
        ["Reshape"] = node => Input(node, 0) with { IsList = Input(node, 1).Numbers.Length > 0 },
        ["Concat"] = node => new Counts([.. Enumerable.Range(0, node.Inputs.Length).SelectMany(i => Input(node, i).Numbers)], true),
        ["Gather"] = Gather,
        ["Slice"] = Slice,
        ["Add"] = node => Paired(node, (a, b) => a + b, 0),
        ["Sub"] = node => Paired(node, (a, b) => a - b, 0),
        ["Mul"] = node => Paired(node, (a, b) => a * b, 1),
        ["Div"] = node => Paired(node, (a, b) => b == 0 ? throw new FormatException("it divides by 0") : a / b, 1),
        ["ReduceProd"] = node => new Counts([Known(Input(node, 0)).Aggregate(1L, (all, size) => unchecked(all * size))], false),
    };

    /// <summary>What a node gives, or null when it is no such operator.</summary>
    public static GraphValue? Find(OnnxNode node) => node.Operator == "Cast" ? Cast(node) : All.TryGetValue(node.Operator, out var compute)
        ? compute(node) : null;

    private static Counts Input(OnnxNode node, int index) => node.Inputs.ElementAtOrDefault(index) switch
    {
        Counts counts => counts,
        Constant { IsWhole: false, Dimensions: not [0] } other =>
            throw new FormatException($"its tensor \"{other.Name}\" holds no whole numbers, expected a shape"),
        _ => new Counts([.. node.Constant(index).Integers().Select(i => (long?)i)], !node.Constant(index).Dimensions.IsEmpty),
    };

    private static GraphValue Cast(OnnxNode node) => node.Whole("to", 7) is 6 or 7 ? Input(node, 0)
        : Constant.Of(node.Node.Output[0], node.Inputs[0] is Constant tensor
            ? tensor.Layout : new Layout(Input(node, 0).IsList ? [Input(node, 0).Numbers.Length] : []),
            Known(Input(node, 0)).Select(i => (double)i));

    private static Counts Gather(OnnxNode node)
    {
        (ImmutableArray<long?> numbers, Counts which) = (Input(node, 0).Numbers, Input(node, 1));
        return new Counts([.. Axes.Within([.. Known(which)], new Layout([numbers.Length]), 0).Select(i => numbers[i])], which.IsList);
    }

    private static Counts Slice(OnnxNode node)
    {
        Counts given = Input(node, 0);
        if (node.OptionalWholes(1, "starts") is not [var from] || node.OptionalWholes(2, "ends") is not [var to])
        {
            throw new FormatException("it takes no part of a shape");
        }
        (int start, int end, int step) = Axes.Range(given.Numbers.Length, from, to, node.OptionalWholes(4, "steps") is [var every] ? every : 1);
        return new Counts([.. Enumerable.Range(0, given.Numbers.Length).Select(k => start + k * step).TakeWhile(k => step > 0 ? k < end : k > end)
            .Select(k => given.Numbers[k])], true);
    }

    private static Counts Paired(OnnxNode node, Func<long, long, long> compute, long neutral)
    {
        (Counts a, Counts b) = (Input(node, 0), Input(node, 1));
        int count = Math.Max(a.Numbers.Length, b.Numbers.Length);
        if (a.Numbers.Length != count && a.Numbers.Length != 1 || b.Numbers.Length != count && b.Numbers.Length != 1)
        {
            throw new FormatException($"it computes with {a.Numbers.Length} and {b.Numbers.Length} numbers, which do not fit");
        }
        return new Counts([.. Enumerable.Range(0, count).Select(i =>
            Pair(a.Numbers[a.Numbers.Length == 1 ? 0 : i], b.Numbers[b.Numbers.Length == 1 ? 0 : i]))], a.IsList || b.IsList);

        long? Pair(long? x, long? y) => x is { } first && y is { } second ? compute(first, second)
            : y == neutral || (x == neutral && node.Operator is "Add" or "Mul") ? null
            : throw new FormatException("it computes with the number of rows. Expected rows to stay as they are");
    }

    private static IEnumerable<long> Known(Counts counts) =>
        counts.Numbers.Select(number => number ?? throw new FormatException(
            "it computes with the number of rows. Expected rows to stay as they are"));
}
