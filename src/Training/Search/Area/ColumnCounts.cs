using System.Numerics;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Area;

/// <summary>How many bits of a neuron's summands fall into each column of its carry-save tree, a byte a column, with the
/// constant that negative summands leave and the interval of the sum.</summary>
internal struct ColumnCounts
{
    /// <summary>Columns that summands can reach: 8 bits shifted by up to 6.</summary>
    private const int Columns = GenomeShape.HiddenBits + GenomeShape.MaxExponent;

    private static readonly ulong[] Spread = [.. Enumerable.Range(0, 256).Select(SpreadOut)];

    private ulong _low;
    private ulong _high;

    /// <summary>Everything constant: the bias, less what inverted negative bits add.</summary>
    public int Constant { get; private set; }

    /// <summary>Smallest sum.</summary>
    public int Smallest { get; private set; }

    /// <summary>Largest sum.</summary>
    public int Largest { get; private set; }

    /// <summary>True when no summand reads anything.</summary>
    public readonly bool IsConstant => (_low | _high) == 0;

    /// <summary>Lowest column that can differ from row to row; 0 when there is none.</summary>
    public readonly int LowestColumn =>
        _low != 0 ? BitOperations.TrailingZeroCount(_low) / 8 : _high != 0 ? 8 + BitOperations.TrailingZeroCount(_high) / 8 : 0;

    /// <summary>Adds a constant.</summary>
    public void Add(int constant)
    {
        Constant += constant;
        Smallest += constant;
        Largest += constant;
    }

    /// <summary>Adds a summand whose mask names only bits that its source has.</summary>
    public void Add(int mask, int exponent, bool negative)
    {
        ulong spread = Spread[mask];
        _low += spread << (8 * exponent);
        _high += exponent == 0 ? 0 : spread >> (64 - 8 * exponent);
        int largest = mask << exponent;
        if (negative)
        {
            Constant -= largest;
            Smallest -= largest;
        }
        else
        {
            Largest += largest;
        }
    }

    /// <summary>Bits in one column.</summary>
    public readonly int this[int column] => column >= Columns ? 0 : (int)((column < 8 ? _low >> (8 * column) : _high >> (8 * (column - 8))) & 0xFF);

    private static ulong SpreadOut(int mask)
    {
        ulong spread = 0;
        for (int bit = 0; bit < 8; bit++)
        {
            spread |= (ulong)(mask >> bit & 1) << (8 * bit);
        }
        return spread;
    }
}
