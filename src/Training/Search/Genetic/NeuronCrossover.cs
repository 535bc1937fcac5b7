using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Genetic;

/// <summary>Each hidden neuron of the child, with all that it reads and all that reads it, comes from either parent with
/// the same chance; so does the bias of each output. What a neuron computes stays together, which suits networks.</summary>
internal static class NeuronCrossover
{
    /// <summary>Makes a child.</summary>
    public static void Apply(Genome mother, Genome father, Genome child, RandomStream random)
    {
        child.CopyFrom(mother);
        GenomeShape shape = child.Shape;
        ulong coins = random.NextUInt64();
        for (int neuron = 0; neuron < shape.Hidden; neuron++)
        {
            if ((coins >> neuron & 1) == 0)
            {
                continue;
            }
            for (int feature = 0; feature < shape.Inputs; feature++)
            {
                Take(father, child, shape.Into(neuron, feature));
            }
            for (int output = 0; output < shape.Classes; output++)
            {
                Take(father, child, shape.Out(output, neuron));
            }
            child.HiddenBias[neuron] = father.HiddenBias[neuron];
            child.Dropped[neuron] = father.Dropped[neuron];
            child.Widths[neuron] = father.Widths[neuron];
        }
        coins = random.NextUInt64();
        for (int output = 0; output < shape.Classes; output++)
        {
            child.OutputBias[output] = (coins >> output & 1) == 0 ? child.OutputBias[output] : father.OutputBias[output];
        }
    }

    private static void Take(Genome father, Genome child, int connection)
    {
        child.Masks[connection] = father.Masks[connection];
        child.Exponents[connection] = father.Exponents[connection];
        child.Negative[connection] = father.Negative[connection];
    }
}
