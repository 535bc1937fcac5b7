using System.Collections;
using System.Runtime.CompilerServices;

namespace PrintedMlp.Training.Data;

/// <summary>The cells of a line of a table. Of a long table they stay where they are, in the text of the file: a string is made when a cell
/// is asked for.</summary>
[CollectionBuilder(typeof(CellRow), nameof(Of))]
internal sealed class CellRow : IEnumerable<string>
{
    private readonly string _text = "";

    /// <summary>Where each cell starts and ends in the text.</summary>
    private readonly int[] _ends = [];

    private readonly string[]? _cells;

    /// <summary>Cells of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ends">Start and end of each cell, one after the other.</param>
    public CellRow(string text, int[] ends) => (_text, _ends) = (text, ends);

    private CellRow(string[] cells) => _cells = cells;

    /// <summary>Number of cells.</summary>
    public int Length => _cells?.Length ?? _ends.Length / 2;

    /// <summary>A cell, trimmed and without quotes.</summary>
    /// <param name="index">From 0.</param>
    public string this[int index] => _cells is null ? _text[_ends[2 * index].._ends[2 * index + 1]] : _cells[index];

    /// <summary>Cells that stand in no text.</summary>
    public static CellRow Of(ReadOnlySpan<string> cells) => new([.. cells]);

    /// <summary>Some cells in succession.</summary>
    /// <param name="start">The first, from 0.</param>
    /// <param name="length">How many.</param>
    public CellRow Slice(int start, int length) => _cells is null
        ? new CellRow(_text, _ends[(2 * start)..(2 * (start + length))]) : new CellRow(_cells[start..(start + length)]);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator()
    {
        for (int i = 0; i < Length; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
