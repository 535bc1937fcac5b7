using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Training.Gates;

/// <summary>The cheapest netlist of inverters and two-input gates that answers like a small one on all rows that there are: what no row asks for
/// is free. All netlists that cost less are looked through, depth first, each set of gates in one order only (Knuth, The Art of Computer
/// Programming 4A, 7.1.2, with prices in place of numbers of gates). A way ends where the outputs that are missing and the signals that
/// nobody reads yet need gates that cost more than is left.</summary>
/// <param name="Gates">The cheapest netlist found; the given one where none is cheaper.</param>
/// <param name="IsProven">True when there is no cheaper one over the inputs that the given one reads, false when the search gave up.</param>
public sealed record SmallestNetlist(GateList Gates, bool IsProven)
{
    /// <summary>Gates, and inputs that are read, of the largest netlist that is tried.</summary>
    public const int MostGates = 12;

    /// <summary>Gates that are tried before the search gives up.</summary>
    public const int Patience = 20_000_000;

    /// <summary>Different rows of what is read: a signal is one word.</summary>
    private const int MostRows = 64;

    /// <summary>Looks for a cheaper netlist.</summary>
    /// <param name="gates">The netlist.</param>
    /// <param name="rows">The rows that it has to answer like it, of some of its inputs: asked for where the netlist is small.</param>
    /// <param name="prices">The technology.</param>
    /// <param name="inputPrices">What reading inputs costs.</param>
    /// <param name="patience">Gates that are tried before it gives up.</param>
    /// <returns>Null for a netlist that is too large to try.</returns>
    public static SmallestNetlist? Of(GateList gates, Func<ImmutableArray<int>, IEnumerable<BitRows>> rows, GatePrices prices,
        InputPrices inputPrices, int patience = Patience)
    {
        ArgumentNullException.ThrowIfNull(gates);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(inputPrices);
        GateList compact = gates.Compact(out ImmutableArray<int> read);
        if (gates.Gates > MostGates || read.Length > MostGates)
        {
            return null;
        }
        uint[] patterns = [.. rows(read).SelectMany(Patterns).Distinct().Order()];
        if (patterns.Length > MostRows)
        {
            return null;
        }
        ulong[] inputs = [.. Enumerable.Range(0, read.Length).Select(i => Word(patterns, i))];
        ulong[] outputs = Outputs(compact, inputs, ulong.MaxValue >> (64 - patterns.Length));
        NetlistEnumeration search = new(outputs, ulong.MaxValue >> (64 - patterns.Length), prices, Price(gates, prices, inputPrices), patience);
        GateList? best = null;
        // What reads fewer inputs first: it is cheaper before its first gate.
        foreach ((uint taken, long price) in Enumerable.Range(0, 1 << read.Length).Select(set => (uint)set)
            .Where(set => Decides(patterns, set, outputs)).Select(set => (set, Of(read, set, inputPrices))).OrderBy(s => s.Item2).ThenBy(s => s.set))
        {
            int[] numbers = [.. Enumerable.Range(0, read.Length).Where(i => (taken >> i & 1) == 1)];
            best = search.Cheaper([.. numbers.Select(i => inputs[i])], price) is { } found
                ? found.Over(gates.Inputs, [.. numbers.Select(i => read[i])], outputs) : best;
        }
        return new SmallestNetlist(best ?? gates, !search.GaveUp);
    }

    /// <summary>Price of a netlist with all that it reads, in thousandths of a um2.</summary>
    public static long Price(GateList gates, GatePrices prices, InputPrices inputPrices)
    {
        ArgumentNullException.ThrowIfNull(gates);
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(inputPrices);
        Literal[] used = [.. gates.Pins, .. gates.Outputs];
        int[] read = [.. used.Select(l => l.Node).Where(n => n > 0 && n <= gates.Inputs).Select(n => n - 1).Distinct()];
        return gates.Kinds.Sum(prices.Of) + prices.Inverter * used.Where(l => l.IsComplement && !l.IsConstant).Distinct().Count()
            + Of([.. read], uint.MaxValue, inputPrices);
    }

    private static long Of(ImmutableArray<int> read, uint taken, InputPrices prices)
    {
        int[] inputs = [.. read.Where((_, i) => (taken >> i & 1) == 1)];
        return inputs.Sum(i => prices.Signals[i]) + inputs.Select(i => prices.GroupOf[i]).Distinct().Sum(g => prices.Groups[g]);
    }

    private static IEnumerable<uint> Patterns(BitRows rows)
    {
        for (int row = 0; row < rows.Rows; row++)
        {
            uint pattern = 0;
            for (int i = 0; i < rows.Inputs.Length; i++)
            {
                pattern |= (uint)(rows.Inputs[i][row >> 6] >> (row & 63) & 1) << i;
            }
            yield return pattern;
        }
    }

    /// <summary>What an input is in each pattern.</summary>
    private static ulong Word(uint[] patterns, int input)
    {
        ulong word = 0;
        for (int row = 0; row < patterns.Length; row++)
        {
            word |= (ulong)(patterns[row] >> input & 1) << row;
        }
        return word;
    }

    private static ulong[] Outputs(GateList gates, ulong[] inputs, ulong all)
    {
        ulong[] words = [0, .. inputs, .. new ulong[gates.Gates]];
        for (int gate = 0; gate < gates.Gates; gate++)
        {
            (ulong first, ulong second) = (Word(gates.Pins[2 * gate]), Word(gates.Pins[2 * gate + 1]));
            words[gates.SignalOf(gate)] = NetlistEnumeration.Value(gates.Kinds[gate], first, second) & all;
        }
        return [.. gates.Outputs.Select(Word)];

        ulong Word(Literal literal) => (literal.IsComplement ? ~words[literal.Node] : words[literal.Node]) & all;
    }

    /// <summary>Whether some inputs tell apart all rows that need different answers.</summary>
    private static bool Decides(uint[] patterns, uint taken, ulong[] outputs) =>
        patterns.Select((pattern, row) => (Seen: pattern & taken, Row: row)).GroupBy(p => p.Seen)
            .All(group => outputs.All(output => group.Select(p => output >> p.Row & 1).Distinct().Count() == 1));
}
