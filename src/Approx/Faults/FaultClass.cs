using System.Collections.Immutable;

namespace PrintedMlp.Approx.Faults;

/// <summary>Faults that no measurement at the outputs can tell apart.</summary>
/// <param name="Faults">All of them, at least one; the first stands for the class.</param>
public sealed record FaultClass(ImmutableArray<Fault> Faults)
{
    /// <summary>The fault that is simulated for all.</summary>
    public Fault First => Faults[0];
}
