using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Puts instances into an order in which each reads only what inputs and earlier ones drive.</summary>
internal static class InstanceOrder
{
    private const int Named = 5;

    /// <summary>The indices of the instances in topological order; where there is a choice, the order of the source.</summary>
    /// <param name="instances">All of them.</param>
    /// <param name="cells">The cell of each.</param>
    /// <param name="loop">Makes the error when there is a loop, from the names of some instances in it.</param>
    public static int[] Sort(ImmutableArray<FlatInstance> instances, Cell[] cells, Func<string, Exception> loop)
    {
        Dictionary<int, int> driver = [];
        for (int i = 0; i < cells.Length; i++)
        {
            if (instances[i].Pins.TryGetValue(cells[i].Output, out ImmutableArray<int> bits) && !bits.IsEmpty)
            {
                driver[bits[0]] = i;
            }
        }
        int[][] sources = [.. cells.Select((cell, i) => cell.Inputs.Select(pin => driver.GetValueOrDefault(instances[i].Pins[pin][0], -1))
            .Where(s => s >= 0).Distinct().ToArray())];
        int[] order = Sorted(sources);
        return order.Length == cells.Length ? order
            : throw loop(string.Join(", ", Loop(sources, order).Take(Named).Select(i => instances[i].Name)));
    }

    /// <summary>Kahn's algorithm; what is on a loop or behind one is missing from the result.</summary>
    private static int[] Sorted(int[][] sources)
    {
        List<int>[] readers = [.. sources.Select(_ => new List<int>())];
        int[] waiting = [.. sources.Select(s => s.Length)];
        PriorityQueue<int, int> ready = new();
        for (int i = 0; i < sources.Length; i++)
        {
            Array.ForEach(sources[i], s => readers[s].Add(i));
            if (waiting[i] == 0)
            {
                ready.Enqueue(i, i);
            }
        }
        List<int> order = [];
        while (ready.TryDequeue(out int next, out _))
        {
            order.Add(next);
            foreach (int reader in readers[next].Where(r => --waiting[r] == 0))
            {
                ready.Enqueue(reader, reader);
            }
        }
        return [.. order];
    }

    /// <summary>Walks from source to source among the unsorted until one comes again: that one is on a loop.</summary>
    private static List<int> Loop(int[][] sources, int[] order)
    {
        HashSet<int> sorted = [.. order];
        List<int> walk = [Enumerable.Range(0, sources.Length).First(i => !sorted.Contains(i))];
        while (true)
        {
            int next = sources[walk[^1]].First(s => !sorted.Contains(s));
            int first = walk.IndexOf(next);
            if (first >= 0)
            {
                return walk[first..];
            }
            walk.Add(next);
        }
    }
}
