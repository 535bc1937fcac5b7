using System.Collections.Immutable;

namespace PrintedMlp.Training.Models;

/// <summary>What a file of a trained model holds.</summary>
/// <param name="Network">The network.</param>
/// <param name="SaysUnits">Whether the file says what its inputs are, so that <paramref name="Network"/> reads raw values.</param>
/// <param name="InputNames">Names of the inputs; empty when there are none.</param>
/// <param name="Labels">Labels of the outputs; empty when there are none.</param>
internal sealed record ReadModel(Perceptron Network, bool SaysUnits, ImmutableArray<string?> InputNames, ImmutableArray<string> Labels)
{
    /// <summary>Bytes of files beside it that belong to it.</summary>
    public byte[] Beside { get; init; } = [];
}
