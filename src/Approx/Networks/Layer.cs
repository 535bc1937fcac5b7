using System.Collections.Immutable;

namespace PrintedMlp.Approx.Networks;

/// <summary>Neurons that read the same sources.</summary>
/// <param name="Neurons">At least one.</param>
public sealed record Layer(ImmutableArray<Neuron> Neurons)
{
    /// <summary>The intervals of the neurons' values.</summary>
    /// <param name="sources">The intervals of the layer before.</param>
    public IReadOnlyList<Interval> Ranges(IReadOnlyList<Interval> sources) =>
        [.. Neurons.Select(n => n.Range(sources))];
}
