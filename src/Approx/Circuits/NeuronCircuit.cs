using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Circuits;

/// <summary>The circuit of one neuron.</summary>
internal static class NeuronCircuit
{
    public static Word Build(CircuitBuilder builder, Neuron neuron, IReadOnlyList<Word> sources)
    {
        Interval range = neuron.SumRange([.. sources.Select(s => s.Range)]);
        BitHeap heap = new(builder, range.Width);
        heap.Add(neuron.Constant);
        foreach (Summand summand in neuron.Summands.Where(s => !s.IsZero))
        {
            AddSummand(builder, heap, summand, sources[summand.Source]);
        }
        Word sum = new(heap.Sum(), range);
        return neuron.Activation is { } relu ? Rectify(builder, relu, sum) : sum;
    }

    /// <summary>A product without truncation goes into the heap digit by digit; a truncated one must be summed first,
    /// since its low bits carry into the ones that are kept.</summary>
    private static void AddSummand(CircuitBuilder builder, BitHeap heap, Summand summand, Word source)
    {
        bool isNegative = summand.Weight < 0;
        if (summand.DroppedBits == 0 || summand.IsPowerOfTwo)
        {
            foreach ((int exponent, bool digitIsNegative) in SignedDigits.Canonical(summand.Magnitude))
            {
                AddShifted(heap, summand.Mask, source, exponent, summand.DroppedBits, isNegative != digitIsNegative);
            }
            return;
        }
        Interval product = (summand with { Weight = (int)Math.Abs((long)summand.Weight), DroppedBits = 0 }).Range(source.Range);
        BitHeap inner = new(builder, product.Width);
        foreach ((int exponent, bool digitIsNegative) in SignedDigits.Canonical(summand.Magnitude))
        {
            AddShifted(inner, summand.Mask, source, exponent, 0, digitIsNegative);
        }
        AddShifted(heap, Summand.AllBits, new Word(inner.Sum(), product), 0, summand.DroppedBits, isNegative);
    }

    /// <summary>Adds or subtracts the masked source shifted left, without the columns below <paramref name="dropped"/>.</summary>
    private static void AddShifted(BitHeap heap, long mask, Word source, int shift, int dropped, bool isNegative)
    {
        for (int bit = 0; bit < source.Bits.Length; bit++)
        {
            if ((mask >> bit & 1) == 1 && bit + shift >= dropped)
            {
                if (isNegative)
                {
                    heap.Subtract(source[bit], bit + shift);
                }
                else
                {
                    heap.Add(source[bit], bit + shift);
                }
            }
        }
    }

    /// <summary>Negative becomes 0; low bits are dropped; a result that needs more bits than it has saturates.</summary>
    private static Word Rectify(CircuitBuilder builder, QRelu relu, Word sum)
    {
        Interval range = relu.Range(sum.Range);
        int magnitudeBits = sum.Range.IsSigned ? sum.Bits.Length - 1 : sum.Bits.Length;
        Literal overflow = Literal.False;
        for (int bit = relu.DroppedBits + relu.Width; bit < magnitudeBits; bit++)
        {
            overflow = builder.Or(overflow, sum[bit]);
        }
        int width = Math.Min(range.Width, Math.Max(0, magnitudeBits - relu.DroppedBits));
        ImmutableArray<Literal> bits = [.. Enumerable.Range(relu.DroppedBits, width)
            .Select(bit => builder.And(builder.Or(sum[bit], overflow), !sum.Sign))];
        return new Word(bits, range);
    }
}
