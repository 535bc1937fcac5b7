using System.Collections.Immutable;

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

    /// <summary>Words needed for a number of rows.</summary>
    public static int WordsFor(int rows) => (rows + 63) / 64;

    /// <summary>Mask of the bits in word <paramref name="word"/> that stand for a row.</summary>
    public ulong ValidBits(int word) => 64 * (word + 1) <= Rows ? ulong.MaxValue : (1UL << (Rows % 64)) - 1;

    /// <summary>Packs coded rows for these inputs.</summary>
    /// <param name="codes">One array a row, one code a feature.</param>
    /// <param name="inputs">The inputs of the circuit.</param>
    public static BitRows Pack(IReadOnlyList<byte[]> codes, ImmutableArray<InputSignal> inputs)
    {
        ulong[][] packed = new ulong[inputs.Length][];
        for (int i = 0; i < inputs.Length; i++)
        {
            (int feature, int bit) = inputs[i];
            ulong[] words = packed[i] = new ulong[WordsFor(codes.Count)];
            for (int row = 0; row < codes.Count; row++)
            {
                words[row >> 6] |= (ulong)(codes[row][feature] >> bit & 1) << (row & 63);
            }
        }
        return new BitRows(codes.Count, packed);
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
