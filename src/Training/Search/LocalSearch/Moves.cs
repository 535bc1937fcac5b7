using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.LocalSearch;

/// <summary>The moves of annealing. Each changes one hidden neuron or some outputs of a genome.</summary>
internal static class Moves
{
    /// <summary>Changes the genome by one move drawn at random.</summary>
    public static Move Draw(Genome genome, RandomStream random)
    {
        int draw = random.Next(1000);
        bool isPaired = random.Next(5) == 0;
        switch (draw)
        {
            case < 570:
                return Hidden(genome, draw, isPaired, random);
            case < 960:
                return Output(genome, draw, isPaired, random);
            case < 965:
                return DropNeuron(genome, random);
            case < 970:
                return SwitchClass(genome, random);
            case < 980:
                return HalveOutputs(genome);
            default:
                return OffsetOutputs(genome, random);
        }
    }

    private static Move Hidden(Genome genome, int draw, bool isPaired, RandomStream random)
    {
        int neuron = random.Next(genome.Shape.Hidden);
        bool changed = HiddenGene(genome, neuron, draw, random);
        changed |= isPaired && HiddenGene(genome, neuron, random.Next(570), random);
        return changed ? Move.OfHidden(neuron) : Move.None;
    }

    private static bool HiddenGene(Genome genome, int neuron, int draw, RandomStream random) => draw switch
    {
        < 420 => GeneMoves.Connection(genome, genome.Shape.Into(neuron, random.Next(genome.Shape.Inputs)), genome.Shape.InputBits, random),
        < 490 => GeneMoves.Bias(ref genome.HiddenBias[neuron], 10, random),
        _ => GeneMoves.Activation(genome, neuron, random),
    };

    private static Move Output(Genome genome, int draw, bool isPaired, RandomStream random)
    {
        int output = random.Next(genome.Shape.Classes);
        if (!genome.Enabled[output])
        {
            return Move.None;
        }
        bool changed = OutputGene(genome, output, draw < 870, random);
        changed |= isPaired && OutputGene(genome, output, random.Next(39) < 30, random);
        return changed ? Move.OfOutputs(1UL << output) : Move.None;
    }

    private static bool OutputGene(Genome genome, int output, bool isConnection, RandomStream random)
    {
        if (!isConnection)
        {
            return GeneMoves.Bias(ref genome.OutputBias[output], 8, random);
        }
        int neuron = random.Next(genome.Shape.Hidden);
        return GeneMoves.Connection(genome, genome.Shape.Out(output, neuron), genome.Widths[neuron], random);
    }

    /// <summary>Nobody reads the neuron any more.</summary>
    private static Move DropNeuron(Genome genome, RandomStream random)
    {
        int neuron = random.Next(genome.Shape.Hidden);
        ulong changed = 0;
        for (int output = 0; output < genome.Shape.Classes; output++)
        {
            ref byte mask = ref genome.Masks[genome.Shape.Out(output, neuron)];
            changed |= mask != 0 ? 1UL << output : 0;
            mask = 0;
        }
        return Move.OfOutputs(changed);
    }

    private static Move SwitchClass(Genome genome, RandomStream random)
    {
        int output = random.Next(genome.Shape.Classes);
        if (genome.Enabled[output] && genome.EnabledClasses == 1)
        {
            return Move.None;
        }
        genome.Enabled[output] = !genome.Enabled[output];
        return Move.OfOutputs(1UL << output);
    }

    /// <summary>Every output at half its scale; weights of 1 lose their lowest bit.</summary>
    private static Move HalveOutputs(Genome genome)
    {
        for (int output = 0; output < genome.Shape.Classes; output++)
        {
            for (int neuron = 0; neuron < genome.Shape.Hidden; neuron++)
            {
                int connection = genome.Shape.Out(output, neuron);
                if (genome.Exponents[connection] > 0)
                {
                    genome.Exponents[connection]--;
                }
                else
                {
                    genome.Masks[connection] &= 0xFE;
                }
            }
            genome.OutputBias[output] >>= 1;
        }
        return Move.OfOutputs(All(genome));
    }

    /// <summary>All outputs by the same amount: the answer stays, the signs and widths do not.</summary>
    private static Move OffsetOutputs(Genome genome, RandomStream random)
    {
        int offset = (random.Next(2) == 0 ? 1 : -1) * (1 << random.Next(8));
        foreach (int bias in genome.OutputBias)
        {
            if (Math.Abs(bias + offset) > GenomeShape.LargestBias)
            {
                return Move.None;
            }
        }
        foreach (ref int bias in genome.OutputBias.AsSpan())
        {
            bias += offset;
        }
        return Move.OfOffset(All(genome), offset);
    }

    private static ulong All(Genome genome) => genome.Shape.Classes == 64 ? ulong.MaxValue : (1UL << genome.Shape.Classes) - 1;
}

/// <summary>What a move changed.</summary>
/// <param name="Kind">Which genes changed.</param>
/// <param name="Hidden">The hidden neurons whose own genes changed, a bit each.</param>
/// <param name="Outputs">The outputs whose own genes changed, a bit each.</param>
/// <param name="Amount">Number of the hidden neuron, or what was added to the bias of every output.</param>
internal readonly record struct Move(MoveKind Kind, ulong Hidden, ulong Outputs, int Amount)
{
    /// <summary>A draw that would change nothing.</summary>
    public static Move None => default;

    public static Move OfHidden(int neuron) => new(MoveKind.Hidden, 1UL << neuron, 0, neuron);

    public static Move OfOutputs(ulong outputs) => outputs == 0 ? None : new(MoveKind.Outputs, 0, outputs, 0);

    public static Move OfOffset(ulong outputs, int offset) => new(MoveKind.Offset, 0, outputs, offset);
}

/// <summary>Which genes a move changes.</summary>
internal enum MoveKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of one hidden neuron.</summary>
    Hidden,

    /// <summary>Those of some outputs.</summary>
    Outputs,

    /// <summary>The biases of all outputs, by the same amount.</summary>
    Offset,
}
