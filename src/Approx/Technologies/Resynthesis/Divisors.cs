namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>Signals that may replace a gate: those around it that do not depend on it.</summary>
/// <param name="graph">The netlist.</param>
internal sealed class Divisors(GateGraph graph)
{
    private const int Most = 100;
    private const int MaxReaders = 24;
    private readonly List<int> _visited = [];
    private bool[] _seen = [];

    /// <summary>The signals, nearest first; never a constant.</summary>
    public List<int> Signals { get; } = [];

    /// <summary>Collects the signals around a gate, which must still be connected.</summary>
    public void Collect(int gate, Observability observability)
    {
        foreach (int signal in _visited)
        {
            _seen[signal] = false;
        }
        if (_seen.Length < graph.Signals)
        {
            _seen = new bool[2 * graph.Signals];
        }
        _visited.Clear();
        Signals.Clear();
        Enter(gate, observability);
        for (int at = 0; at < _visited.Count && Signals.Count < Most; at++)
        {
            int signal = _visited[at];
            if (!graph.IsSource(signal))
            {
                foreach (int pin in graph.Pins(signal))
                {
                    Enter(pin, observability);
                }
            }
            List<int> readers = graph.Readers(signal);
            for (int i = 0; i < readers.Count && i < MaxReaders; i++)
            {
                Enter(readers[i], observability);
            }
        }
    }

    private void Enter(int signal, Observability observability)
    {
        if (signal > Netlist.One && !_seen[signal])
        {
            _seen[signal] = true;
            _visited.Add(signal);
            if (!observability.Follows(signal) && Signals.Count < Most)
            {
                Signals.Add(signal);
            }
        }
    }
}
