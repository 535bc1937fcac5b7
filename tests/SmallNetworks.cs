using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Tests;

/// <summary>Networks small enough to read.</summary>
internal static class SmallNetworks
{
    /// <summary>Three features, two hidden neurons, three classes; nothing approximate.</summary>
    public static Mlp Exact { get; } = new(3, 4,
    [
        Layer(Rectified(QRelu.Exact, 7, (0, 12), (1, -3), (2, 5)), Rectified(QRelu.Exact, -20, (0, -1), (1, 9), (2, 4))),
        Layer(Linear(3, (0, 6), (1, -5)), Linear(-40, (0, 2), (1, 7)), Linear(0, (0, -3), (1, 1))),
    ], Argmax.Exact(3));

    /// <summary>The same size with every approximation: masks, powers of two, cut products, one's complement, saturation,
    /// an argmax that sees some bits only.</summary>
    public static Mlp Approximate { get; } = new(3, 4,
    [
        new Layer([
            new Neuron([new(0, 8, 0b1101), new(1, -4, 0b0110), new(2, 2)], 5, new QRelu(2, 4), OnesComplement: true),
            new Neuron([new(0, -1, 0b1000), new(1, 13, Summand.AllBits, 4), new(2, 16, 0)], -3, new QRelu(1, 3)),
        ]),
        new Layer([
            new Neuron([new(0, 4), new(1, -2)], 1, QRelu.Exact),
            new Neuron([new(0, 1, 0b0111), new(1, 8)], -2, QRelu.Exact),
            new Neuron([new(0, -2), new(1, 4)], 9, QRelu.Exact),
        ]),
    ], new Argmax(3, [new Match(2, 0, 0b111000), new Match(3, 1, 0b11100)]));

    /// <summary>The only match sees nothing but the sign, and its left player is never negative.</summary>
    public static Mlp SettledSign { get; } = new(
        2, 4, [Layer(Linear(44, (0, 4)), Linear(-50, (0, -8), (1, 4)))], new Argmax(2, [new Match(0, 1, long.MinValue)]));

    /// <summary>The only match sees two bits, which are always ones in its left player, by what a constant neuron adds.</summary>
    public static Mlp SettledBits { get; } = new(2, 4,
    [
        Layer(Rectified(QRelu.Exact, 6), Rectified(QRelu.Exact, 0, (0, 1), (1, 1))),
        new Layer([new Neuron([new(0, 1, 0b0110)], 0), Linear(0, (1, 1))]),
    ], new Argmax(2, [new Match(0, 1, 0b0110)]));

    public static Layer Layer(params ImmutableArray<Neuron> neurons) => new(neurons);

    public static Neuron Linear(long bias, params (int Source, int Weight)[] terms) =>
        new([.. terms.Select(t => new Summand(t.Source, t.Weight))], bias);

    public static Neuron Rectified(QRelu relu, long bias, params (int Source, int Weight)[] terms) =>
        Linear(bias, terms) with { Activation = relu };

    /// <summary>Networks in which something is missing or extreme, with what it is.</summary>
    public static IEnumerable<(string Name, Mlp Mlp)> Degenerate()
    {
        yield return ("zero_weights", new Mlp(3, 4, [Layer(Rectified(QRelu.Exact, 3, (0, 0), (1, 0))), Layer(Linear(1, (0, 0)), Linear(1, (0, 0)))], Argmax.Exact(2)));
        yield return ("one_of_everything", new Mlp(1, 1, [Layer(Rectified(QRelu.Exact, 0, (0, 1))), Layer(Linear(0, (0, 1)))], Argmax.Exact(1)));
        yield return ("one_input_two_classes", new Mlp(1, 1, [Layer(Rectified(QRelu.Exact, 0, (0, 1))), Layer(Linear(0, (0, -1)), Linear(-1, (0, 1)))], Argmax.Exact(2)));
        yield return ("no_hidden_layer", new Mlp(2, 8, [Layer(Linear(0, (0, 127), (1, -128)), Linear(300, (0, -7), (1, 3)))], Argmax.Exact(2)));
        yield return ("one_live_class", new Mlp(2, 4, [Layer(Linear(0, (0, 1)), Linear(0, (1, 1)), Linear(5))], Argmax.Tournament(3, [2])));
        yield return ("thirty_classes", new Mlp(4, 4, [Layer(Rectified(QRelu.Exact, 1, (0, 3), (3, -2)), Rectified(QRelu.Exact, 0, (1, 1), (2, 1))),
            new Layer([.. Enumerable.Range(0, 30).Select(i => Linear(i % 7 * 10, (0, i % 5 - 2), (1, 13 * i % 11 - 5)))])], Argmax.Exact(30)));
        yield return ("bias_only", new Mlp(2, 4, [Layer(Linear(-5), Linear(3), Linear(-70))], Argmax.Exact(3)));
        yield return ("dead_neurons", new Mlp(2, 4, [Layer(Rectified(QRelu.Exact, -100, (0, 1)), Rectified(QRelu.Exact, 0, (1, 5)), Rectified(QRelu.Exact, 9)),
            Layer(Linear(0, (0, 7), (1, 1)), Linear(30, (2, 1)))], Argmax.Exact(2)));
        yield return ("constant_saturation", new Mlp(2, 4, [Layer(Rectified(new QRelu(0, 2), 50, (0, 1), (1, -1)), Rectified(new QRelu(9, 8), 0, (0, 3))),
            Layer(Linear(0, (0, 2), (1, 5)), Linear(4, (0, 1)))], Argmax.Exact(2)));
        yield return ("three_hidden_layers", new Mlp(2, 3, [Layer(Rectified(QRelu.Exact, 1, (0, 3), (1, -2)), Rectified(QRelu.Exact, 0, (0, -3), (1, 9))),
            Layer(Rectified(QRelu.Exact, -3, (0, 3), (1, 2))), Layer(Rectified(QRelu.Exact, 2, (0, -3)), Rectified(QRelu.Exact, -2, (0, 3))),
            Layer(Linear(0, (0, 2), (1, 5)), Linear(4, (0, 1), (1, 6)))], Argmax.Exact(2)));
        yield return ("sixty_bits", new Mlp(2, 8, [Layer(Rectified(QRelu.Exact, 1L << 50, (0, int.MaxValue), (1, int.MinValue))),
            Layer(Linear(-(1L << 59), (0, 256), (0, -1)), Linear(1, (0, -200)))], Argmax.Exact(2)));
        yield return ("blind_argmax", new Mlp(2, 4, [Layer(Linear(-8, (0, 1)), Linear(0, (1, -1)), Linear(0, (0, 2)))],
            new Argmax(3, [new Match(0, 1, 0), new Match(3, 2, 1L << 40)])));
        yield return ("settled_sign", SettledSign);
        yield return ("settled_bits", SettledBits);
    }
}
