using System.Collections.Concurrent;

namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>Cells as clauses: for some pins in some state, whatever the others are, the output is known.</summary>
internal static class CellClauses
{
    private static readonly ConcurrentDictionary<(uint Function, int Pins), (int Care, int State)[]> Known = new();

    /// <summary>Sets of pins (a bit a pin) with a state that decides the output; together they cover every state.</summary>
    public static (int Care, int State)[] Of(Cell cell) => Known.GetOrAdd((cell.Function, cell.Inputs.Length), key => Find(key.Function, key.Pins));

    private static (int, int)[] Find(uint function, int pins)
    {
        List<(int, int)> found = [];
        for (int state = 0; state < 1 << pins; state++)
        {
            if (found.Any(clause => (state & clause.Item1) == clause.Item2))
            {
                continue;
            }
            int care = (1 << pins) - 1;
            for (int pin = 0; pin < pins; pin++)
            {
                int fewer = care & ~(1 << pin);
                care = Decides(function, pins, fewer, state & fewer) ? fewer : care;
            }
            found.Add((care, state & care));
        }
        return [.. found];
    }

    private static bool Decides(uint function, int pins, int care, int state) => Enumerable.Range(0, 1 << pins)
        .Where(other => (other & care) == state)
        .All(other => (function >> other & 1) == (function >> state & 1));
}
