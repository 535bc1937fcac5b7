using PrintedMlp.Approx.Numerics;

namespace PrintedMlp.Training.Search.Area;

/// <summary>The area of a carry-save tree from the number of bits in its columns.</summary>
internal static class CarrySaveTree
{
    /// <summary>Area of the tree that adds the columns modulo 2^<paramref name="bits"/>.</summary>
    /// <param name="columns">Its bits and its constant.</param>
    /// <param name="bits">Bits of the sum, 1..17.</param>
    /// <param name="needed">Which sum bits are read.</param>
    /// <param name="model">Area of the parts.</param>
    public static double Area(in ColumnCounts columns, int bits, uint needed, AreaModel model)
    {
        double area = 0;
        int carries = 0, constant = columns.Constant;
        // Nothing above the last sum bit that is read is built.
        int top = BitLength.Of(needed & (uint)((1L << bits) - 1));
        for (int column = 0; column < top; column++)
        {
            int count = columns[column] + carries;
            bool one = (constant >> column & 1) == 1, isRead = (needed >> column & 1) == 1, isLast = column == top - 1;
            int full = (count - 1) / 2;
            bool half = count >= 2 && count % 2 == 0;
            // With an odd number of bits and a constant one, the last bit needs no adder but is itself the carry.
            carries = count == 0 ? 0 : full + (half || one ? 1 : 0);
            if (count < 2)
            {
                continue;
            }
            if (half)
            {
                area += full * model[isLast ? CircuitPart.FullAdderSum : CircuitPart.FullAdder];
                area += model[isLast ? CircuitPart.HalfAdderSum : isRead ? CircuitPart.HalfAdder : CircuitPart.HalfAdderCarry];
            }
            else
            {
                area += (full - 1) * model[isLast ? CircuitPart.FullAdderSum : CircuitPart.FullAdder];
                area += model[isLast ? CircuitPart.FullAdderSum : isRead || one ? CircuitPart.FullAdder : CircuitPart.FullAdderCarry];
            }
        }
        return area;
    }
}
