using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>The operators that move values without computing, for what layers give.</summary>
internal static class LayoutOperators
{
    /// <summary>The operators by name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<OnnxNode, GraphValue>> All = new Dictionary<string, Func<OnnxNode, GraphValue>>
    {
        ["Identity"] = node => node.Signal(),
        ["Dropout"] = node => node.Signal(),
        ["Cast"] = Cast,
        ["CastLike"] = node => node.Signal(),
        ["Transpose"] = node => node.Signal().Turned(Axes.Order(node, node.Signal().Layout.Rank)),
        ["Flatten"] = node => Shaped(node, Flat(node, node.Signal())),
        ["Reshape"] = node => Shaped(node, Target(node.Signal(), node.Wholes(1, "shape"))),
        ["Squeeze"] = node => node.Signal().Shaped(Axes.Squeezed(node, node.Signal().Layout)),
        ["Unsqueeze"] = node => node.Signal().Shaped(Axes.Unsqueezed(node, node.Signal().Layout)),
        ["Concat"] = Concat,
        ["FeatureVectorizer"] = Concat,
        ["Gather"] = Gather,
        ["ArrayFeatureExtractor"] = node => node.Signal().Taken(node.Signal().Layout.Rank - 1,
            Axes.Within(node.Constant(1).Integers(), node.Signal().Layout, node.Signal().Layout.Rank - 1)),
        ["Slice"] = Slice,
        ["Split"] = Split,
        ["Shape"] = Shape,
    };

    private static Signal Cast(OnnxNode node) => node.Whole("to", 1) is 1 or 10 or 11 or 16 ? node.Signal()
        : throw new FormatException("it rounds values between layers. Expected a cast to float or double");

    private static Counts Shape(OnnxNode node)
    {
        long?[] sizes = [.. node.Signal().Layout.Sizes.Select(size => (long?)size)];
        (int start, int end, _) = Axes.Range(sizes.Length, node.Whole("start", 0), node.Whole("end", sizes.Length), 1);
        return new Counts([.. sizes.Skip(start).Take(end - start)], true);
    }

    private static ImmutableArray<long?> Flat(OnnxNode node, Signal signal)
    {
        int axis = node.Whole("axis", 1) == signal.Layout.Rank ? signal.Layout.Rank : signal.Layout.Axis(node.Whole("axis", 1));
        return signal.Layout.RowAxis < axis ? [null, -1] : [-1, null];
    }

    /// <summary>The values in other dimensions. They keep their order, so the rows have to stay outside or inside of the same values.</summary>
    private static Signal Shaped(OnnxNode node, ImmutableArray<long?> shape)
    {
        Signal signal = node.Signal();
        Layout layout = Resolved(shape, signal) ?? throw Refused(shape, signal);
        return Outside(layout) == Outside(signal.Layout) ? signal.Shaped(layout) : throw Refused(shape, signal);

        static long Outside(Layout layout) => new Layout([.. layout.Sizes.Take(Math.Max(0, layout.RowAxis))]).Count;
    }

    private static FormatException Refused(ImmutableArray<long?> shape, Signal signal) =>
        new($"it makes {string.Join(" x ", shape.Take(8).Select(size => size is { } known ? $"{known}" : "rows"))} of rows with {signal.Width} "
            + "values. Expected rows to stay as they are");

    /// <summary>The shape that a node asks for, with 0 for a size that stays.</summary>
    private static ImmutableArray<long?> Target(Signal signal, ImmutableArray<long?> shape) =>
        [.. shape.Select((size, axis) => size == 0 && axis < signal.Layout.Rank ? signal.Layout.Sizes[axis] : size)];

    private static Layout? Resolved(ImmutableArray<long?> shape, Signal signal)
    {
        int open = shape.IndexOf(-1L), rows = shape.IndexOf(null);
        bool hasRows = signal.Layout.RowAxis >= 0;
        if (shape.Any(size => size < -1) || shape.Count(size => size == -1) > 1 || shape.Count(size => size is null) > 1)
        {
            return null;
        }
        long known = shape.Where(size => size > 0).Aggregate(1L, (all, size) => Math.Min(int.MaxValue, all * size!.Value));
        if (hasRows && rows < 0)
        {
            // Written for a fixed number of rows: the size that is left open, or the first one, is theirs.
            rows = open >= 0 && known == signal.Width ? open : 0;
            known = rows != open && shape.Length > 0 && shape[0] > 0 ? known / shape[0]!.Value : known;
        }
        long?[] sizes = [.. shape.Select((size, axis) => axis == rows && hasRows ? null : size == -1 ? known > 0 ? signal.Width / known : 0 : size)];
        Layout layout = new([.. sizes.Select(size => (int?)size)]);
        return layout.Count == signal.Width && (!hasRows || layout.RowAxis >= 0) ? layout : null;
    }

    private static Signal Concat(OnnxNode node)
    {
        Signal joined = node.Inputs.OfType<Signal>().First();
        int axis = node.Operator == "Concat" ? joined.Layout.Axis(node.Whole("axis", 1)) : 1;
        if (joined.Layout.RowAxis == axis || axis >= joined.Layout.Rank)
        {
            throw new FormatException($"its axis is {axis}, and along it are the rows. Expected values of the same row side by side");
        }
        Signal? all = null;
        for (int i = 0; i < node.Inputs.Length; i++)
        {
            all = all is null ? node.Signal(i) : Beside(all, node.Signal(i), axis);
        }
        return all!;
    }

    private static Signal Beside(Signal first, Signal second, int axis)
    {
        if (first.Layout.Rank != second.Layout.Rank || !first.Layout.Sizes.SetItem(axis, 1).SequenceEqual(second.Layout.Sizes.SetItem(axis, 1)))
        {
            throw new FormatException($"it joins {first.Layout} and {second.Layout}, which do not fit");
        }
        (Perceptron a, Perceptron b) = Perceptron.Joined(first.Network, second.Network);
        int width = first.Layout.Sizes[axis] ?? 1;
        Layout layout = new(first.Layout.Sizes.SetItem(axis, width + (second.Layout.Sizes[axis] ?? 1)));
        _ = Perceptron.Limited((int)layout.Count, "values of a row");
        return new Signal(a with { Open = a.Open.Beside(b.Open) }, layout).Moved(layout, position =>
        {
            int[] own = [.. position];
            own[axis] -= position[axis] < width ? 0 : width;
            return position[axis] < width ? first.Layout.Index(own) : first.Width + second.Layout.Index(own);
        });
    }

    private static Signal Gather(OnnxNode node)
    {
        Signal signal = node.Signal();
        int axis = signal.Layout.Axis(node.Whole("axis", 0));
        Constant which = node.Constant(1);
        return which.Dimensions.Length > 1 ? throw new FormatException($"its indices are {which.Shape}, expected a list or a single number")
            : signal.Taken(axis, Axes.Within(which.Integers(), signal.Layout, axis), which.Dimensions.IsEmpty);
    }

    private static Signal Slice(OnnxNode node)
    {
        Signal signal = node.Signal();
        long[] starts = Required(node, 1, "starts"), ends = Required(node, 2, "ends");
        long[] axes = node.OptionalWholes(3, "axes") ?? [.. Enumerable.Range(0, starts.Length).Select(i => (long)i)];
        long[] steps = node.OptionalWholes(4, "steps") ?? [.. starts.Select(_ => 1L)];
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length)
        {
            throw new FormatException("its starts, ends, axes and steps are not equally many");
        }
        for (int i = 0; i < starts.Length; i++)
        {
            int axis = signal.Layout.Axis(axes[i]);
            if (signal.Layout.Sizes[axis] is not { } size)
            {
                signal = starts[i] == 0 && ends[i] >= int.MaxValue && steps[i] == 1 ? signal : signal.Taken(axis, []);
                continue;
            }
            (int start, int end, int step) = Axes.Range(size, starts[i], ends[i], steps[i]);
            signal = signal.Taken(axis, [.. Enumerable.Range(0, size).Select(k => start + k * step).TakeWhile(k => step > 0 ? k < end : k > end)]);
        }
        return signal;
    }

    private static long[] Required(OnnxNode node, int index, string name) =>
        node.OptionalWholes(index, name) ?? throw new FormatException($"it has no {name}");

    private static Several Split(OnnxNode node)
    {
        Signal signal = node.Signal();
        int axis = signal.Layout.Axis(node.Whole("axis", 0)), size = signal.Layout.Sizes[axis] ?? 0, parts = Math.Max(1, node.Node.Output.Count);
        int even = (size + parts - 1) / parts;
        long[] sizes = node.OptionalWholes(1, "split") ?? [.. Enumerable.Range(0, parts).Select(i => (long)Math.Clamp(size - i * even, 0, even))];
        if (sizes.Any(part => part < 0 || part > size) || sizes.Sum() != size || sizes.Length != parts)
        {
            throw new FormatException($"it splits {size} values into {string.Join(", ", sizes.Take(8))}");
        }
        int start = 0;
        return new Several([.. sizes.Select(part =>
        {
            int[] kept = [.. Enumerable.Range(start, (int)part)];
            start += (int)part;
            return (GraphValue)signal.Taken(axis, kept);
        })]);
    }
}
