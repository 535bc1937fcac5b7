using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Diagnosis;

/// <summary>Two circuits with the same inputs joined so that one output says whether any of theirs differ.</summary>
/// <param name="Circuit">The joined circuit, with that one output.</param>
/// <param name="Reads">The inputs on which the output depends by its structure, ascending.</param>
public sealed record Miter(Circuit Circuit, ImmutableArray<int> Reads)
{
    /// <summary>Words of a signal that are computed at once: few enough for all signals to stay in a cache.</summary>
    private const int Words = 64;

    /// <summary>Inputs that change within a block of <see cref="Words"/> words.</summary>
    private const int Inside = 12;

    /// <summary>What the first six inputs are in every word of 64 rows.</summary>
    private static readonly ulong[] Patterns =
    [
        0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000,
    ];

    /// <summary>Gates evaluated by <see cref="FindDifference"/> when it looks at everything.</summary>
    public double Work => Math.Pow(2, Reads.Length) * Circuit.Ands;

    /// <summary>Joins two circuits.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other, with as many inputs and outputs.</param>
    public static Miter Of(Circuit left, Circuit right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        CircuitBuilder builder = new(left.Inputs);
        Literal[] inputs = [.. Enumerable.Range(0, left.Inputs.Length).Select(CircuitBuilder.Input)];
        Literal differ = Literal.False;
        foreach ((Literal a, Literal b) in builder.Insert(left, inputs).Zip(builder.Insert(right, inputs)))
        {
            differ = builder.Or(differ, builder.Xor(a, b));
        }
        Circuit circuit = builder.Build([differ]);
        bool[] read = new bool[circuit.Nodes];
        read[circuit.Outputs[0].Node] = true;
        for (int node = circuit.FirstAnd; node < circuit.Nodes; node++)
        {
            read[circuit.Left(node).Node] = read[circuit.Right(node).Node] = true;
        }
        return new Miter(circuit, [.. Enumerable.Range(0, circuit.Inputs.Length).Where(i => read[i + 1])]);
    }

    /// <summary>Tries every value of the inputs that are read, 2^<see cref="Reads"/> rows.</summary>
    /// <returns>The first values of all inputs for which the circuits differ; null proves that there are none.</returns>
    public bool[]? FindDifference()
    {
        ulong[] values = new ulong[Circuit.Nodes * Words];
        for (int i = 0; i < Math.Min(Inside, Reads.Length); i++)
        {
            for (int word = 0; word < Words; word++)
            {
                values[(Reads[i] + 1) * Words + word] = i < Patterns.Length ? Patterns[i] : 0 - (ulong)(word >> (i - Patterns.Length) & 1);
            }
        }
        for (long block = 0; block < 1L << Math.Max(0, Reads.Length - Inside); block++)
        {
            for (int i = Inside; i < Reads.Length; i++)
            {
                values.AsSpan((Reads[i] + 1) * Words, Words).Fill(0 - (ulong)(block >> (i - Inside) & 1));
            }
            for (int node = Circuit.FirstAnd; node < Circuit.Nodes; node++)
            {
                And(values, node);
            }
            if (FirstDifference(values) is >= 0 and int row)
            {
                return At(values, row);
            }
        }
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void And(ulong[] values, int node)
    {
        Literal left = Circuit.Left(node), right = Circuit.Right(node);
        Vector<ulong> flipLeft = new(left.IsComplement ? ulong.MaxValue : 0), flipRight = new(right.IsComplement ? ulong.MaxValue : 0);
        ReadOnlySpan<Vector<ulong>> a = Signal(values, left.Node), b = Signal(values, right.Node);
        Span<Vector<ulong>> result = Signal(values, node);
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (a[i] ^ flipLeft) & (b[i] ^ flipRight);
        }
    }

    private static Span<Vector<ulong>> Signal(ulong[] values, int node) =>
        MemoryMarshal.Cast<ulong, Vector<ulong>>(values.AsSpan(node * Words, Words));

    /// <summary>The first row of the block on which the circuits differ, or -1.</summary>
    private int FirstDifference(ulong[] values)
    {
        Literal output = Circuit.Outputs[0];
        ulong flip = output.IsComplement ? ulong.MaxValue : 0;
        for (int word = 0; word < Words; word++)
        {
            if ((values[output.Node * Words + word] ^ flip) is not 0 and ulong rows)
            {
                return 64 * word + BitOperations.TrailingZeroCount(rows);
            }
        }
        return -1;
    }

    private bool[] At(ulong[] values, int row) =>
        [.. Enumerable.Range(0, Circuit.Inputs.Length).Select(i => (values[(i + 1) * Words + row / 64] >> row % 64 & 1) == 1)];
}
