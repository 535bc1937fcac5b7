using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Circuits;

/// <summary>Builds the circuit of a network: one carry-save tree a neuron, rectifiers, and the argmax. Bit-exact: the
/// circuit's outputs are the index that <see cref="Mlp.Classify(ReadOnlySpan{byte})"/> returns.</summary>
public static class MlpCircuit
{
    /// <summary>The inputs of a network's circuit: all bits of all features, feature 0 bit 0 first.</summary>
    public static ImmutableArray<InputSignal> Inputs(Mlp mlp) =>
        [.. from feature in Enumerable.Range(0, mlp.Inputs)
            from bit in Enumerable.Range(0, mlp.InputBits)
            select new InputSignal(feature, bit)];

    /// <summary>The circuit of <paramref name="mlp"/>; its outputs are the bits of the class index.</summary>
    public static Circuit Build(Mlp mlp)
    {
        CircuitBuilder builder = new(Inputs(mlp));
        IReadOnlyList<Word> values = [.. Enumerable.Range(0, mlp.Inputs).Select(feature => InputWord(mlp, feature))];
        foreach (Layer layer in mlp.Layers)
        {
            IReadOnlyList<Word> sources = values;
            values = [.. layer.Neurons.Select(neuron => NeuronCircuit.Build(builder, neuron, sources))];
        }
        return builder.Build(ArgmaxCircuit.Build(builder, mlp.Argmax, values));
    }

    private static Word InputWord(Mlp mlp, int feature) => new(
        [.. Enumerable.Range(0, mlp.InputBits).Select(bit => CircuitBuilder.Input(feature * mlp.InputBits + bit))],
        mlp.Ranges[0][feature]);
}
