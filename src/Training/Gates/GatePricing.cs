using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Gates;

/// <summary>Prices what could take a gate's place: a constant, any signal that does not depend on it or its complement, and
/// every function of two signals, one of them a pin of the gate, the gate itself (it grows), or a signal drawn at random.
/// The best score wins: price that falls away + worth of a row * rows that turn right + temperature * Gumbel noise.</summary>
/// <param name="simulation">The network.</param>
/// <param name="prices">The technology.</param>
internal sealed class GatePricing(GateSimulation simulation, GatePrices prices)
{
    /// <summary>Gates that are looked at as replacements, all of a small network; inputs are beside them.</summary>
    private const int Window = 256;

    /// <summary>Partners drawn at random for each move.</summary>
    private const int RandomPartners = 1;

    private readonly GateNetwork _network = simulation.Network;
    private readonly InputWindow _inputs = new(simulation.Network, simulation.Rows);
    private readonly int[] _marks = new int[simulation.Network.Signals];
    private readonly int[] _signals = new int[simulation.Network.Signals];
    private readonly int[] _measures = new int[simulation.Network.Signals];
    private readonly int[] _together = new int[simulation.Network.Signals];
    private readonly List<int> _dying = [];
    private int _mark;
    private int _count;
    private Search _search;

    /// <summary>What one move is after, and the best so far.</summary>
    private struct Search
    {
        public int Gate;
        public double RowWorth, Temperature, Noise, BestScore;
        public long Freed, Cap, Offset;
        public bool ReadsPlain, ReadsComplement;
        public RandomStream Random;
        public GateMove? Best;
    }

    /// <summary>Draws what becomes of a gate, or which input all readers of an input read from now on.</summary>
    /// <param name="gate">A live gate, or an input that is read.</param>
    /// <param name="rowWorth">What a unit of loss is worth in thousandths of a um2.</param>
    /// <param name="temperature">Mean of the noise in thousandths of a um2.</param>
    /// <param name="cap">Most loss that one move may add.</param>
    /// <param name="random">Decides.</param>
    /// <returns>The move, or null when the gate stays.</returns>
    public GateMove? Draw(int gate, double rowWorth, double temperature, long cap, RandomStream random)
    {
        simulation.Flip(gate);
        Gather(gate, random);
        simulation.Measure(-1, _signals.AsSpan(0, _count), _measures);
        (bool plain, bool complement) = (_network.PlainReaders(gate) > 0, _network.ComplementReaders(gate) > 0);
        bool isInput = _network.IsInput(gate);
        (int first, int second) = isInput ? (0, 0) : (_network.Pin(gate, 0) >> 1, _network.Pin(gate, 1) >> 1);
        _search = new Search
        {
            Gate = gate,
            RowWorth = rowWorth,
            Temperature = temperature,
            Noise = temperature * Gumbel.Largest,
            BestScore = temperature * Gumbel.Draw(random),
            Cap = cap,
            Offset = simulation.RightWithZero - simulation.RightNow,
            ReadsPlain = plain,
            ReadsComplement = complement,
            Random = random,
        };
        _dying.Clear();
        _search.Freed = _network.Release(gate, _dying);
        PriceConstants();
        PriceSignals();
        if (!isInput)
        {
            PricePairs(gate, first, second, random);
        }
        _network.Restore(gate);
        return _search.Best is { Function: { } function, Change: 0 } && IsSame(gate, function, first, second) ? null : _search.Best;
    }

    /// <summary>Does a move.</summary>
    public void Apply(GateMove move)
    {
        if (move.Function is { } function)
        {
            int second = function.Second;
            if (second == move.Gate)
            {
                second = _network.Duplicate(move.Gate);
                simulation.Copy(move.Gate, second);
            }
            simulation.SetFunction(move.Gate, function.Number, function.First, second);
            _network.Rebuild(move.Gate, function.Way, function.First, second);
        }
        else
        {
            simulation.SetSignal(move.Gate, move.Literal);
            _network.Replace(move.Gate, move.Literal);
        }
        simulation.ApplyFlips();
    }

    /// <summary>Whether a gate that reads two signals is built as a function already.</summary>
    private bool IsSame(int gate, GateFunction function, int first, int second) =>
        ((function.First == first && function.Second == second) || (function.First == second && function.Second == first))
        && function.Way.Kind == _network.KindOf(gate) && !function.Way.FlipOutput
        && function.Way.FlipFirst == ((_network.Pin(gate, function.First == first ? 0 : 1) & 1) != 0)
        && function.Way.FlipSecond == ((_network.Pin(gate, function.First == first ? 1 : 0) & 1) != 0);

    /// <summary>Lists the signals that do not depend on the gate: inputs and gates, a window of many. For an input, the other
    /// inputs.</summary>
    private void Gather(int gate, RandomStream random)
    {
        _count = 0;
        foreach (int input in _inputs.Next(random))
        {
            _signals[_count] = input;
            _count += input == gate ? 0 : 1;
        }
        if (_network.IsInput(gate))
        {
            return;
        }
        _network.MarkFanOut(gate, ++_mark, _marks);
        ReadOnlySpan<int> order = _network.Order;
        int gates = Math.Min(Window, order.Length), from = order.Length > Window ? random.Next(order.Length) : 0;
        for (int i = 0; i < gates; i++)
        {
            int at = from + i < order.Length ? from + i : from + i - order.Length;
            if (order[at] > 0 && _marks[order[at]] != _mark)
            {
                _signals[_count++] = order[at];
            }
        }
    }

    private void PriceConstants()
    {
        // A gate that reads a constant is none any more.
        long readers = 0;
        for (int slot = _network.FirstReader(_search.Gate); slot >= 0; slot = _network.NextReader(slot))
        {
            readers += _network.GateOf(slot) is >= 0 and int reader ? prices.Of(_network.KindOf(reader)) : 0;
        }
        ConsiderLiteral(0, _search.Freed + readers, _search.Offset);
        ConsiderLiteral(1, _search.Freed + readers, _search.Offset + simulation.OneOverZero);
    }

    private void PriceSignals()
    {
        for (int i = 0; i < _count; i++)
        {
            int signal = _signals[i];
            long gain = _search.Freed - PriceOfReading(signal);
            long inverter = _network.ComplementReaders(signal) > 0 ? 0 : prices.Inverter;
            ConsiderLiteral(2 * signal, gain - (_search.ReadsComplement ? inverter : 0), _search.Offset + _measures[i]);
            ConsiderLiteral(2 * signal + 1, gain - (_search.ReadsPlain ? inverter : 0),
                _search.Offset + simulation.OneOverZero - _measures[i]);
        }
    }

    private void PricePairs(int gate, int first, int second, RandomStream random)
    {
        PricePairs(first);
        PricePairs(second);
        if (_network.CanGrow)
        {
            PricePairs(gate);
        }
        for (int i = 0; i < RandomPartners && _count > 0; i++)
        {
            PricePairs(_signals[random.Next(_count)]);
        }
    }

    /// <summary>Functions of a partner and each of the signals.</summary>
    private void PricePairs(int partner)
    {
        if (partner == 0)
        {
            return;
        }
        simulation.Measure(partner, _signals.AsSpan(0, _count), _together);
        long gain = _search.Freed - _network.Acquire(partner);
        bool hasPartner = _network.ComplementReaders(partner) > 0;
        int offset = (int)_search.Offset, all = simulation.OneOverZero, ofPartner = simulation.PartnerOneOverZero;
        for (int i = 0; i < _count; i++)
        {
            int signal = _signals[i];
            if (signal == partner)
            {
                continue;
            }
            int both = _together[i], only = _measures[i] - both, other = ofPartner - both, none = all - only - other - both;
            int high = Math.Max(Math.Max(both, only), Math.Max(Math.Max(other, none), only + other));
            int low = Math.Min(Math.Min(both, only), Math.Min(Math.Min(other, none), only + other));
            int place = GateImplementations.Case(_network.ComplementReaders(signal) > 0, hasPartner, _search.ReadsPlain, _search.ReadsComplement);
            double bound = gain - prices.Implementations.Lowest(place) + _search.RowWorth * (offset + Math.Max(high, all - low)) + _search.Noise;
            if (bound > _search.BestScore)
            {
                ConsiderFunctions(signal, partner, place, gain - PriceOfReading(signal), both, only, other, none);
            }
        }
        _network.Forget(partner);
    }

    /// <summary>The best function of two signals.</summary>
    private void ConsiderFunctions(int signal, int partner, int place, long gain, int both, int only, int other, int none)
    {
        ReadOnlySpan<GateImplementation> ways = prices.Implementations.Of(place);
        int all = both + only + other + none, offset = (int)_search.Offset;
        ReadOnlySpan<int> measures =
        [
            both, other, only, none, all - both, all - other, all - only, all - none, only + other, all - only - other,
        ];
        double bestScore = double.NegativeInfinity;
        int best = -1;
        for (int function = 0; function < measures.Length; function++)
        {
            long change = offset + measures[function];
            double score = gain - ways[function].Price + _search.RowWorth * change;
            if (score > bestScore && change >= -_search.Cap)
            {
                (bestScore, best) = (score, function);
            }
        }
        if (best >= 0 && bestScore + _search.Noise > _search.BestScore)
        {
            long change = offset + measures[best];
            double score = gain - ways[best].Price + _search.RowWorth * change;
            if (IsBest(score, change))
            {
                _search.Best = new GateMove(_search.Gate, 0, new(signal, partner, best, ways[best]), change);
            }
        }
    }

    private void ConsiderLiteral(int literal, long gain, long change)
    {
        if (IsBest(gain + _search.RowWorth * change, change))
        {
            _search.Best = new GateMove(_search.Gate, literal, null, change);
        }
    }

    /// <summary>Whether a score is the best so far, with noise that is drawn only where it can matter.</summary>
    private bool IsBest(double score, long change)
    {
        if (change < -_search.Cap || score + _search.Noise <= _search.BestScore)
        {
            return false;
        }
        score += _search.Temperature * Gumbel.Draw(_search.Random);
        if (score <= _search.BestScore)
        {
            return false;
        }
        _search.BestScore = score;
        return true;
    }

    /// <summary>What it costs to keep a signal that would die with the gate.</summary>
    private long PriceOfReading(int signal)
    {
        if (!_network.IsUnread(signal))
        {
            return 0;
        }
        long price = _network.Acquire(signal);
        _network.Forget(signal);
        return price;
    }
}

/// <summary>A change of one gate.</summary>
/// <param name="Gate">The gate, or an input whose readers read something else.</param>
/// <param name="Literal">Literal that takes its place; of no meaning where the gate becomes another function.</param>
/// <param name="Function">What the gate becomes; null when a literal takes its place.</param>
/// <param name="Change">Weight of the rows that turn right, minus that of those that turn wrong.</param>
internal readonly record struct GateMove(int Gate, int Literal, GateFunction? Function, long Change);

/// <summary>A function of two signals.</summary>
/// <param name="First">First signal.</param>
/// <param name="Second">Second signal; the gate itself where it grows.</param>
/// <param name="Number">The function, numbered as in <see cref="GateImplementations.Of"/>.</param>
/// <param name="Way">How it is built.</param>
internal readonly record struct GateFunction(int First, int Second, int Number, GateImplementation Way);
