using System.Collections.Immutable;
using System.Numerics;

namespace PrintedMlp.Approx.Circuits;

/// <summary>Rows turned on their side for bit-parallel simulation: one vector of bits a signal, 64 rows a word. The
/// unused bits of the last word are 0.</summary>
public sealed class BitRows
{
    private BitRows(int rows, ulong[][] inputs) => (Rows, Inputs) = (rows, inputs);

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of 64-bit words a signal has.</summary>
    public int Words => WordsFor(Rows);

    /// <summary>One array of words for each input of the circuit.</summary>
    public ulong[][] Inputs { get; }

    /// <summary>Words of a part of <see cref="Parts"/>: 32,768 rows.</summary>
    private const int PartWords = 512;

    /// <summary>These rows, or one after the other a part of them: what all signals of a large circuit are on many rows would fill the
    /// memory.</summary>
    public IEnumerable<BitRows> Parts()
    {
        for (int first = 0; first < Words && Words > PartWords; first += PartWords)
        {
            int end = Math.Min(first + PartWords, Words);
            yield return new BitRows(Math.Min(64 * end, Rows) - 64 * first, [.. Inputs.Select(words => words[first..end])]);
        }
        if (Words <= PartWords)
        {
            yield return this;
        }
    }

    /// <summary>Words needed for a number of rows.</summary>
    public static int WordsFor(int rows) => (rows + 63) / 64;

    /// <summary>Mask of the bits in word <paramref name="word"/> that stand for a row.</summary>
    public ulong ValidBits(int word) => 64 * (word + 1) <= Rows ? ulong.MaxValue : (1UL << (Rows % 64)) - 1;

    /// <summary>Number of rows on which a signal is 1.</summary>
    /// <param name="values">Its value on every row.</param>
    public int Count(ReadOnlySpan<ulong> values)
    {
        int ones = 0;
        for (int word = 0; word < values.Length; word++)
        {
            ones += BitOperations.PopCount(values[word] & ValidBits(word));
        }
        return ones;
    }

    /// <summary>Packs coded rows for these inputs.</summary>
    /// <param name="codes">One array a row, one code a feature.</param>
    /// <param name="inputs">The inputs of the circuit.</param>
    public static BitRows Pack(IReadOnlyList<byte[]> codes, ImmutableArray<InputSignal> inputs)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return Of(codes.Count, inputs.Length, (row, input) => inputs[input].IsSet(codes[row][inputs[input].Feature]));
    }

    /// <summary>Packs inputs that are given one by one.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="isSet">Value of an input (second) on a row (first).</param>
    public static BitRows Of(int rows, int inputs, Func<int, int, bool> isSet)
    {
        ArgumentNullException.ThrowIfNull(isSet);
        ulong[][] packed = new ulong[inputs][];
        for (int input = 0; input < inputs; input++)
        {
            ulong[] words = packed[input] = new ulong[WordsFor(rows)];
            for (int row = 0; row < rows; row++)
            {
                words[row >> 6] |= (isSet(row, input) ? 1UL : 0) << (row & 63);
            }
        }
        return new BitRows(rows, packed);
    }

    /// <summary>Reads numbers back: element r is the number whose bit b is bit r of <paramref name="bits"/>[b].</summary>
    public int[] Unpack(IReadOnlyList<ulong[]> bits)
    {
        int[] values = new int[Rows];
        for (int bit = 0; bit < bits.Count; bit++)
        {
            for (int row = 0; row < Rows; row++)
            {
                values[row] |= (int)(bits[bit][row >> 6] >> (row & 63) & 1) << bit;
            }
        }
        return values;
    }
}
