using System.Numerics;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Techniques;

/// <summary>A circuit after pruning.</summary>
/// <param name="Circuit">What is left.</param>
/// <param name="Gates">ANDs that became constants; what fell away with them is not counted.</param>
/// <param name="ChangedRows">Rows that get another class.</param>
internal sealed record PrunedCircuit(Circuit Circuit, int Gates, int ChangedRows);

/// <summary>Netlist pruning (DATE'22): a gate whose output is almost always the same over training rows becomes that
/// constant. All gates are judged by the circuit as it was, as in the paper, so their errors may add up: the changed
/// rows are counted, not bounded.</summary>
internal static class ConstantGatePruning
{
    /// <summary>Prunes every AND that has one value on at least a share of the rows.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="rows">Training rows, at least one.</param>
    /// <param name="share">Above 0.5, up to 1 (gates that never change on these rows); 0.80 to 0.99 in the paper.</param>
    public static PrunedCircuit Apply(Circuit circuit, BitRows rows, double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        ArgumentOutOfRangeException.ThrowIfZero(rows.Rows);
        ulong[][] values = CircuitSimulation.Nodes(circuit, rows);
        CircuitBuilder builder = new(circuit.Inputs);
        Literal[] now = new Literal[circuit.Nodes];
        int gates = 0;
        for (int node = 0; node < circuit.FirstAnd; node++)
        {
            now[node] = new Literal(2 * node);
        }
        for (int node = circuit.FirstAnd; node < circuit.Nodes; node++)
        {
            int ones = Ones(values[node], rows);
            bool constant = Math.Max(ones, rows.Rows - ones) >= share * rows.Rows;
            gates += constant ? 1 : 0;
            now[node] = constant ? Literal.Of(2 * ones > rows.Rows) : builder.And(Now(circuit.Left(node)), Now(circuit.Right(node)));
        }
        Circuit pruned = builder.Build([.. circuit.Outputs.Select(Now)]);
        int changed = CircuitSimulation.Classify(circuit, rows).Zip(CircuitSimulation.Classify(pruned, rows)).Count(c => c.First != c.Second);
        return new PrunedCircuit(pruned, gates, changed);

        Literal Now(Literal old) => now[old.Node] ^ old.IsComplement;
    }

    private static int Ones(ulong[] values, BitRows rows)
    {
        int ones = 0;
        for (int word = 0; word < values.Length; word++)
        {
            ones += BitOperations.PopCount(values[word] & rows.ValidBits(word));
        }
        return ones;
    }
}
