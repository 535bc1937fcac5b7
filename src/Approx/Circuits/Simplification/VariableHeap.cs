namespace PrintedMlp.Approx.Circuits.Simplification;

/// <summary>The variables of a solver, the most active one first; equally active ones by number.</summary>
internal sealed class VariableHeap
{
    private readonly List<int> _items = [];
    private int[] _place = [];
    private double[] _activity = [];

    /// <summary>Holds variables 0..<paramref name="count"/> - 1, none of them active.</summary>
    public void Fill(int count)
    {
        if (count > _place.Length)
        {
            (_place, _activity) = (new int[2 * count], new double[2 * count]);
        }
        _items.Clear();
        Array.Clear(_activity);
        for (int variable = 0; variable < count; variable++)
        {
            _place[variable] = variable;
            _items.Add(variable);
        }
    }

    /// <summary>Makes a variable more active.</summary>
    public void Bump(int variable, double amount)
    {
        _activity[variable] += amount;
        if (_activity[variable] > 1e200)
        {
            // Only ratios matter; the solver's amount grows without bound otherwise.
            for (int i = 0; i < _activity.Length; i++)
            {
                _activity[i] *= 1e-200;
            }
        }
        if (_place[variable] >= 0)
        {
            Rise(_place[variable]);
        }
    }

    /// <summary>Removes the most active variable.</summary>
    public bool TryTake(out int variable)
    {
        if (_items.Count == 0)
        {
            variable = -1;
            return false;
        }
        variable = _items[0];
        _place[variable] = -1;
        int last = _items[^1];
        _items.RemoveAt(_items.Count - 1);
        if (_items.Count > 0)
        {
            (_items[0], _place[last]) = (last, 0);
            Sink(0);
        }
        return true;
    }

    /// <summary>Puts a variable back when it is not there.</summary>
    public void Put(int variable)
    {
        if (_place[variable] < 0)
        {
            _place[variable] = _items.Count;
            _items.Add(variable);
            Rise(_items.Count - 1);
        }
    }

    private bool IsBefore(int a, int b) => _activity[a] > _activity[b] || (_activity[a] == _activity[b] && a < b);

    private void Rise(int at)
    {
        for (; at > 0 && IsBefore(_items[at], _items[(at - 1) / 2]); at = (at - 1) / 2)
        {
            Swap(at, (at - 1) / 2);
        }
    }

    private void Sink(int at)
    {
        while (true)
        {
            int child = 2 * at + 1;
            if (child >= _items.Count)
            {
                return;
            }
            child += child + 1 < _items.Count && IsBefore(_items[child + 1], _items[child]) ? 1 : 0;
            if (!IsBefore(_items[child], _items[at]))
            {
                return;
            }
            Swap(at, child);
            at = child;
        }
    }

    private void Swap(int a, int b)
    {
        (_items[a], _items[b]) = (_items[b], _items[a]);
        (_place[_items[a]], _place[_items[b]]) = (a, b);
    }
}
