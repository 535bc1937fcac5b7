using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Which neurons, bits and matches of a network can matter, and the nets that carry them. Found backwards from
/// the class, so that no net of the emitted module is without a reader.</summary>
internal sealed class RtlPlan
{
    /// <summary>Plans the hardware of <paramref name="mlp"/>.</summary>
    public RtlPlan(Mlp mlp)
    {
        Mlp = mlp;
        Contests = new Contests(mlp);
        NetNames names = new(mlp);
        Stack<IReadOnlyList<NeuronPlan>> layers = [];
        long[] read = Contests.ReadBits[..mlp.Classes];
        for (int layer = mlp.Layers.Length - 1; layer >= 0; layer--)
        {
            bool isOutput = layer == mlp.Layers.Length - 1;
            List<NeuronPlan> neurons = [];
            for (int i = 0; i < read.Length; i++)
            {
                int width = isOutput ? Contests.ValueRange.Width : mlp.Ranges[layer + 1][i].Width;
                if (read[i] != 0)
                {
                    neurons.Add(NeuronPlan.Of(mlp, (layer, i), read[i], width, names));
                }
            }
            layers.Push(neurons);
            read = ReadBy(neurons, mlp.Ranges[layer].Count);
        }
        Layers = [.. layers];
        FeatureBits = read;
    }

    /// <summary>The network.</summary>
    public Mlp Mlp { get; }

    /// <summary>The neurons that are read, layer by layer.</summary>
    public IReadOnlyList<IReadOnlyList<NeuronPlan>> Layers { get; }

    /// <summary>For each feature, the bits of its code that are read.</summary>
    public IReadOnlyList<long> FeatureBits { get; }

    /// <summary>The matches that decide.</summary>
    public Contests Contests { get; }

    /// <summary>The port with the features.</summary>
    public Net FeaturesPort => new("features_i", Mlp.Inputs * Mlp.InputBits, IsPort: true);

    /// <summary>The code of one feature.</summary>
    public Net Feature(int index) => new(new NetNames(Mlp).Source(0, index), Mlp.InputBits);

    /// <summary>True when the left player wins.</summary>
    public static Net LeftWins(Contest contest) => new(NetNames.Match(contest.Index) + "_left", 1);

    /// <summary>The winner's class.</summary>
    public Net WinnerClass(Contest contest) => new(NetNames.Match(contest.Index) + "_class", Mlp.ClassBits);

    /// <summary>The value of a player: an output, or the winner of a match.</summary>
    public Net PlayerValue(int player) => new(player < Mlp.Classes
        ? new NetNames(Mlp).Neuron(Mlp.Layers.Length - 1, player)
        : NetNames.Match(player - Mlp.Classes) + "_value", Contests.ValueRange.Width);

    private static long[] ReadBy(List<NeuronPlan> neurons, int sources)
    {
        long[] read = new long[sources];
        foreach (TermPlan term in neurons.SelectMany(n => n.Terms))
        {
            read[term.Summand.Source] |= term.Shape.Mask;
        }
        return read;
    }
}
