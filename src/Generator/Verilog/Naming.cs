using System.Collections.Immutable;

namespace PrintedMlp.Generator.Verilog;

/// <summary>What the data calls a design's inputs and outputs, and how raw values become codes. All of it may be unknown: a model file has
/// none.</summary>
internal sealed record Naming
{
    /// <summary>Nothing is known.</summary>
    public static Naming Unknown { get; } = new();

    /// <summary>Names of the features; empty when they are not known.</summary>
    public ImmutableArray<string> Features { get; init; } = [];

    /// <summary>Names of the classes; empty when they are not known.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>For each feature the lowest raw value of each code from 1, ascending, infinite where no value has the code; empty when the
    /// scale is not known.</summary>
    public ImmutableArray<ImmutableArray<double>> Thresholds { get; init; } = [];

    /// <summary>For each feature the code of a missing value.</summary>
    public ImmutableArray<int> Missing { get; init; } = [];

    /// <summary>For each feature the raw values at the ends of its codes; empty when the scale is not known.</summary>
    public ImmutableArray<(double Low, double High)> Ranges { get; init; } = [];

    /// <summary>The raw values of the first vector, not a number where one is missing; empty when they are not known.</summary>
    public ImmutableArray<double> FirstRow { get; init; } = [];
}
