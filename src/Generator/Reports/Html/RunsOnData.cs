using System.Collections.Immutable;
using PrintedMlp.Generator.Reports.Literature;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary>The runs of a page on the same data.</summary>
/// <param name="Name">What the literature calls the data, or the name of the modules.</param>
/// <param name="Groups">The runs.</param>
internal sealed record RunsOnData(string Name, ImmutableArray<RunGroup> Groups)
{
    /// <summary>The first run, which says what the data are.</summary>
    public RunOnDisk First => Groups[0].Runs[0].Run;

    /// <summary>The published circuits for the data that can stand beside those of the technology.</summary>
    public ImmutableArray<PublishedCircuit> Published => PublishedCircuits.For(PublishedCircuits.Dataset(First.DataHashes), First.Technology);

    /// <summary>All runs with their numbers on the page.</summary>
    public IEnumerable<(int Number, RunOnDisk Run)> Runs => Groups.SelectMany(g => g.Runs);
}
