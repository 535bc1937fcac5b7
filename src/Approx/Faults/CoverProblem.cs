using System.Numerics;

namespace PrintedMlp.Approx.Faults;

/// <summary>The fewest columns that meet every row of a matrix of bits.</summary>
/// <param name="rows">For each row the columns that meet it, one bit a column; at least one.</param>
/// <param name="columns">Number of columns.</param>
internal sealed class CoverProblem(ulong[][] rows, int columns)
{
    /// <summary>Steps of the exact search before it keeps what it has.</summary>
    private const int MostSteps = 3_000;

    /// <summary>Steps of the local search.</summary>
    private const int MostSwaps = 10_000;

    /// <summary>Rows that a set of rows without a common column is begun with.</summary>
    private const int MostStarts = 200;
    private readonly int[] _meeting = [.. rows.Select(row => row.Sum(BitOperations.PopCount))];

    /// <summary>For each row the columns that meet it, without those of which another one meets all rows too.</summary>
    private readonly int[][] _columnsOf = Columns(rows, columns);
    private int _steps;
    private int[] _best = [];

    /// <summary>The numbers of rows that do not follow from another: whatever meets the other meets them.</summary>
    public static int[] WithoutImplied(ulong[][] rows)
    {
        List<int> kept = [];
        foreach (int row in Enumerable.Range(0, rows.Length).OrderBy(r => rows[r].Sum(BitOperations.PopCount)))
        {
            if (!kept.Any(k => IsWithin(rows[k], rows[row])))
            {
                kept.Add(row);
            }
        }
        return [.. kept];
    }

    /// <summary>Columns that meet all rows: greedy, the rows that few columns meet weighing more, without columns that the others make needless;
    /// then local search; then branch and bound.</summary>
    /// <returns>The columns in rising order, and whether no fewer do.</returns>
    public (int[] Columns, bool IsExact) Solve()
    {
        _best = Greedy();
        int bound = Apart().Length;
        _best = _best.Length > bound ? new CoverSearch(_columnsOf, columns, _best).Run(MostSwaps, bound) : _best;
        _steps = 0;
        Branch([], [.. Enumerable.Range(0, rows.Length)]);
        return ([.. _best.Order()], _steps <= MostSteps);
    }

    /// <summary>Rows no two of which have a column in common: each needs a column of its own. Chosen greedily, the largest set that begins with
    /// some row.</summary>
    public int[] Apart()
    {
        int[] order = [.. Enumerable.Range(0, rows.Length).OrderBy(r => _meeting[r])];
        return order.Take(MostStarts).Select(first => Apart([first, .. order])).MaxBy(apart => apart.Length) ?? [];
    }

    /// <summary>The same for some rows, those that few columns meet first.</summary>
    private int[] Apart(IEnumerable<int> order)
    {
        List<int> chosen = [];
        ulong[] taken = new ulong[Math.Max(1, (columns + 63) / 64)];
        foreach (int row in order)
        {
            if (!rows[row].Zip(taken).Any(w => (w.First & w.Second) != 0))
            {
                chosen.Add(row);
                for (int word = 0; word < rows[row].Length; word++)
                {
                    taken[word] |= rows[row][word];
                }
            }
        }
        return [.. chosen];
    }

    private int[] Greedy()
    {
        double[] weight = [.. _meeting.Select(m => 1.0 / m)];
        HashSet<int> open = [.. Enumerable.Range(0, rows.Length)];
        List<int> chosen = [];
        while (open.Count > 0)
        {
            double[] worth = new double[columns];
            foreach (int row in open)
            {
                foreach (int column in _columnsOf[row])
                {
                    worth[column] += weight[row];
                }
            }
            int best = Array.IndexOf(worth, worth.Max());
            chosen.Add(best);
            open.RemoveWhere(row => IsMet(row, best));
        }
        for (int i = chosen.Count - 1; i >= 0; i--)
        {
            if (Enumerable.Range(0, rows.Length).All(row => chosen.Where((_, other) => other != i).Any(c => IsMet(row, c))))
            {
                chosen.RemoveAt(i);
            }
        }
        return [.. chosen];
    }

    /// <summary>Some column of the row that fewest meet has to be taken.</summary>
    private void Branch(int[] taken, int[] open)
    {
        if (open.Length == 0)
        {
            _best = taken.Length < _best.Length ? taken : _best;
            return;
        }
        if (++_steps > MostSteps || taken.Length + Apart(open.OrderBy(r => _meeting[r])).Length >= _best.Length)
        {
            return;
        }
        int hardest = open.MinBy(row => _meeting[row]);
        foreach (int column in _columnsOf[hardest].OrderByDescending(c => open.Count(row => IsMet(row, c))))
        {
            Branch([.. taken, column], [.. open.Where(row => !IsMet(row, column))]);
        }
    }

    private static int[][] Columns(ulong[][] rows, int columns)
    {
        ulong[][] met = [.. Enumerable.Range(0, columns).Select(_ => new ulong[(rows.Length + 63) / 64])];
        for (int row = 0; row < rows.Length; row++)
        {
            foreach (int column in Enumerable.Range(0, columns).Where(c => (rows[row][c >> 6] >> (c & 63) & 1) == 1))
            {
                met[column][row >> 6] |= 1UL << (row & 63);
            }
        }
        List<int> kept = [];
        foreach (int column in Enumerable.Range(0, columns).OrderByDescending(c => met[c].Sum(BitOperations.PopCount)))
        {
            if (!kept.Any(k => IsWithin(met[column], met[k])))
            {
                kept.Add(column);
            }
        }
        kept.Sort();
        return [.. Enumerable.Range(0, rows.Length).Select(row => kept.Where(c => (rows[row][c >> 6] >> (c & 63) & 1) == 1).ToArray())];
    }

    private bool IsMet(int row, int column) => (rows[row][column >> 6] >> (column & 63) & 1) == 1;

    private static bool IsWithin(ulong[] small, ulong[] large)
    {
        for (int word = 0; word < small.Length; word++)
        {
            if ((small[word] & ~large[word]) != 0)
            {
                return false;
            }
        }
        return true;
    }
}
