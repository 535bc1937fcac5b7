using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class MergedOutputsTests
{
    [Fact]
    public void Every_reference_keeps_every_class_ties_included()
    {
        int ties = 0, merged = 0;
        foreach ((Mlp drawn, byte[][] codes, var random) in DrawnNetworks.Take(300, 7))
        {
            // Few distinct values, so that there are ties.
            Mlp small = SummandMasks.Apply(drawn, (_, _, _) => random.Chance(0.5) ? 0 : random.Next(16));
            foreach (Mlp mlp in new[] { drawn, small, OnesComplementSubtraction.Apply(small) }.Select(LinearOutputs.Apply).Where(MergedOutputs.IsPossible))
            {
                foreach (int reference in Enumerable.Range(0, mlp.Classes))
                {
                    Mlp difference = MergedOutputs.Apply(mlp, reference);
                    Assert.Empty(difference.Layers[^1].Neurons[reference].Summands);
                    Assert.All(codes, row => Assert.Equal(mlp.Classify(row), difference.Classify(row)));
                    merged++;
                }
                ties += codes.Count(row => mlp.Outputs(row) is var o && o.Count(v => v == o.Max()) > 1);
            }
        }
        Assert.True(ties > 500 && merged > 500, $"{ties} ties, {merged} mergers");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Two_classes_are_told_apart_by_the_sign_of_one_difference(int reference)
    {
        Mlp mlp = new(2, 4, [SmallNetworks.Layer(SmallNetworks.Linear(9, (0, 7), (1, -3)), SmallNetworks.Linear(-4, (0, 2), (1, 5)))], Argmax.Exact(2));
        Mlp merged = MergedOutputs.Apply(mlp, reference);
        Assert.All(DrawnNetworks.All(mlp), row => Assert.Equal(mlp.Classify(row), merged.Classify(row)));
        ProbedCircuit probed = MlpCircuit.BuildProbed(merged);
        Literal sign = probed.Layers[0][1 - reference].Sign;
        Assert.Equal(sign.Node, probed.Circuit.Outputs[0].Node);
        Assert.Equal([5, -8], merged.Layers[0].Neurons[1 - reference].Summands.Select(s => s.Weight * (reference == 1 ? 1 : -1)));
    }

    [Fact]
    public void What_two_classes_share_falls_away()
    {
        Neuron first = new([new(0, 6, 0b1100), new(1, 3, Summand.AllBits, 2), new(2, -8)], 4, OnesComplement: true);
        Neuron second = new([new(0, 6), new(1, 3, Summand.AllBits, 2), new(2, -8), new(2, 1)], 4);
        Mlp merged = MergedOutputs.Apply(new Mlp(3, 4, [new Layer([first, second])], Argmax.Exact(2)), 1);
        Assert.Equal([new Summand(0, -6, 0b0011), new Summand(2, -1)], [.. merged.Layers[0].Neurons[0].Summands]);
        Assert.Equal(-1, merged.Layers[0].Neurons[0].Bias);
    }

    [Fact]
    public void Rectified_outputs_and_masked_matches_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MergedOutputs.Apply(SmallNetworks.Approximate, 0));
        Assert.Throws<ArgumentException>(() => MergedOutputs.Apply(ArgmaxBits.Apply(SmallNetworks.Exact, [1, -1]), 0));
    }

    [Fact]
    public void The_cheapest_of_all_references_and_none_is_taken()
    {
        double[] costs = [5, 3, 2, 4];
        int asked = 0;
        Mlp best = MergedOutputs.Cheapest(SmallNetworks.Exact, _ => costs[asked++]);
        Assert.Equal((4, true), (asked, best.Layers[^1].Neurons[1].Summands.IsEmpty));
        Assert.Same(SmallNetworks.Exact, MergedOutputs.Cheapest(SmallNetworks.Exact, _ => 1));
        Assert.Same(SmallNetworks.Approximate, MergedOutputs.Cheapest(SmallNetworks.Approximate, _ => 1));
    }
}
