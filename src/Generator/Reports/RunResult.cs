using System.Collections.Immutable;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Reports;

/// <summary>What a run found.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="FloatTest">Score of the float network on the test rows.</param>
/// <param name="Designs">The designs, smallest area first, the exact baseline last.</param>
internal sealed record RunResult(RunOptions Options, Score FloatTest, ImmutableArray<DesignRow> Designs)
{
    /// <summary>Its seed.</summary>
    public ulong Seed => Options.Seed;

    /// <summary>True when a design knows more than always answering the commonest class.</summary>
    public bool BeatsCommonestClass => !Designs[^1].Commonest.BeatsAll(Designs.Select(d => d.Design), Options);
}
