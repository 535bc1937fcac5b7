using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class UnusedClassTests
{
    [Fact]
    public void The_best_of_the_other_classes_wins()
    {
        foreach ((Mlp drawn, byte[][] codes, var random) in DrawnNetworks.Take(100, 12).Where(n => n.Mlp.Classes > 1))
        {
            Mlp mlp = ArgmaxPairing.Apply(drawn, [.. Enumerable.Range(0, drawn.Classes)]);
            int unused = random.Next(mlp.Classes);
            Mlp without = UnusedClass.Apply(mlp, unused);
            foreach (byte[] row in codes)
            {
                long[] outputs = mlp.Outputs(row);
                int best = Enumerable.Range(0, mlp.Classes).Where(c => c != unused).MaxBy(c => outputs[c]);
                Assert.Equal(best, without.Classify(row));
            }
        }
    }

    [Fact]
    public void Masks_stay_with_the_matches_that_are_left()
    {
        Mlp masked = ArgmaxBits.Apply(SmallNetworks.Exact, [0b11, 0b110]);
        Assert.Equal([new Match(0, 2, 0b110)], [.. UnusedClass.Apply(masked, 1).Argmax.Matches]);
        Assert.Equal([new Match(0, 1, 0b11)], [.. UnusedClass.Apply(masked, 2).Argmax.Matches]);
    }

    [Fact]
    public void The_last_class_cannot_be_switched_off()
    {
        Mlp one = UnusedClass.Apply(UnusedClass.Apply(SmallNetworks.Exact, 0), 2);
        Assert.Equal((1, true), (one.Argmax.OnlyClass, one.Argmax.Matches.IsEmpty));
        Assert.Throws<ArgumentException>(() => UnusedClass.Apply(one, 1));
    }
}
