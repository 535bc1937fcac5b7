using PrintedMlp.Approx.Numerics;

namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>The value of every signal of a netlist on chosen rows: all rows there are when few inputs are read, else fixed
/// rows that look random, so that the result depends on the netlist alone, and around every counterexample more.</summary>
internal sealed class PatternValues
{
    /// <summary>Words of a signal.</summary>
    public const int Words = 32;

    /// <summary>Inputs of which all rows fit.</summary>
    private const int MostInputs = 11;

    /// <summary>Words that stay random; the others take counterexamples.</summary>
    private const int RandomWords = 16;

    private readonly GateGraph _graph;
    private readonly List<ulong[]> _values = [];
    private readonly ulong[][] _pins = new ulong[Cell.MaxInputs][];
    private int _next = RandomWords;

    public PatternValues(GateGraph graph)
    {
        _graph = graph;
        int[] read = [.. Enumerable.Range(Netlist.InputOf(0), graph.FirstGate - Netlist.InputOf(0)).Where(input => graph.References(input) > 0)];
        IsExhaustive = read.Length <= MostInputs;
        for (int signal = 0; signal < graph.Signals; signal++)
        {
            _values.Add(new ulong[Words]);
        }
        _values[Netlist.One].AsSpan().Fill(ulong.MaxValue);
        for (int i = 0; i < read.Length; i++)
        {
            for (int word = 0; word < Words; word++)
            {
                _values[read[i]][word] = IsExhaustive ? Counting(i, word) : Mixing.OfCount((ulong)(i * Words + word + 1));
            }
        }
        foreach (int gate in graph.InOrder())
        {
            Refresh(gate);
        }
    }

    /// <summary>True when the rows are all rows.</summary>
    public bool IsExhaustive { get; }

    /// <summary>The value of a signal.</summary>
    public ulong[] this[int signal] => _values[signal];

    /// <summary>Computes a gate from its pins; a new one too.</summary>
    public void Refresh(int gate)
    {
        while (_values.Count <= gate)
        {
            _values.Add(new ulong[Words]);
        }
        Evaluate(gate, _values[gate]);
    }

    /// <summary>Puts a row and rows that differ from it in one input in the place of the oldest ones.</summary>
    /// <param name="ones">Inputs that are 1.</param>
    public void Add(HashSet<int> ones)
    {
        int count = _graph.FirstGate - Netlist.InputOf(0);
        for (int input = 0; input < count; input++)
        {
            ulong row = ones.Contains(Netlist.InputOf(input)) ? ulong.MaxValue : 0;
            _values[Netlist.InputOf(input)][_next] = row ^ (1UL << (1 + ((input + _next) % 63)));
        }
        foreach (int gate in _graph.InOrder())
        {
            Evaluate(gate, _values[gate]);
        }
        _next = _next + 1 == Words ? RandomWords : _next + 1;
    }

    /// <summary>True when no row tells a gate and a replacement apart, seen or not.</summary>
    public bool Agree(int gate, Replacement replacement)
    {
        ulong[] first = _values[replacement.First], target = _values[gate];
        for (int word = 0; word < Words; word++)
        {
            ulong value = first[word] ^ (replacement.IsInverted ? ulong.MaxValue : 0);
            value = replacement.Pair is { } pair ? Of(pair.Way.Function, value, _values[pair.Second][word]) : value;
            value = replacement.Top is { } top ? Of(top.Way.Function, value, _values[top.Second][word]) : value;
            if (target[word] != value)
            {
                return false;
            }
        }
        return true;
    }

    private static ulong Of(int function, ulong x, ulong y) => ((function & 1) != 0 ? ~x & ~y : 0) | ((function & 2) != 0 ? x & ~y : 0)
        | ((function & 4) != 0 ? ~x & y : 0) | ((function & 8) != 0 ? x & y : 0);

    private void Evaluate(int gate, ulong[] result)
    {
        ReadOnlySpan<int> pins = _graph.Pins(gate);
        for (int pin = 0; pin < pins.Length; pin++)
        {
            _pins[pin] = _values[pins[pin]];
        }
        CellWords.Evaluate(_graph.CellOf(gate), _pins.AsSpan(0, pins.Length), result);
    }

    /// <summary>Bit i of the row's number.</summary>
    private static ulong Counting(int input, int word)
    {
        ulong bits = 0;
        for (int row = 0; row < 64; row++)
        {
            bits |= (ulong)((64 * word + row) >> input & 1) << row;
        }
        return bits;
    }
}
