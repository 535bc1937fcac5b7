using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>An output layer without rectifiers. The published circuits have one that does not truncate; it can only lose
/// what the argmax needs, so leaving it out saves area and tells negative outputs apart. Exact on every row where no
/// output is negative, dropped or saturated; else the larger sum wins instead of the lower index.</summary>
internal static class LinearOutputs
{
    /// <summary>The network without activations in its last layer.</summary>
    public static Mlp Apply(Mlp mlp) => Rewrite.Neurons(mlp, (layer, _, neuron) =>
        layer == mlp.Layers.Length - 1 ? neuron with { Activation = null } : neuron);
}
