using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>The last layer merged with the argmax. Comparisons of linear outputs stay the same when one quantity is taken
/// from all of them; taking the neuron of a reference class leaves that class the constant 0, and every other class its
/// difference, in which what the two share falls away. Two classes need the sign of one difference. Exact, ties
/// included; this project's own (no published printed network has it).</summary>
public static class MergedOutputs
{
    /// <summary>Differences of sums keep this many bits free, so that they always fit.</summary>
    private const int SpareBits = 3;

    /// <summary>True when the outputs are linear, every match sees all bits, and differences fit in a network's sums.</summary>
    public static bool IsPossible(Mlp mlp) =>
        mlp.Argmax.Matches.All(match => match.Mask == Summand.AllBits)
        && mlp.Layers[^1].Neurons.All(neuron => neuron.Activation is null)
        && mlp.Ranges[^1].All(range => new Interval(range.Low, Math.Max(0, range.High)).Width <= Mlp.MaxSumBits - SpareBits);

    /// <summary>Subtracts the neuron of class <paramref name="reference"/> from every output. The class of every row stays;
    /// the output values do not.</summary>
    /// <param name="mlp">A network for which <see cref="IsPossible"/> holds.</param>
    /// <param name="reference">Index of the class whose output becomes 0.</param>
    /// <exception cref="ArgumentException">It does not hold.</exception>
    public static Mlp Apply(Mlp mlp, int reference)
    {
        if (!IsPossible(mlp))
        {
            throw new ArgumentException("outputs can be merged with the argmax only when they are linear and every match sees all bits");
        }
        Neuron subtracted = mlp.Layers[^1].Neurons[reference];
        IReadOnlyList<Interval> sources = mlp.Ranges[^2];
        Mlp merged = Rewrite.Neurons(mlp, (layer, i, neuron) =>
            layer < mlp.Layers.Length - 1 ? neuron
            : i == reference ? new Neuron([], 0)
            : Difference(neuron, subtracted, sources));
        return merged is { Classes: 2, Argmax.Matches: [var match] } && match.Left == reference && match.Right == 1 - reference
            ? SignOnly(merged, match) : merged;
    }

    /// <summary>The cheapest of the network as it is and its mergers with each reference, the first of equals; the network
    /// as it is when it cannot be merged.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="cost">For example the area of the mapped netlist.</param>
    public static Mlp Cheapest(Mlp mlp, Func<Mlp, double> cost) =>
        IsPossible(mlp) ? Enumerable.Range(0, mlp.Classes).Select(r => Apply(mlp, r)).Prepend(mlp).MinBy(cost)! : mlp;

    private static Neuron Difference(Neuron neuron, Neuron subtracted, IReadOnlyList<Interval> sources) => new(
        BitWeights.Merge([.. neuron.Summands, .. subtracted.Summands.SelectMany(Negated)], sources),
        neuron.Constant - subtracted.Constant);

    /// <summary>The smallest integer has no opposite: half of it twice.</summary>
    private static Summand[] Negated(Summand s) => s.Weight != int.MinValue
        ? [s with { Weight = -s.Weight }]
        : [s with { Weight = 1 << 30 }, s with { Weight = 1 << 30 }];

    /// <summary>With the reference on the left of a match of two, <c>0 >= d</c> would need all bits of d. As integers have
    /// no value between -1 and 0, it is <c>not (d - 1 >= 0)</c>: the players change sides, and only the sign matters.</summary>
    private static Mlp SignOnly(Mlp merged, Match match) => Rewrite.With(
        Rewrite.Neurons(merged, (layer, i, neuron) => layer == merged.Layers.Length - 1 && i == match.Right
            ? neuron with { Bias = neuron.Bias - 1 } : neuron),
        merged.Argmax with { Matches = [new Match(match.Right, match.Left)] });
}
