using System.Collections.Immutable;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Reports;

/// <summary>What a run found.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="FloatTest">Score of the float network on the test rows.</param>
/// <param name="Designs">The designs, smallest area first, the exact baseline last.</param>
internal sealed record RunResult(ulong Seed, Score FloatTest, ImmutableArray<DesignRow> Designs);
