namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>An incompletely specified function: rows on which it must be 1 and rows on which it must be 0. On others nobody
/// cares.</summary>
internal sealed class TargetFunction
{
    /// <summary>Rows on which it must be 1.</summary>
    public ulong[] OnSet { get; } = new ulong[PatternValues.Words];

    /// <summary>Rows on which it must be 0.</summary>
    public ulong[] OffSet { get; } = new ulong[PatternValues.Words];

    /// <summary>Literals (twice a signal, plus 1 for its complement) that are 1 wherever it must be.</summary>
    public List<int> Above { get; } = [];

    /// <summary>Literals that are 0 wherever it must be.</summary>
    public List<int> Below { get; } = [];

    /// <summary>Finds the literals above it, no more than a limit.</summary>
    public void FindAbove(List<int> signals, PatternValues values, int limit)
    {
        Above.Clear();
        foreach (int signal in signals)
        {
            if (Above.Count >= limit)
            {
                return;
            }
            AddAbove(signal, values[signal]);
        }
    }

    /// <summary>Finds the literals below it, no more than a limit.</summary>
    public void FindBelow(List<int> signals, PatternValues values, int limit)
    {
        Below.Clear();
        foreach (int signal in signals)
        {
            if (Below.Count >= limit)
            {
                return;
            }
            AddBelow(signal, values[signal]);
        }
    }

    /// <summary>Pairs that may make the function: products of two literals above it and sums of two below it. A pair may come
    /// twice.</summary>
    public IEnumerable<(int First, int Second)> Pairs(PatternValues values)
    {
        for (int i = 1; i < Above.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Above[i] >> 1 != Above[j] >> 1 && !Meet(OffSet, values, Above[i], Above[j]))
                {
                    yield return (Above[i] >> 1, Above[j] >> 1);
                }
            }
        }
        for (int i = 1; i < Below.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Below[i] >> 1 != Below[j] >> 1 && !Meet(OnSet, values, Below[i] ^ 1, Below[j] ^ 1))
                {
                    yield return (Below[i] >> 1, Below[j] >> 1);
                }
            }
        }
    }

    /// <summary>Whether two signals determine the function: each of their four states (a bit each) must be always 1 or always
    /// 0; a state that never occurs leaves the choice.</summary>
    public bool IsFunctionOf(ulong[] a, ulong[] b, out int mustBeOne, out int mustBeZero)
    {
        (mustBeOne, mustBeZero) = (0, 0);
        for (int word = 0; word < OnSet.Length; word++)
        {
            mustBeOne |= States(a[word], b[word], OnSet[word]);
            mustBeZero |= States(a[word], b[word], OffSet[word]);
            if ((mustBeOne & mustBeZero) != 0)
            {
                return false;
            }
        }
        return true;
    }

    private void AddAbove(int signal, ulong[] values)
    {
        if (!RowSets.Outside(OnSet, values))
        {
            Above.Add(2 * signal);
        }
        if (!RowSets.Meet(OnSet, values))
        {
            Above.Add(2 * signal + 1);
        }
    }

    private void AddBelow(int signal, ulong[] values)
    {
        if (!RowSets.Meet(OffSet, values))
        {
            Below.Add(2 * signal);
        }
        if (!RowSets.Outside(OffSet, values))
        {
            Below.Add(2 * signal + 1);
        }
    }

    private static bool Meet(ulong[] rows, PatternValues values, int first, int second) =>
        RowSets.Meet(rows, values[first >> 1], (first & 1) == 1, values[second >> 1], (second & 1) == 1);

    private static int States(ulong x, ulong y, ulong rows) =>
        ((~x & ~y & rows) != 0 ? 1 : 0) | ((x & ~y & rows) != 0 ? 2 : 0) | ((~x & y & rows) != 0 ? 4 : 0) | ((x & y & rows) != 0 ? 8 : 0);
}
