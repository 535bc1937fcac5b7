using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>How values stand in a tensor: its size in each dimension, null in that of the rows. Values count from 0 with the last dimension
/// running fastest, and are those of one row.</summary>
/// <param name="Sizes">Size in each dimension; at most one is null.</param>
internal sealed record Layout(ImmutableArray<int?> Sizes)
{
    /// <summary>Number of dimensions.</summary>
    public int Rank => Sizes.Length;

    /// <summary>The dimension of the rows, or -1 where there is none.</summary>
    public int RowAxis => Sizes.IndexOf(null);

    /// <summary>Number of values of a row.</summary>
    public long Count => Sizes.Aggregate(1L, (all, size) => Math.Min(int.MaxValue, all * (size ?? 1)));

    /// <summary>As a message shows it: <c>rows x 4</c>.</summary>
    public override string ToString() => Rank == 0 ? "a single number"
        : string.Join(" x ", Sizes.Select(size => size is { } known ? $"{known}" : "rows"));

    /// <summary>The position of a value in every dimension.</summary>
    public int[] Position(int index)
    {
        int[] position = new int[Rank];
        for (int axis = Rank - 1; axis >= 0; axis--)
        {
            int size = Sizes[axis] ?? 1;
            position[axis] = index % size;
            index /= size;
        }
        return position;
    }

    /// <summary>The value at a position; a dimension of size 1 has the same value everywhere.</summary>
    /// <param name="position">A position in this or in more dimensions, the last of which are this one's.</param>
    public int Index(ReadOnlySpan<int> position)
    {
        int index = 0;
        for (int axis = 0; axis < Rank; axis++)
        {
            int size = Sizes[axis] ?? 1;
            index = index * size + (size == 1 ? 0 : position[position.Length - Rank + axis]);
        }
        return index;
    }

    /// <summary>A dimension, counted from the end when it is negative.</summary>
    /// <param name="axis">As the file has it.</param>
    /// <param name="more">How many dimensions there are besides those here.</param>
    /// <exception cref="FormatException">There is none.</exception>
    public int Axis(long axis, int more = 0) => axis >= -(Rank + more) && axis < Rank + more ? (int)(axis < 0 ? axis + Rank + more : axis)
        : throw new FormatException($"its axis is {axis}, and what comes to it is {this}");

    /// <summary>The layout of both together, where a dimension of size 1 stands for any.</summary>
    /// <returns>Null when they do not fit.</returns>
    public Layout? With(Layout other)
    {
        int rank = Math.Max(Rank, other.Rank);
        int?[] sizes = new int?[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            (int? a, int? b) = (At(this), At(other));
            if (a != b && a != 1 && b != 1)
            {
                return null;
            }
            sizes[axis] = a == 1 ? b : a;

            int? At(Layout layout) => axis - rank + layout.Rank is >= 0 and var own ? layout.Sizes[own] : 1;
        }
        return sizes.Count(size => size is null) > 1 ? null : new Layout([.. sizes]);
    }
}
