namespace PrintedMlp.Approx.Faults;

/// <summary>Makes a cover smaller by local search with weights of rows (Gao, Weise and Li, 2015): a column is taken out, the rows that then are open
/// are met by swaps, and rows that stay open weigh more and more. Steps are counted and nothing is drawn.</summary>
internal sealed class CoverSearch
{
    private const uint Spread = 2_654_435_761;

    private readonly int[][] _rowsOf, _columnsOf;
    private readonly int[] _met, _moved;

    /// <summary>Weights of rows; worth of a column: outside the weight of the open rows that it meets, inside of those that only it
    /// meets.</summary>
    private readonly long[] _weights, _worth;
    private readonly bool[] _isIn;
    private readonly List<int> _open;

    /// <summary>Starts from a cover.</summary>
    /// <param name="columnsOf">For each row the columns that meet it, at least one.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="cover">Columns that meet all rows.</param>
    public CoverSearch(int[][] columnsOf, int columns, IEnumerable<int> cover)
    {
        _columnsOf = columnsOf;
        ILookup<int, int> rows = columnsOf.SelectMany((met, row) => met.Select(column => (column, row))).ToLookup(p => p.column, p => p.row);
        _rowsOf = [.. Enumerable.Range(0, columns).Select(column => rows[column].ToArray())];
        (_met, _moved, _isIn) = (new int[columnsOf.Length], new int[columns], new bool[columns]);
        (_weights, _worth) = ([.. columnsOf.Select(_ => 1L)], [.. _rowsOf.Select(r => (long)r.Length)]);
        _open = [.. Enumerable.Range(0, columnsOf.Length)];
        foreach (int column in cover)
        {
            Enter(column);
        }
    }

    /// <summary>The smallest cover found.</summary>
    /// <param name="steps">Swaps that are tried.</param>
    /// <param name="bound">No cover is smaller.</param>
    public int[] Run(int steps, int bound)
    {
        int[] best = In();
        for (int step = 1, entered = -1; step <= steps; step++)
        {
            while (_open.Count == 0)
            {
                best = In();
                if (best.Length <= Math.Max(1, bound))
                {
                    return best;
                }
                Leave(Cheapest(best, -1));
            }
            int left = Cheapest(In(), entered);
            Leave(left);
            _moved[left] = step;
            int[] able = _columnsOf[_open[(int)((uint)step * Spread % (uint)_open.Count)]];
            entered = able.Where(column => column != left || able.Length == 1).MaxBy(column => (_worth[column], -_moved[column]));
            Enter(entered);
            _moved[entered] = step;
            foreach (int row in _open)
            {
                _weights[row]++;
                Array.ForEach(_columnsOf[row], column => _worth[column]++);
            }
        }
        return best;
    }

    private int[] In() => [.. Enumerable.Range(0, _isIn.Length).Where(column => _isIn[column])];

    /// <summary>The column that can be spared best, among equals the one that has rested longest; not the one that has just come.</summary>
    private int Cheapest(int[] columns, int entered) =>
        columns.Where(column => column != entered || columns.Length == 1).MinBy(column => (_worth[column], _moved[column]));

    private void Enter(int column)
    {
        _isIn[column] = true;
        foreach (int row in _rowsOf[column])
        {
            if (++_met[row] == 1)
            {
                _open.Remove(row);
            }
            Change(row, column, -_weights[row], _met[row] - 1);
        }
    }

    private void Leave(int column)
    {
        _isIn[column] = false;
        foreach (int row in _rowsOf[column])
        {
            if (--_met[row] == 0)
            {
                _open.Add(row);
            }
            Change(row, column, _weights[row], _met[row]);
        }
    }

    /// <summary>What a row that others meet 0 times or once is worth to these others.</summary>
    private void Change(int row, int moved, long weight, int others)
    {
        if (others > 1)
        {
            return;
        }
        foreach (int column in _columnsOf[row])
        {
            if (column != moved && _isIn[column] == (others == 1))
            {
                _worth[column] += weight;
            }
        }
    }
}
