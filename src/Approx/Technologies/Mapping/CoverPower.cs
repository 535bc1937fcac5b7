using System.Numerics;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>What the cells of a cover cost when static power has a price: their area, and their power in the states that
/// rows put them in. Polarity matters: an EGFET gate burns only while its output is low.</summary>
internal sealed class CoverPower
{
    private readonly Cell _inverter;
    private readonly double _price;
    private readonly BitRows _rows;
    private readonly ulong[][] _values;

    /// <summary>Simulates the circuit.</summary>
    /// <param name="circuit">The circuit to cover.</param>
    /// <param name="inverter">The library's inverter.</param>
    /// <param name="price">Area in um2 that a nW is worth.</param>
    /// <param name="rows">Rows of training data.</param>
    public CoverPower(Circuit circuit, Cell inverter, double price, BitRows rows)
    {
        (_inverter, _price, _rows) = (inverter, price, rows);
        _values = CircuitSimulation.Nodes(circuit, rows);
    }

    /// <summary>Cost in um2 of the inverter that makes a signal from its complement.</summary>
    /// <param name="signal">Code of the literal.</param>
    public double OfInverter(int signal)
    {
        int ones = _rows.Count(_values[signal >> 1]);
        int high = (signal & 1) == 0 ? _rows.Rows - ones : ones;
        return Cost(_inverter, high * _inverter.StaticPowerNw[1] + (_rows.Rows - high) * _inverter.StaticPowerNw[0]);
    }

    /// <summary>Cost in um2 of a match on a cut.</summary>
    public double Of(CellMatch match, in Cut cut)
    {
        double power = 0;
        for (int state = 0; state < 1 << match.LeafOfPin.Length; state++)
        {
            power += RowsIn(state, match, cut) * match.Cell.StaticPowerNw[state];
        }
        return Cost(match.Cell, power);
    }

    private double Cost(Cell cell, double power) => cell.AreaUm2 + _price * power / _rows.Rows;

    /// <summary>Number of rows that put the cell in a state.</summary>
    private int RowsIn(int state, CellMatch match, in Cut cut)
    {
        int wanted = state ^ match.Complemented, count = 0;
        for (int word = 0; word < _rows.Words; word++)
        {
            ulong inState = _rows.ValidBits(word);
            for (int pin = 0; pin < match.LeafOfPin.Length; pin++)
            {
                ulong value = _values[cut.Leaves[match.LeafOfPin[pin]]][word];
                inState &= (wanted >> pin & 1) == 1 ? value : ~value;
            }
            count += BitOperations.PopCount(inState);
        }
        return count;
    }
}
