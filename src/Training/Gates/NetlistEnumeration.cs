using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Training.Gates;

/// <summary>Goes through all netlists over some inputs that cost less than the best one known; see <see cref="SmallestNetlist"/>.</summary>
/// <param name="outputs">What has to be made, a bit for each row.</param>
/// <param name="all">A bit for each row.</param>
/// <param name="prices">The technology.</param>
/// <param name="limit">Price of the best netlist known, with its inputs.</param>
/// <param name="patience">Gates that are tried before it gives up.</param>
internal sealed class NetlistEnumeration(ulong[] outputs, ulong all, GatePrices prices, long limit, int patience)
{
    /// <summary>A gate of one input, after the kinds of gates of two.</summary>
    private const int Inverter = GateKinds.Count;

    private static readonly GateKind[] Kinds = Enum.GetValues<GateKind>();

    private readonly ulong[] _wanted = [.. outputs.Distinct().Where(word => word != 0 && word != all)];
    private readonly long _cheapest = Math.Min(prices.Inverter, Kinds.Min(prices.Of)), _cheapestOfTwo = Kinds.Min(prices.Of);
    private readonly List<Placed> _placed = [];
    private readonly List<int> _readers = [];
    private int _inputs;
    private FoundNetlist? _found;
    private long _limit = limit;
    private int _tried;

    /// <summary>True when there may be cheaper netlists that it did not come to.</summary>
    public bool GaveUp => _tried >= patience;

    /// <summary>A netlist that reads all of some inputs and costs less than any before; null when there is none.</summary>
    /// <param name="inputs">The inputs, a bit for each row.</param>
    /// <param name="price">What reading them costs.</param>
    public FoundNetlist? Cheaper(ulong[] inputs, long price)
    {
        if (price >= _limit)
        {
            return null;
        }
        _placed.Clear();
        _readers.Clear();
        _found = null;
        _inputs = inputs.Length;
        foreach (ulong input in inputs)
        {
            _placed.Add(new Placed(input, -1, -1, -1));
            _readers.Add(_wanted.Contains(input) ? 1 : 0);
        }
        int missing = _wanted.Count(word => !inputs.Contains(word));
        Continue(price, missing, _readers.Count(r => r == 0));
        return _found;
    }

    /// <summary>What a gate makes of two words.</summary>
    public static ulong Value(GateKind kind, ulong a, ulong b)
    {
        ulong core = kind.IsXor() ? a ^ b : kind.InvertsInputs() ? ~a & ~b : a & b;
        return kind.InvertsOutput() ? ~core : core;
    }

    /// <summary>Every gate that may come next: one that comes later in the order of its pins than the gate before it.</summary>
    private void Continue(long price, int missing, int unread)
    {
        if (missing == 0 && unread == 0)
        {
            _limit = price;
            _found = new FoundNetlist(_inputs, [.. _placed]);
            return;
        }
        Placed last = _placed.Count > _inputs ? _placed[^1] : new Placed(0, 0, 0, -1);
        for (int second = last.Second; second < _placed.Count; second++)
        {
            for (int first = second == last.Second ? last.First : 0; first <= second; first++)
            {
                int open = unread - (_readers[first] == 0 ? 1 : 0) - (first != second && _readers[second] == 0 ? 1 : 0);
                int after = second == last.Second && first == last.First ? last.Kind : -1;
                (int least, int most) = first == second ? (Inverter, Inverter) : (0, Inverter - 1);
                for (int kind = Math.Max(after + 1, least); kind <= most; kind++)
                {
                    Place(first, second, kind, price + Price(kind), missing, open);
                }
            }
        }
    }

    /// <summary>Places a gate where what is needed after it can be paid, and goes on.</summary>
    private void Place(int first, int second, int kind, long paid, int missing, int open)
    {
        if (paid + Least(missing - 1, open) >= _limit || GaveUp)
        {
            return;
        }
        _tried++;
        ulong word = (kind == Inverter ? ~_placed[first].Word : Value((GateKind)kind, _placed[first].Word, _placed[second].Word)) & all;
        bool isOutput = Array.IndexOf(_wanted, word) >= 0;
        (missing, open) = isOutput ? (missing - 1, open) : (missing, open + 1);
        if (word == 0 || word == all || paid + Least(missing, open) >= _limit || IsThere(word))
        {
            return;
        }
        _placed.Add(new Placed(word, first, second, kind));
        _readers.Add(isOutput ? 1 : 0);
        _readers[first]++;
        _readers[second]++;
        Continue(paid, missing, open);
        _readers[first]--;
        _readers[second]--;
        _placed.RemoveAt(_placed.Count - 1);
        _readers.RemoveAt(_readers.Count - 1);
    }

    /// <summary>Least price of what makes so many outputs and reads so many signals: a gate of two inputs makes two signals one, one of one input
    /// leaves as many.</summary>
    private long Least(int missing, int unread)
    {
        int joins = Math.Max(0, unread - missing);
        return joins * _cheapestOfTwo + Math.Max(0, missing - joins) * _cheapest;
    }

    private long Price(int kind) => kind == Inverter ? prices.Inverter : prices.Of((GateKind)kind);

    private bool IsThere(ulong word)
    {
        foreach (Placed placed in _placed)
        {
            if (placed.Word == word)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>An input, or a gate on its place.</summary>
    /// <param name="Word">What it is, a bit for each row.</param>
    /// <param name="First">The place that its first pin reads, at most <paramref name="Second"/>; -1 for an input.</param>
    /// <param name="Second">The same of its second pin; the same place for an inverter.</param>
    /// <param name="Kind">A <see cref="GateKind"/>, or one more for an inverter.</param>
    internal readonly record struct Placed(ulong Word, int First, int Second, int Kind)
    {
        public bool IsInverter => Kind == Inverter;
    }
}

/// <summary>A netlist that was found.</summary>
/// <param name="Inputs">Number of inputs, which come first.</param>
/// <param name="Placed">Inputs and gates.</param>
internal sealed record FoundNetlist(int Inputs, ImmutableArray<NetlistEnumeration.Placed> Placed)
{
    /// <summary>As a list of gates.</summary>
    /// <param name="inputs">Number of inputs of the list.</param>
    /// <param name="numbers">Those that are read.</param>
    /// <param name="outputs">What its outputs are, a bit for each row.</param>
    public GateList Over(int inputs, int[] numbers, ulong[] outputs)
    {
        List<Literal> literals = [.. numbers.Select(CircuitBuilder.Input)];
        List<GateKind> kinds = [];
        List<Literal> pins = [];
        foreach (NetlistEnumeration.Placed gate in Placed.Skip(Inputs))
        {
            if (gate.IsInverter)
            {
                literals.Add(!literals[gate.First]);
                continue;
            }
            literals.Add(new Literal(2 * (1 + inputs + kinds.Count)));
            kinds.Add((GateKind)gate.Kind);
            pins.AddRange([literals[gate.First], literals[gate.Second]]);
        }
        return new GateList(inputs, [.. kinds], [.. pins], [.. outputs.Select(Made)]);

        Literal Made(ulong word)
        {
            int at = Placed.Select(p => p.Word).ToList().IndexOf(word);
            return at >= 0 ? literals[at] : word == 0 ? Literal.False : Literal.True;
        }
    }
}
