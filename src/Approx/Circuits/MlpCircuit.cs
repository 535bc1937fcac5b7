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
        return builder.Build(Argmax(builder, mlp, Layers(builder, mlp)));
    }

    /// <summary>The same circuit with the value of every neuron led out.</summary>
    public static ProbedCircuit BuildProbed(Mlp mlp)
    {
        CircuitBuilder builder = new(Inputs(mlp));
        ImmutableArray<ImmutableArray<Word>> layers = Layers(builder, mlp);
        ImmutableArray<Literal> index = Argmax(builder, mlp, layers);
        Circuit circuit = builder.Build([.. index, .. layers.SelectMany(layer => layer).SelectMany(word => word.Bits)]);
        int at = index.Length;
        return new ProbedCircuit(circuit, index.Length, [.. layers.Select(layer => layer.Select(Renumbered).ToImmutableArray())]);

        Word Renumbered(Word word)
        {
            at += word.Bits.Length;
            return word with { Bits = circuit.Outputs[(at - word.Bits.Length)..at] };
        }
    }

    /// <summary>The circuit of one neuron alone.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="neuron">Index of the neuron in it.</param>
    /// <param name="bits">Bits of its value that are led out, bit 0 first.</param>
    /// <returns>Its inputs are the bits of everything that the layer reads; <see cref="InputSignal.Feature"/> is the index of the
    /// neuron or feature that is read.</returns>
    public static Circuit OfNeuron(Mlp mlp, int layer, int neuron, int bits)
    {
        ImmutableArray<InputSignal> inputs = [.. mlp.Ranges[layer].SelectMany((range, source) =>
            Enumerable.Range(0, range.Width).Select(bit => new InputSignal(source, bit)))];
        CircuitBuilder builder = new(inputs);
        ILookup<int, Literal> sources = inputs.Select((signal, i) => (signal.Feature, CircuitBuilder.Input(i)))
            .ToLookup(s => s.Feature, s => s.Item2);
        Word value = NeuronCircuit.Build(builder, mlp.Layers[layer].Neurons[neuron],
            [.. mlp.Ranges[layer].Select((range, source) => new Word([.. sources[source]], range))]);
        return builder.Build([.. Enumerable.Range(0, bits).Select(bit => value[bit])]);
    }

    /// <summary>For each match of the argmax, the winner that constant bits alone decide: true for the left player, false for
    /// the right one, null where the circuit compares.</summary>
    public static ImmutableArray<bool?> DecidedMatches(Mlp mlp)
    {
        CircuitBuilder builder = new(Inputs(mlp));
        ImmutableArray<Literal> leftWins = ArgmaxCircuit.Build(builder, mlp.Argmax, Layers(builder, mlp)[^1]).LeftWins;
        return [.. leftWins.Select(wins => wins.IsConstant ? wins == Literal.True : (bool?)null)];
    }

    private static ImmutableArray<ImmutableArray<Word>> Layers(CircuitBuilder builder, Mlp mlp)
    {
        ImmutableArray<ImmutableArray<Word>>.Builder layers = ImmutableArray.CreateBuilder<ImmutableArray<Word>>();
        ImmutableArray<Word> values = [.. Enumerable.Range(0, mlp.Inputs).Select(feature => InputWord(mlp, feature))];
        foreach (Layer layer in mlp.Layers)
        {
            ImmutableArray<Word> sources = values;
            values = [.. layer.Neurons.Select(neuron => NeuronCircuit.Build(builder, neuron, sources))];
            layers.Add(values);
        }
        return layers.ToImmutable();
    }

    private static ImmutableArray<Literal> Argmax(CircuitBuilder builder, Mlp mlp, ImmutableArray<ImmutableArray<Word>> layers) =>
        ArgmaxCircuit.Build(builder, mlp.Argmax, layers[^1]).Index;

    private static Word InputWord(Mlp mlp, int feature) => new(
        [.. Enumerable.Range(0, mlp.InputBits).Select(bit => CircuitBuilder.Input(feature * mlp.InputBits + bit))],
        mlp.Ranges[0][feature]);
}
