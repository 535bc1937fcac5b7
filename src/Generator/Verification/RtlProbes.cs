using PrintedMlp.Approx.Networks;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>The model's value of every net of the RTL, in the order of evaluation.</summary>
internal static class RtlProbes
{
    /// <summary>The probes for one row.</summary>
    public static IEnumerable<Probe> Of(Mlp mlp, byte[] codes)
    {
        RtlPlan plan = new(mlp);
        long[] sources = [.. codes.Select(c => (long)c)];
        foreach (int i in Enumerable.Range(0, mlp.Inputs).Where(i => plan.FeatureBits[i] != 0))
        {
            yield return Of(plan.Feature(i), sources[i], $"feature {i}");
        }
        for (int layer = 0; layer < mlp.Layers.Length; layer++)
        {
            foreach (Probe probe in plan.Layers[layer].SelectMany(n => Of(mlp, n, sources)))
            {
                yield return probe;
            }
            sources = [.. mlp.Layers[layer].Neurons.Select(n => n.Value(sources))];
        }
        foreach (Probe probe in Of(plan, sources))
        {
            yield return probe;
        }
    }

    private static IEnumerable<Probe> Of(Mlp mlp, NeuronPlan neuron, long[] sources)
    {
        (int layer, int index) = neuron.Place;
        string place = layer == mlp.Layers.Length - 1
            ? $"output neuron {index}"
            : $"neuron {index} of hidden layer {layer + 1}";
        foreach (TermPlan term in neuron.Terms)
        {
            yield return Of(term.Net, Math.Abs(term.Summand.Value(sources[term.Summand.Source])), place);
        }
        if (neuron.Sum is { } sum && sum != neuron.Value)
        {
            yield return Of(sum, neuron.Neuron.Sum(sources), place);
        }
        yield return Of(neuron.Value, neuron.Neuron.Value(sources), place);
    }

    private static IEnumerable<Probe> Of(RtlPlan plan, long[] outputs)
    {
        int classes = plan.Mlp.Classes;
        int[] winner = [.. Enumerable.Range(0, classes), .. new int[plan.Mlp.Argmax.Matches.Length]];
        foreach (Contest contest in plan.Contests.Live)
        {
            string place = $"match {contest.Index} of the argmax";
            (int left, int right, int self) = (winner[contest.Left], winner[contest.Right], classes + contest.Index);
            bool leftWins = plan.Mlp.Argmax.Matches[contest.Index].LeftWins(outputs[left], outputs[right]);
            winner[self] = leftWins ? left : right;
            yield return Of(RtlPlan.LeftWins(contest), leftWins ? 1 : 0, place);
            if (plan.Contests.ReadBits[self] != 0)
            {
                yield return Of(plan.PlayerValue(self), outputs[winner[self]], place);
            }
            yield return Of(plan.WinnerClass(contest), winner[self], place);
        }
    }

    private static Probe Of(Net net, long value, string place) => new(net.Name, net.Width, (ulong)(value & TwosComplement.Ones(net.Width)), place);
}
