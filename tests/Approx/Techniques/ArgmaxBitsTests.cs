using System.Numerics;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class ArgmaxBitsTests
{
    [Fact]
    public void Chosen_masks_have_few_bits_and_disagree_less_the_more_they_have()
    {
        byte[][] codes = DrawnNetworks.All(SmallNetworks.Exact);
        double[] changed = [.. Enumerable.Range(0, 14).Select(bits =>
        {
            Mlp masked = ArgmaxBits.Choose(SmallNetworks.Exact, codes, bits);
            Assert.All(masked.Argmax.Matches, m => Assert.InRange(BitOperations.PopCount((ulong)m.Mask), 0, bits));
            return ErrorReport.Of(SmallNetworks.Exact, masked, codes).ChangedClasses;
        })];
        Assert.True(changed[0] > 0.2, $"{changed[0]}");
        Assert.True(changed[4] < 0.1, $"{changed[4]}");
        Assert.Equal(0, changed[^1]);
    }

    [Fact]
    public void With_room_for_every_bit_nothing_changes()
    {
        foreach ((Mlp mlp, byte[][] codes, _) in DrawnNetworks.Take(60, 6))
        {
            Assert.Equal(0, ErrorReport.Of(mlp, ArgmaxBits.Choose(mlp, codes, 64), codes).ChangedClasses);
        }
    }

    [Fact]
    public void One_mask_a_match_is_expected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ArgmaxBits.Apply(SmallNetworks.Exact, [1]));
}
