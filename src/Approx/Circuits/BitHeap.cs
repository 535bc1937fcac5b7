using System.Collections.Immutable;

namespace PrintedMlp.Approx.Circuits;

/// <summary>Bits of equal and different weights waiting to be added: the columns of a carry-save tree. Signed terms are
/// kept as inverted bits and a constant, so that a whole neuron is one tree with one constant. All arithmetic is modulo
/// 2^width.</summary>
/// <param name="builder">Where the adders are built.</param>
/// <param name="width">Number of columns, 1..62.</param>
internal sealed class BitHeap(CircuitBuilder builder, int width)
{
    private readonly List<Literal>[] _columns = [.. Enumerable.Range(0, width).Select(_ => new List<Literal>())];
    private long _constant;

    /// <summary>Adds a constant of any sign.</summary>
    public void Add(long constant) => _constant += constant;

    /// <summary>Adds <c>bit * 2^column</c>; a column past the width is lost.</summary>
    public void Add(Literal bit, int column)
    {
        if (bit.IsConstant)
        {
            _constant += bit == Literal.True && column < 63 ? 1L << column : 0;
        }
        else if (column < width)
        {
            _columns[column].Add(bit);
        }
    }

    /// <summary>Subtracts <c>bit * 2^column</c>, as <c>!bit * 2^column - 2^column</c>.</summary>
    public void Subtract(Literal bit, int column)
    {
        if (column < width)
        {
            Add(!bit, column);
            _constant -= 1L << column;
        }
    }

    /// <summary>Reduces the heap to one bit a column, lowest column first: three bits become a sum and a carry, the
    /// last two of a column likewise; constant bits ride along in full adders.</summary>
    /// <returns>The sum modulo 2^width, bit 0 first.</returns>
    public ImmutableArray<Literal> Sum()
    {
        Literal[] sum = new Literal[width];
        for (int column = 0; column < width; column++)
        {
            PriorityQueue<Literal, (int, int)> bits = new(Simplified(_columns[column], column).Select(bit => (bit, Priority(bit))));
            if ((_constant >> column & 1) == 1)
            {
                ReduceWithOne(bits, column);
            }
            while (bits.Count > 2)
            {
                Reduce(bits, Adders.Full(builder, bits.Dequeue(), bits.Dequeue(), bits.Dequeue()), column);
            }
            if (bits.Count == 2)
            {
                Reduce(bits, Adders.Half(builder, bits.Dequeue(), bits.Dequeue()), column);
            }
            sum[column] = bits.Count == 1 ? bits.Dequeue() : Literal.False;
        }
        return [.. sum];
    }

    /// <summary>The one joins a pair when the pairing would otherwise end in a half adder: a + b + 1 costs no more.
    /// Alone with a single bit it costs nothing: a + 1 is !a with carry a.</summary>
    private void ReduceWithOne(PriorityQueue<Literal, (int, int)> bits, int column)
    {
        if (bits.Count == 0)
        {
            bits.Enqueue(Literal.True, default);
            return;
        }
        while (bits.Count > 2)
        {
            Reduce(bits, Adders.Full(builder, bits.Dequeue(), bits.Dequeue(), bits.Dequeue()), column);
        }
        Literal second = bits.Count == 2 ? bits.Dequeue() : Literal.False;
        Reduce(bits, Adders.Full(builder, bits.Dequeue(), second, Literal.True), column);
    }

    private void Reduce(PriorityQueue<Literal, (int, int)> bits, (Literal Sum, Literal Carry) result, int column)
    {
        bits.Enqueue(result.Sum, Priority(result.Sum));
        if (column + 1 < width && result.Carry != Literal.False)
        {
            if (result.Carry == Literal.True)
            {
                _constant += 1L << (column + 1);
            }
            else
            {
                _columns[column + 1].Add(result.Carry);
            }
        }
    }

    /// <summary>Early bits first, so that the tree stays shallow; the number makes the order unique.</summary>
    private (int, int) Priority(Literal bit) => (builder.Depth(bit), bit.Code);

    /// <summary>Two equal bits are one bit of the next column; a bit and its complement are a constant one.</summary>
    private List<Literal> Simplified(List<Literal> bits, int column)
    {
        List<Literal> kept = [];
        foreach (Literal bit in bits)
        {
            if (kept.Remove(!bit))
            {
                _constant += 1L << column;
            }
            else if (kept.Remove(bit))
            {
                Add(bit, column + 1);
            }
            else
            {
                kept.Add(bit);
            }
        }
        return kept;
    }
}
