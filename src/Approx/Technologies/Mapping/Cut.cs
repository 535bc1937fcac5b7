using System.Runtime.CompilerServices;

namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>Room for the leaves of a cut without an allocation.</summary>
[InlineArray(Cell.MaxInputs)]
internal struct Leaves
{
    private int _first;
}

/// <summary>A cut of a node: leaves in ascending order that together determine it, and how.</summary>
internal struct Cut
{
    /// <summary>Numbers of the leaf nodes.</summary>
    public Leaves Leaves;

    /// <summary>How many leaves there are.</summary>
    public int Count;

    /// <summary>The node's value for each state of the leaves, the first leaf being bit 0.</summary>
    public uint Table;

    /// <summary>The cut that is the node itself.</summary>
    public static Cut Trivial(int node)
    {
        Cut cut = new() { Count = 1, Table = 0b10 };
        cut.Leaves[0] = node;
        return cut;
    }

    public readonly bool SameLeaves(in Cut other)
    {
        if (Count != other.Count)
        {
            return false;
        }
        for (int i = 0; i < Count; i++)
        {
            if (Leaves[i] != other.Leaves[i])
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Joins the leaves of two cuts.</summary>
    /// <returns>False when that gives more than <paramref name="limit"/>.</returns>
    public static bool TryMerge(in Cut a, in Cut b, int limit, out Cut merged)
    {
        merged = default;
        int i = 0, j = 0;
        while (i < a.Count || j < b.Count)
        {
            if (merged.Count == limit)
            {
                return false;
            }
            int leaf = j == b.Count || (i < a.Count && a.Leaves[i] <= b.Leaves[j]) ? a.Leaves[i] : b.Leaves[j];
            i += i < a.Count && a.Leaves[i] == leaf ? 1 : 0;
            j += j < b.Count && b.Leaves[j] == leaf ? 1 : 0;
            merged.Leaves[merged.Count++] = leaf;
        }
        return true;
    }

    /// <summary>This cut's table over the leaves of <paramref name="wider"/>, which has all of its leaves.</summary>
    public readonly uint TableOver(in Cut wider)
    {
        if (Count == wider.Count)
        {
            return Table;
        }
        Leaves place = default;
        for (int i = 0, at = 0; i < Count; i++, at++)
        {
            while (wider.Leaves[at] != Leaves[i])
            {
                at++;
            }
            place[i] = at;
        }
        uint table = 0;
        for (int state = 0; state < 1 << wider.Count; state++)
        {
            int narrow = 0;
            for (int i = 0; i < Count; i++)
            {
                narrow |= (state >> place[i] & 1) << i;
            }
            table |= (Table >> narrow & 1) << state;
        }
        return table;
    }

    /// <summary>True when every leaf matters to the table.</summary>
    public readonly bool DependsOnAllLeaves()
    {
        for (int i = 0; i < Count; i++)
        {
            uint variable = BooleanFunction.Variable(i);
            uint whenOne = (Table & variable) >> (1 << i);
            if (whenOne == (Table & ~variable & BooleanFunction.Mask(Count)))
            {
                return false;
            }
        }
        return true;
    }
}
