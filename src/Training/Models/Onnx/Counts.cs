using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>Whole numbers that say how a tensor is to be shaped, as a graph computes them from the shape of another one.</summary>
/// <param name="Numbers">The numbers; null stands for the number of rows.</param>
/// <param name="IsList">Whether they are a list; else it is a single number.</param>
internal sealed record Counts(ImmutableArray<long?> Numbers, bool IsList) : GraphValue;
