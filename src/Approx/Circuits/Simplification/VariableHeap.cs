namespace PrintedMlp.Approx.Circuits.Simplification;

/// <summary>The variables of a solver, the most active one first; equally active ones by number.</summary>
internal sealed class VariableHeap
{
    private int[] _items = [];
    private int _count;
    private int[] _place = [];
    private double[] _activity = [];

    /// <summary>Holds variables 0..<paramref name="count"/> - 1, none of them active.</summary>
    public void Fill(int count)
    {
        if (count > _place.Length)
        {
            (_items, _place, _activity) = (new int[2 * count], new int[2 * count], new double[2 * count]);
        }
        Array.Clear(_activity);
        _count = count;
        for (int variable = 0; variable < count; variable++)
        {
            Move(variable, variable);
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
        if (_count == 0)
        {
            variable = -1;
            return false;
        }
        variable = _items[0];
        _place[variable] = -1;
        if (--_count > 0)
        {
            Move(_items[_count], 0);
            Sink(0);
        }
        return true;
    }

    /// <summary>Puts a variable back when it is not there.</summary>
    public void Put(int variable)
    {
        if (_place[variable] < 0)
        {
            Move(variable, _count);
            Rise(_count++);
        }
    }

    private bool IsBefore(int a, int b) => _activity[a] > _activity[b] || (_activity[a] == _activity[b] && a < b);

    private void Rise(int at)
    {
        int variable = _items[at];
        for (; at > 0 && IsBefore(variable, _items[(at - 1) / 2]); at = (at - 1) / 2)
        {
            Move(_items[(at - 1) / 2], at);
        }
        Move(variable, at);
    }

    private void Sink(int at)
    {
        int variable = _items[at];
        for (int child = 2 * at + 1; child < _count; child = 2 * at + 1)
        {
            child += child + 1 < _count && IsBefore(_items[child + 1], _items[child]) ? 1 : 0;
            if (!IsBefore(_items[child], variable))
            {
                break;
            }
            Move(_items[child], at);
            at = child;
        }
        Move(variable, at);
    }

    private void Move(int variable, int to) => (_items[to], _place[variable]) = (variable, to);
}
