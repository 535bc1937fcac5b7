using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>Negative summands subtracted by one's complement, <c>pos + ~neg</c>, which saves the carry that two's complement
/// adds (TC'23). The sum is smaller by exactly 1 in every neuron that has a negative summand, and unchanged in others.</summary>
internal static class OnesComplementSubtraction
{
    /// <summary>Turns it on in a layer, or in all of them.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="layer">Which layer; null for all.</param>
    public static Mlp Apply(Mlp mlp, int? layer = null) => Rewrite.Neurons(mlp, (l, _, neuron) =>
        layer is null || layer == l ? neuron with { OnesComplement = true } : neuron);
}
