using System.Collections.Immutable;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A feature.</summary>
/// <param name="Index">Its place in the run's column order.</param>
/// <param name="Text">Its name, made safe for a comment; empty when it is not known.</param>
/// <param name="Net">Carries its code.</param>
/// <param name="At">Lowest bit of the code in the port.</param>
/// <param name="Slices">The code in the port.</param>
/// <param name="IsRead">Whether any bit of the code is read.</param>
/// <param name="Unused">Bits of the code that nobody reads, when others are.</param>
/// <param name="Thresholds">Lowest raw value of each code from 1, ascending; empty when the scale is not known.</param>
/// <param name="Missing">The code of a missing value.</param>
/// <param name="Low">Raw value at the low end of the codes; not a number when the scale is not known.</param>
/// <param name="High">Raw value at the high end.</param>
internal sealed record PlanFeature(
    int Index, string Text, Net Net, int At, ImmutableArray<PlanSlice> Slices, bool IsRead, ImmutableArray<PlanSlice> Unused,
        ImmutableArray<double> Thresholds, int Missing, double Low, double High);

/// <summary>A comparator in front of a core.</summary>
/// <param name="Index">Bit of the core's port.</param>
/// <param name="Net">Its name, <c>x3_ge_5</c>.</param>
/// <param name="Feature">Index of the feature.</param>
/// <param name="Source">Carries the feature's code.</param>
/// <param name="Code">Lowest code at which it is 1.</param>
/// <param name="Threshold">Lowest raw value at which it is 1.</param>
internal sealed record PlanLevel(int Index, Net Net, int Feature, Net Source, int Code, double Threshold);
