using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Tests.Approx.Circuits;

public class BitHeapTests
{
    [Theory]
    [InlineData(3, 5, 7, 0)]
    [InlineData(-3, 5, -7, 11)]
    [InlineData(127, -128, 1, -77)]
    [InlineData(0, 0, 0, 5)]
    public void A_heap_adds_weighted_numbers_modulo_its_width(int first, int second, int third, int constant)
    {
        int[] weights = [first, second, third];
        const int width = 10;
        Circuit circuit = SmallCircuits.Build(6, (builder, x) =>
        {
            BitHeap heap = new(builder, width);
            heap.Add(constant);
            for (int i = 0; i < 3; i++)
            {
                AddProduct(heap, x[(2 * i)..(2 * i + 2)], weights[i]);
            }
            return [.. heap.Sum()];
        });
        IEnumerable<int> expected = Enumerable.Range(0, 64).Select(v =>
            (constant + weights[0] * (v & 3) + weights[1] * (v >> 2 & 3) + weights[2] * (v >> 4)) & ((1 << width) - 1));
        Assert.Equal(expected, SmallCircuits.Truth(circuit));
    }

    [Fact]
    public void Signed_digits_spell_the_value_without_neighbours()
    {
        for (long value = 0; value < 2000; value++)
        {
            (int Exponent, bool IsNegative)[] digits = [.. SignedDigits.Canonical(value)];
            Assert.Equal(value, digits.Sum(d => (d.IsNegative ? -1L : 1L) << d.Exponent));
            Assert.All(digits.Zip(digits.Skip(1)), pair => Assert.True(pair.Second.Exponent - pair.First.Exponent > 1));
        }
    }

    private static void AddProduct(BitHeap heap, Literal[] bits, int weight)
    {
        foreach ((int exponent, bool isNegative) in SignedDigits.Canonical(Math.Abs(weight)))
        {
            for (int bit = 0; bit < bits.Length; bit++)
            {
                if (isNegative != weight < 0)
                {
                    heap.Subtract(bits[bit], bit + exponent);
                }
                else
                {
                    heap.Add(bits[bit], bit + exponent);
                }
            }
        }
    }
}
