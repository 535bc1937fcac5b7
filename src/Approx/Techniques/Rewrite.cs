using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>Copies of a network with some parts changed.</summary>
internal static class Rewrite
{
    /// <summary>Replaces every neuron by what <paramref name="change"/> makes of (layer, index, neuron).</summary>
    public static Mlp Neurons(Mlp mlp, Func<int, int, Neuron, Neuron> change) => Layers(mlp,
        [.. mlp.Layers.Select((layer, l) => new Layer([.. layer.Neurons.Select((neuron, i) => change(l, i, neuron))]))]);

    /// <summary>Replaces every summand by what <paramref name="change"/> makes of (layer, neuron, summand, term).</summary>
    public static Mlp Summands(Mlp mlp, Func<int, int, int, Summand, Summand> change) => Neurons(mlp, (layer, neuron, old) =>
        old with { Summands = [.. old.Summands.Select((summand, i) => change(layer, neuron, i, summand))] });

    /// <summary>The same inputs and argmax over other layers.</summary>
    public static Mlp Layers(Mlp mlp, ImmutableArray<Layer> layers) => new(mlp.Inputs, mlp.InputBits, layers, mlp.Argmax);

    /// <summary>The same layers under another argmax.</summary>
    public static Mlp With(Mlp mlp, Argmax argmax) => new(mlp.Inputs, mlp.InputBits, mlp.Layers, argmax);

    /// <summary>The neuron with other summands and exactly this constant, whatever one's complement takes from it.</summary>
    public static Neuron With(Neuron neuron, ImmutableArray<Summand> summands, long constant)
    {
        Neuron changed = neuron with { Summands = summands, Bias = constant };
        return changed with { Bias = constant + (constant - changed.Constant) };
    }
}
