using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Tests.Approx.Circuits;

public class ComparatorTests
{
    public static TheoryData<long, long, long, long, long> Matches => new()
    {
        { 0, 15, 0, 15, -1 },
        { 0, 15, 0, 15, 0b0110 },
        { 0, 7, 0, 15, -1 },
        { -8, 7, -8, 7, -1 },
        { -8, 7, 0, 15, -1 },
        { 0, 7, -8, 7, 0b1010 },
        { -8, 7, -4, 3, 0b0011 },
        { -8, 7, -8, 7, 0b111000 },
        { -8, 7, -8, 7, ~0b11L },
        { 0, 15, 0, 15, 0 },
    };

    [Theory]
    [MemberData(nameof(Matches))]
    public void A_comparator_masked_to_any_bits_agrees_with_the_model(
        long leftLow, long leftHigh, long rightLow, long rightHigh, long mask)
    {
        Interval left = new(leftLow, leftHigh), right = new(rightLow, rightHigh);
        Circuit circuit = SmallCircuits.Build(left.Width + right.Width, (builder, x) =>
            [Comparator.LeftWins(builder, new Word([.. x[..left.Width]], left), new Word([.. x[left.Width..]], right), mask)]);
        int[] truth = SmallCircuits.Truth(circuit);
        Match match = new(0, 1, mask);
        for (int state = 0; state < truth.Length; state++)
        {
            long l = Value(state, left), r = Value(state >> left.Width, right);
            Assert.Equal(match.LeftWins(l, r) ? 1 : 0, truth[state]);
        }
    }

    private static long Value(int bits, Interval range)
    {
        long value = bits & ((1 << range.Width) - 1);
        return range.IsSigned && value >> (range.Width - 1) == 1 ? value - (1 << range.Width) : value;
    }
}
