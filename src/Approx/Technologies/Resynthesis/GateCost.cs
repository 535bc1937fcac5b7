using System.Numerics;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>What a gate costs a search: its area and, when wanted, its static power in the states that rows put it in,
/// turned into area by a price.</summary>
internal sealed class GateCost
{
    private readonly int _rows;

    private GateCost(double pricePerNw, BitRows? rows) => (PricePerNw, Rows, _rows) = (pricePerNw, rows, rows?.Rows ?? 0);

    /// <summary>Area alone.</summary>
    public static GateCost AreaOnly { get; } = new(0, null);

    /// <summary>Area in um2 a nW of static power is worth.</summary>
    public double PricePerNw { get; }

    /// <summary>The rows, or null when power does not count.</summary>
    public BitRows? Rows { get; }

    /// <summary>Area and power together.</summary>
    public static GateCost WithPower(double pricePerNw, BitRows rows) => new(pricePerNw, rows);

    /// <summary>The cost in um2 of a cell whose pins have these values on the rows, complemented where said.</summary>
    /// <param name="cell">A cell of one or two inputs, or any when power does not count.</param>
    /// <param name="first">Values at its first pin.</param>
    /// <param name="flipFirst">Whether the pin reads their complement.</param>
    /// <param name="second">Values at its second pin; of no meaning for one input.</param>
    /// <param name="flipSecond">Whether the pin reads their complement.</param>
    /// <param name="ones">Number of rows on which the output is 1.</param>
    public double Of(Cell cell, ulong[] first, bool flipFirst, ulong[] second, bool flipSecond, out int ones)
    {
        int both = 0, onlyFirst = 0, onlySecond = 0;
        ulong flipA = flipFirst ? ulong.MaxValue : 0, flipB = flipSecond ? ulong.MaxValue : 0;
        for (int word = 0; word < first.Length; word++)
        {
            ulong valid = Rows!.ValidBits(word), a = (first[word] ^ flipA) & valid, b = (second[word] ^ flipB) & valid;
            both += BitOperations.PopCount(a & b);
            onlyFirst += BitOperations.PopCount(a & ~b);
            onlySecond += BitOperations.PopCount(b & ~a);
        }
        ReadOnlySpan<int> counts = [_rows - both - onlyFirst - onlySecond, onlyFirst, onlySecond, both];
        double power = 0;
        ones = 0;
        for (int state = 0; state < counts.Length; state++)
        {
            int pins = cell.Inputs.Length == 1 ? state & 1 : state;
            power += counts[state] * cell.StaticPowerNw[pins];
            ones += cell.Evaluate(pins) ? counts[state] : 0;
        }
        return cell.AreaUm2 + PricePerNw * power / _rows;
    }

    /// <summary>The cost in um2 of an inverter whose input is 1 on so many rows.</summary>
    public double OfInverter(Cell inverter, int ones) =>
        inverter.AreaUm2 + PricePerNw * (ones * inverter.StaticPowerNw[1] + (_rows - ones) * inverter.StaticPowerNw[0]) / _rows;
}
