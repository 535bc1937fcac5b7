using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>What attributes and inputs say about dimensions, for tensors of the file and for computed ones.</summary>
internal static class Axes
{
    /// <summary>The order of dimensions that a transposition asks for.</summary>
    public static ImmutableArray<int> Order(OnnxNode node, int rank)
    {
        long[] order = node.Attribute("perm")?.Ints is { Count: > 0 } given
            ? [.. given] : [.. Enumerable.Range(0, rank).Reverse().Select(i => (long)i)];
        return order.Order().SequenceEqual(Enumerable.Range(0, rank).Select(i => (long)i)) ? [.. order.Select(axis => (int)axis)]
            : throw new FormatException($"its attribute perm is {string.Join(", ", order.Take(8))}, and {rank} dimensions come to it");
    }

    /// <summary>A layout without the dimensions that a node names, or without all of size 1.</summary>
    public static Layout Squeezed(OnnxNode node, Layout layout)
    {
        int[] gone = node.OptionalWholes(1, "axes") is { } named ? [.. named.Select(axis => layout.Axis(axis))]
            : [.. Enumerable.Range(0, layout.Rank).Where(axis => layout.Sizes[axis] == 1)];
        return gone.Where(axis => layout.Sizes[axis] != 1).Select(axis => (int?)axis).FirstOrDefault() is { } wide
            ? throw new FormatException($"it makes one value of {(layout.Sizes[wide] is { } size ? $"{size}" : "all rows")}")
            : new Layout([.. layout.Sizes.Where((_, axis) => !gone.Contains(axis))]);
    }

    /// <summary>A layout with the further dimensions that a node names.</summary>
    public static Layout Unsqueezed(OnnxNode node, Layout layout)
    {
        long[] named = node.OptionalWholes(1, "axes") ?? throw new FormatException("it has no axes");
        if (named.Length > 8)
        {
            throw new FormatException($"it adds {named.Length} dimensions. Expected 8 at most");
        }
        int[] added = [.. named.Select(axis => layout.Axis(axis, named.Length)).Distinct().Order()];
        Layout wider = layout;
        foreach (int axis in added)
        {
            wider = new Layout(wider.Sizes.Insert(Math.Min(axis, wider.Rank), 1));
        }
        return wider;
    }

    /// <summary>Places along a dimension, those below 0 counted from its end.</summary>
    /// <exception cref="FormatException">One is not there.</exception>
    public static int[] Within(long[] indices, Layout layout, int axis)
    {
        int size = layout.Sizes[axis] ?? int.MaxValue;
        return indices.Length > Perceptron.LargestLayer ? throw new FormatException(
            $"it takes {indices.Length} values. Expected {Perceptron.LargestLayer} at most")
            : [.. indices.Select(index => index >= -(long)size && index < size ? (int)(index < 0 ? index + size : index)
                : throw new FormatException($"it takes value {index} of {size}"))];
    }

    /// <summary>The places from a start to an end, as the operator Slice counts them.</summary>
    public static (int Start, int End, int Step) Range(int size, long start, long end, long step)
    {
        if (step == 0)
        {
            throw new FormatException("its step is 0");
        }
        long first = Math.Clamp(start < 0 ? Math.Max(start, -size - 1L) + size : start, step > 0 ? 0 : -1, step > 0 ? size : size - 1);
        long last = Math.Clamp(end < 0 ? Math.Max(end, -size - 1L) + size : end, step > 0 ? 0 : -1, size);
        return ((int)first, (int)(step > 0 ? Math.Max(first, last) : last),
            (int)Math.Clamp(step, -int.MaxValue / 2 / Math.Max(1, size), int.MaxValue / 2 / Math.Max(1, size)));
    }
}
