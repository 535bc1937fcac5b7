using System.Numerics;

namespace PrintedMlp.Approx.Circuits;

/// <summary>Bit-parallel evaluation of a circuit over many rows.</summary>
public static class CircuitSimulation
{
    /// <summary>The value of every node on every row.</summary>
    /// <returns>One array of words a node. Bits past the last row are not defined.</returns>
    public static ulong[][] Nodes(Circuit circuit, BitRows rows)
    {
        ulong[][] values = new ulong[circuit.Nodes][];
        values[0] = new ulong[rows.Words];
        rows.Inputs.CopyTo(values, 1);
        for (int node = circuit.FirstAnd; node < circuit.Nodes; node++)
        {
            values[node] = And(values, circuit.Left(node), circuit.Right(node));
        }
        return values;
    }

    /// <summary>The class index that the circuit gives for every row.</summary>
    public static int[] Classify(Circuit circuit, BitRows rows)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(rows);
        return [.. rows.Parts().SelectMany(part =>
        {
            ulong[][] nodes = Nodes(circuit, part);
            return part.Unpack([.. circuit.Outputs.Select(output =>
                output.IsComplement ? Array.ConvertAll(nodes[output.Node], word => ~word) : nodes[output.Node])]);
        })];
    }

    private static ulong[] And(ulong[][] values, Literal left, Literal right)
    {
        ulong[] a = values[left.Node], b = values[right.Node], result = GC.AllocateUninitializedArray<ulong>(a.Length);
        ulong flipA = left.IsComplement ? ulong.MaxValue : 0, flipB = right.IsComplement ? ulong.MaxValue : 0;
        Vector<ulong> maskA = new(flipA), maskB = new(flipB);
        int i = 0;
        for (; i <= result.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
        {
            ((new Vector<ulong>(a, i) ^ maskA) & (new Vector<ulong>(b, i) ^ maskB)).CopyTo(result, i);
        }
        for (; i < result.Length; i++)
        {
            result[i] = (a[i] ^ flipA) & (b[i] ^ flipB);
        }
        return result;
    }
}
