using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Data;

/// <summary>Divides rows so that all rows of a group, such as a patient, a writer or a day, stand on one side, in shares of each class as
/// near as possible to those asked for. Groups go to parts one by one, the largest first; then single groups move, and two change places,
/// as long as the shares come nearer.</summary>
internal static class GroupSplitter
{
    /// <summary>More groups than this only move; pairs would take too long.</summary>
    private const int MostForPairs = 300;

    private const int MostPasses = 50;

    /// <summary>Weight of a class that a part lacks, in squared shares: more than all other distances together.</summary>
    private const double Lacking = 1000;

    /// <summary>60 % training, 20 % validation and 20 % test rows, in whole groups.</summary>
    /// <exception cref="UserException">There are fewer than three groups.</exception>
    public static Split Divided(Dataset data, RandomStream random)
    {
        ImmutableArray<int>[] parts = Parts([.. Enumerable.Range(0, data.Rows.Length)], data, [0.6, 0.2, 0.2], random);
        return new Split(parts[0], parts[1], parts[2]);
    }

    /// <summary>Three quarters of the rows given, and the others as validation rows, in whole groups.</summary>
    /// <exception cref="UserException">There are fewer than two groups.</exception>
    public static (ImmutableArray<int> Training, ImmutableArray<int> Validation) WithoutValidation(
        ImmutableArray<int> rows, Dataset data, RandomStream random)
    {
        ImmutableArray<int>[] parts = Parts(rows, data, [0.75, 0.25], random);
        return (parts[0], parts[1]);
    }

    private static ImmutableArray<int>[] Parts(ImmutableArray<int> rows, Dataset data, double[] shares, RandomStream random)
    {
        int[][] groups = [.. rows.GroupBy(row => data.Groups[row]).OrderBy(group => group.Key).Select(group => group.ToArray())];
        if (groups.Length < shares.Length)
        {
            throw new UserException($"The data has {Words.Count(groups.Length, "group")} to divide into {shares.Length} parts: every part needs one. "
                + "Give rows of more groups, or name another --group-column.");
        }
        int[][] counts = [.. groups.Select(group => Counts(group, data))];
        int[] part = Assigned(counts, shares, random);
        return [.. shares.Select((_, p) => groups.Where((_, g) => part[g] == p).SelectMany(group => group).Order().ToImmutableArray())];
    }

    private static int[] Counts(int[] rows, Dataset data)
    {
        int[] counts = new int[data.Classes.Length];
        foreach (int row in rows)
        {
            counts[data.Labels[row]]++;
        }
        return counts;
    }

    private static int[] Assigned(int[][] counts, double[] shares, RandomStream random)
    {
        int[] order = [.. Enumerable.Range(0, counts.Length)];
        random.Shuffle<int>(order);
        order = [.. order.OrderByDescending(g => counts[g].Sum())];
        var state = new State(counts, shares);
        foreach (int group in order)
        {
            state.Put(group, Enumerable.Range(0, shares.Length).MinBy(p => state.With(group, p)));
        }
        for (int pass = 0; pass < MostPasses && (Moved(state, order, shares.Length) | Swapped(state, order)); pass++)
        {
        }
        return state.Part;
    }

    private static bool Moved(State state, int[] order, int parts)
    {
        bool any = false;
        foreach (int group in order)
        {
            int from = state.Part[group];
            double before = state.Distance();
            int best = Enumerable.Range(0, parts).MinBy(p => state.With(group, p));
            if (best != from && state.With(group, best) < before - 1e-12)
            {
                state.Put(group, best);
                any = true;
            }
        }
        return any;
    }

    private static bool Swapped(State state, int[] order)
    {
        bool any = false;
        for (int i = 0; i < order.Length && order.Length <= MostForPairs; i++)
        {
            for (int j = i + 1; j < order.Length; j++)
            {
                int a = order[i], b = order[j], partOfA = state.Part[a], partOfB = state.Part[b];
                if (partOfA == partOfB)
                {
                    continue;
                }
                double before = state.Distance();
                state.Put(a, partOfB);
                state.Put(b, partOfA);
                if (state.Distance() < before - 1e-12)
                {
                    any = true;
                    continue;
                }
                state.Put(a, partOfA);
                state.Put(b, partOfB);
            }
        }
        return any;
    }

    /// <summary>Which group is where, and how far the shares are from those asked for.</summary>
    private sealed class State
    {
        private readonly int[][] _counts;
        private readonly double[] _shares;
        private readonly int[] _ofClass;
        private readonly int[][] _inPart;
        private readonly int[] _groupsInPart;

        public State(int[][] counts, double[] shares)
        {
            (_counts, _shares) = (counts, shares);
            _ofClass = [.. counts[0].Select((_, c) => counts.Sum(group => group[c]))];
            _inPart = [.. shares.Select(_ => new int[counts[0].Length])];
            _groupsInPart = new int[shares.Length];
            Part = [.. Enumerable.Repeat(-1, counts.Length)];
        }

        /// <summary>Part of each group; -1 where it has none yet.</summary>
        public int[] Part { get; }

        public void Put(int group, int part)
        {
            Add(group, Part[group], -1);
            Part[group] = part;
            Add(group, part, 1);
        }

        /// <summary>The distance if a group stood elsewhere.</summary>
        public double With(int group, int part)
        {
            int before = Part[group];
            Put(group, part);
            double distance = Distance();
            Put(group, before);
            return distance;
        }

        /// <summary>Squared distances of the shares of each class and of all rows, and what parts lack, training rows before all.</summary>
        public double Distance()
        {
            double sum = 0, rows = _ofClass.Sum();
            for (int p = 0; p < _shares.Length; p++)
            {
                sum += _groupsInPart[p] == 0 ? Lacking * Lacking : Square(_inPart[p].Sum() / rows - _shares[p]) * _ofClass.Length;
                for (int c = 0; c < _ofClass.Length; c++)
                {
                    sum += _ofClass[c] == 0 ? 0 : Square((double)_inPart[p][c] / _ofClass[c] - _shares[p]);
                    sum += _ofClass[c] > 0 && _inPart[p][c] == 0 ? (p == 0 ? Lacking : 1) : 0;
                }
            }
            return sum;
        }

        private void Add(int group, int part, int sign)
        {
            if (part >= 0)
            {
                _groupsInPart[part] += sign;
                for (int c = 0; c < _ofClass.Length; c++)
                {
                    _inPart[part][c] += sign * _counts[group][c];
                }
            }
        }

        private static double Square(double x) => x * x;
    }
}
