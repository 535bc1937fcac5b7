using System.Numerics;
using System.Runtime.InteropServices;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Diagnosis;

/// <summary>Finds the gates of a wrong circuit or netlist each of which alone can be at fault. The culprit of a single fault
/// is always among them: where an output is wrong, so is the culprit's value.</summary>
internal sealed class FaultSearch
{
    private readonly GateView _wrong;
    private readonly BitRows _rows;
    private readonly ulong[][] _rightSignals, _wrongSignals, _expected;
    private readonly ulong[] _failing;

    /// <summary>Prepares a search.</summary>
    /// <param name="right">The right circuit.</param>
    /// <param name="wrong">The circuit or netlist at fault, with the same inputs.</param>
    /// <param name="rows">All rows.</param>
    public FaultSearch(GateView right, GateView wrong, BitRows rows)
    {
        (_wrong, _rows) = (wrong, rows);
        (_rightSignals, _wrongSignals) = (right.Simulate(rows), wrong.Simulate(rows));
        _expected = [.. Enumerable.Range(0, rows.Words).Select(word => right.Outputs(Column(_rightSignals, word)))];
        _failing = [.. Enumerable.Range(0, rows.Words).Select(word => Differing(Column(_wrongSignals, word), word))];
    }

    /// <summary>Gates whose complement on failing rows would mend all outputs there. First those that another gate in
    /// the same place would mend on every row; then those whose function the right circuit does not know though it
    /// knows all that they read.</summary>
    public IEnumerable<int> Suspects()
    {
        HashSet<string> functions = [.. _rightSignals.Select(Signature)];
        bool[] known = [.. _wrongSignals.Select(values => functions.Contains(Signature(values)))];
        // A few words that fail tell nearly as much as all, and there are many gates to try.
        int[] telling = [.. Enumerable.Range(0, _rows.Words).OrderByDescending(word => BitOperations.PopCount(_failing[word])).Take(2)];
        return Enumerable.Range(_wrong.First, _wrongSignals.Length - _wrong.First)
            .Where(gate => telling.All(word => IsMended(gate, word, _failing[word])))
            .OrderBy(gate => IsMendedInPlace(gate) ? 0 : 1)
            .ThenBy(gate => !_wrong.Operands(gate).All(o => known[o]) ? 2 : known[gate] ? 1 : 0);
    }

    /// <summary>A wrong gate is wrong in some states of its operands, whenever they occur.</summary>
    private bool IsMendedInPlace(int gate)
    {
        int[] operands = [.. _wrong.Operands(gate)];
        ulong[][] states = [.. Enumerable.Range(0, 1 << operands.Length).Select(state => InState(operands, state))];
        ulong[][] wrong = [.. states.Where(rows => rows.Zip(_failing).Any(word => (word.First & word.Second) != 0))];
        return Enumerable.Range(0, _rows.Words).All(word =>
            IsMended(gate, word, wrong.Aggregate(0UL, (all, rows) => all | rows[word])));
    }

    private ulong[] InState(int[] operands, int state) => [.. Enumerable.Range(0, _rows.Words).Select(word =>
        operands.Select((o, pin) => (state >> pin & 1) == 1 ? _wrongSignals[o][word] : ~_wrongSignals[o][word])
            .Aggregate(ulong.MaxValue, (all, value) => all & value))];

    /// <summary>Whether complementing the gate on these rows of a word makes the whole word right.</summary>
    private bool IsMended(int gate, int word, ulong rows)
    {
        ulong[] values = Column(_wrongSignals, word);
        values[gate] ^= rows;
        for (int signal = gate + 1; signal < values.Length; signal++)
        {
            values[signal] = _wrong.Evaluate(signal, values);
        }
        return Differing(values, word) == 0;
    }

    private ulong Differing(ulong[] values, int word) =>
        _wrong.Outputs(values).Zip(_expected[word]).Aggregate(0UL, (all, bit) => all | bit.First ^ bit.Second) & _rows.ValidBits(word);

    private static ulong[] Column(ulong[][] signals, int word) => Array.ConvertAll(signals, words => words[word]);

    /// <summary>The values on all rows as a key, complemented where the first row has a one.</summary>
    private string Signature(ulong[] values) =>
        Convert.ToBase64String(MemoryMarshal.AsBytes<ulong>([.. values.Select((word, i) => word & _rows.ValidBits(i))]));
}
