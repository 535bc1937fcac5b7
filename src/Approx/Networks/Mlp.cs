using System.Collections.Immutable;

namespace PrintedMlp.Approx.Networks;

/// <summary>The integer classifier, and the definition of correct: circuit, netlist and every simulator must equal
/// <see cref="Classify(ReadOnlySpan{byte})"/> on every row. Exact and approximate networks are the same type.</summary>
public sealed record Mlp
{
    /// <summary>Sums must stay inside plus and minus 2^<see cref="MaxSumBits"/>.</summary>
    public const int MaxSumBits = 61;

    /// <summary>Most features, layers, neurons of a layer and matches.</summary>
    public const int MostInputs = 10_000;

    /// <summary>Makes a network and checks it.</summary>
    /// <param name="inputs">Number of features, at least 1.</param>
    /// <param name="inputBits">Bits of a feature's code, 1..8.</param>
    /// <param name="layers">At least one; every neuron but those of the last has an activation.</param>
    /// <param name="argmax">The comparison of the output values.</param>
    /// <exception cref="ArgumentException">The parts do not fit together; the message names the part.</exception>
    public Mlp(int inputs, int inputBits, ImmutableArray<Layer> layers, Argmax argmax)
    {
        (Inputs, InputBits, Layers, Argmax) = (inputs, inputBits, layers, argmax);
        MlpCheck.Check(this);
        ImmutableArray<IReadOnlyList<Interval>>.Builder ranges = ImmutableArray.CreateBuilder<IReadOnlyList<Interval>>();
        ranges.Add([.. Enumerable.Repeat(Interval.Unsigned(inputBits), inputs)]);
        foreach (Layer layer in layers)
        {
            ranges.Add(layer.Ranges(ranges[^1]));
        }
        Ranges = ranges.ToImmutable();
    }

    /// <summary>Number of features.</summary>
    public int Inputs { get; }

    /// <summary>Bits of a feature's code, 1..8: codes are 0..2^bits - 1.</summary>
    public int InputBits { get; }

    /// <summary>The layers, hidden ones first, output last.</summary>
    public ImmutableArray<Layer> Layers { get; }

    /// <summary>How the output values become a class.</summary>
    public Argmax Argmax { get; }

    /// <summary>Number of classes.</summary>
    public int Classes => Argmax.Classes;

    /// <summary>Bits of the class index on the module's port: max(1, ceil(log2(classes))).</summary>
    public int ClassBits => Argmax.IndexBits(Classes);

    /// <summary>Intervals of the values: item 0 those of the features, item i those of layer i - 1.</summary>
    public ImmutableArray<IReadOnlyList<Interval>> Ranges { get; }

    /// <summary>The class of one row.</summary>
    /// <param name="codes">One code a feature.</param>
    /// <returns>Index of the class, 0..<see cref="Classes"/> - 1.</returns>
    public int Classify(ReadOnlySpan<byte> codes) => Argmax.Winner(Outputs(codes));

    /// <summary>The output values of one row, before the argmax.</summary>
    /// <param name="codes">One code a feature.</param>
    public long[] Outputs(ReadOnlySpan<byte> codes) => Values(codes)[^1];

    /// <summary>Every value of one row: item 0 the codes, item i the values of layer i - 1.</summary>
    /// <param name="codes">One code a feature.</param>
    public long[][] Values(ReadOnlySpan<byte> codes)
    {
        long[][] values = new long[Layers.Length + 1][];
        values[0] = new long[codes.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            values[0][i] = codes[i];
        }
        for (int layer = 0; layer < Layers.Length; layer++)
        {
            long[] results = values[layer + 1] = new long[Layers[layer].Neurons.Length];
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = Layers[layer].Neurons[i].Value(values[layer]);
            }
        }
        return values;
    }
}
