using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Shared;

/// <summary>Random combinations of all techniques that turn a network into another, to check that every representation of
/// the result computes the same. It makes no attempt at good networks. A new technique gets its line here: then it is checked
/// in circuits, netlists, RTL and simulators with all others.</summary>
internal static class RandomApproximation
{
    /// <summary>Applies each technique, with random settings, about every other time.</summary>
    /// <param name="mlp">Any network.</param>
    /// <param name="rows">At least one row of codes, for the techniques that look at some.</param>
    /// <param name="random">Decides everything.</param>
    public static Mlp Apply(Mlp mlp, IReadOnlyList<byte[]> rows, RandomStream random)
    {
        Func<Mlp, Mlp>[] techniques =
        [
            m => PowerOfTwoWeights.Apply(m, random.Next(3), 2 + random.Next(8)),
            m => SummandMasks.Apply(m, (_, _, _) => random.Chance(0.5) ? Summand.AllBits : (long)random.NextUInt64()),
            m => SummandMasks.KeepTopBits(m, random.Next(m.Layers.Length), 1 + random.Next(6)),
            m => SignificanceTruncation.Apply(m, rows, [.. m.Layers.Select(_ => random.NextDouble() * 0.3)], 1 + random.Next(3)),
            m => OnesComplementSubtraction.Apply(m, random.Chance(0.5) ? random.Next(m.Layers.Length) : null),
            m => RemoveConnection(m, rows, random),
            m => RemoveNeuron(m, rows, random),
            m => m.Layers.Length < 2 ? m : ActivationWidths.Fit(m, random.Next(m.Layers.Length - 1), rows, 1 + random.Next(9)),
            LinearOutputs.Apply,
            m => ArgmaxPairing.Apply(m, Shuffled(m.Classes, random)),
            m => m.Classes < 3 ? m : UnusedClass.Apply(m, random.Next(m.Classes)),
            m => MergedOutputs.IsPossible(m) ? MergedOutputs.Apply(m, random.Next(m.Classes)) : m,
            m => ArgmaxBits.Choose(m, rows, 1 + random.Next(5)),
        ];
        foreach (Func<Mlp, Mlp> technique in techniques)
        {
            mlp = random.Chance(0.5) ? WhereItFits(technique, mlp) : mlp;
        }
        return mlp;
    }

    /// <summary>Weights or sums that grow too large leave the network as it was, and so does a class that is the only
    /// one.</summary>
    private static Mlp WhereItFits(Func<Mlp, Mlp> technique, Mlp mlp)
    {
        try
        {
            return technique(mlp);
        }
        catch (ArgumentException)
        {
            return mlp;
        }
    }

    private static Mlp RemoveConnection(Mlp mlp, IReadOnlyList<byte[]> rows, RandomStream random)
    {
        int layer = random.Next(mlp.Layers.Length), neuron = random.Next(mlp.Layers[layer].Neurons.Length);
        int summands = mlp.Layers[layer].Neurons[neuron].Summands.Length;
        return summands == 0 ? mlp
            : ConnectionRemoval.Apply(mlp, layer, neuron, random.Next(summands), random.Chance(0.5) ? rows : null);
    }

    private static Mlp RemoveNeuron(Mlp mlp, IReadOnlyList<byte[]> rows, RandomStream random)
    {
        int layer = random.Next(mlp.Layers.Length), neurons = mlp.Layers[layer].Neurons.Length;
        return layer == mlp.Layers.Length - 1 || neurons < 2 ? mlp
            : random.Chance(0.5) ? NeuronRemoval.Apply(mlp, layer, random.Next(neurons), rows)
            : NeuronRemoval.Apply(mlp, layer, random.Next(neurons));
    }

    private static ImmutableArray<int> Shuffled(int classes, RandomStream random)
    {
        int[] order = [.. Enumerable.Range(0, classes)];
        random.Shuffle<int>(order);
        return [.. order];
    }
}
