using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>Values that follow from the features by layers.</summary>
/// <param name="Network">The layers so far.</param>
/// <param name="Layout">How the values of <paramref name="Network"/> stand in the tensor.</param>
internal sealed record Signal(Perceptron Network, Layout Layout) : GraphValue
{
    /// <summary>Number of values of a row.</summary>
    public int Width => Network.Open.Width;

    /// <summary>The same network with its values elsewhere, several times, or left out.</summary>
    /// <param name="layout">How they stand then.</param>
    /// <param name="source">Which value here each of them is, from its position there.</param>
    /// <exception cref="FormatException">They are too many.</exception>
    public Signal Moved(Layout layout, Func<int[], int> source)
    {
        int count = Perceptron.Limited((int)layout.Count, "values of a row");
        int[] sources = [.. Enumerable.Range(0, count).Select(i => source(layout.Position(i)))];
        return new Signal(sources.Length == Width && sources.Select((s, i) => s == i).All(same => same) ? Network : Network.Picked(sources), layout);
    }

    /// <summary>Every value where a larger layout asks for it.</summary>
    public Signal Spread(Layout layout) => Moved(layout, position => Layout.Index(position));

    /// <summary>Some of the values along a dimension.</summary>
    /// <param name="axis">The dimension.</param>
    /// <param name="kept">Which ones.</param>
    /// <param name="isOne">Whether it is one of them, and the dimension goes.</param>
    public Signal Taken(int axis, int[] kept, bool isOne = false) => Layout.Sizes[axis] is null
        ? throw new FormatException("it takes some of the rows. Expected all rows, and each for itself")
        : Moved(new Layout(isOne ? Layout.Sizes.RemoveAt(axis) : Layout.Sizes.SetItem(axis, kept.Length)), position =>
        {
            List<int> whole = [.. position];
            if (isOne)
            {
                whole.Insert(axis, kept[0]);
            }
            else
            {
                whole[axis] = kept[position[axis]];
            }
            return Layout.Index([.. whole]);
        });

    /// <summary>Weighted sums along a dimension.</summary>
    /// <param name="axis">The dimension, not that of the rows.</param>
    /// <param name="outputs">Its size afterwards.</param>
    /// <param name="weight">The weight of a value along it (first) in a sum (second).</param>
    public Signal Through(int axis, int outputs, Func<int, int, double> weight)
    {
        Layout layout = new(Layout.Sizes.SetItem(axis, outputs));
        if (Layout.Sizes[axis] == Width)
        {
            return new Signal(Network.Through(outputs, weight), layout);
        }
        int[][] sources = [.. Enumerable.Range(0, Width).Select(Layout.Position)];
        int[][] sums = [.. Enumerable.Range(0, Perceptron.Limited((int)layout.Count, "neurons in a layer")).Select(layout.Position)];
        return new Signal(Network.Through(sums.Length, (source, sum) =>
            IsBeside(sources[source], sums[sum]) ? weight(sources[source][axis], sums[sum][axis]) : 0), layout);

        bool IsBeside(int[] a, int[] b)
        {
            for (int i = 0; i < a.Length; i++)
            {
                if (i != axis && a[i] != b[i])
                {
                    return false;
                }
            }
            return true;
        }
    }

    /// <summary>The dimensions in another order.</summary>
    public Signal Turned(ImmutableArray<int> order) => Moved(new Layout([.. order.Select(axis => Layout.Sizes[axis])]), position =>
    {
        int[] before = new int[order.Length];
        for (int axis = 0; axis < order.Length; axis++)
        {
            before[order[axis]] = position[axis];
        }
        return Layout.Index(before);
    });

    /// <summary>The same values, counted in other dimensions.</summary>
    public Signal Shaped(Layout layout) => this with { Layout = layout };
}
