using System.Collections.Immutable;
using PrintedMlp.Generator.Reports.Literature;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary>Runs that differ in their seed only.</summary>
/// <param name="Series">Number of the group on its figures, from 0.</param>
/// <param name="Label">What tells it apart from the other groups on the same data; empty when it is the only one.</param>
/// <param name="Runs">The runs, with their numbers on the page.</param>
internal sealed record RunGroup(int Series, string Label, ImmutableArray<(int Number, RunOnDisk Run)> Runs)
{
    /// <summary>Colours that figures have; further groups share them.</summary>
    private const int Colours = 6;

    /// <summary>The runs of a page by their data, then in groups.</summary>
    public static ImmutableArray<RunsOnData> ByData(IReadOnlyList<RunOnDisk> runs) =>
    [
        .. runs.Select((run, number) => (Number: number, Run: run)).GroupBy(r => string.Join(' ', r.Run.DataHashes)).Select(data =>
        {
            RunOnDisk[] all = [.. data.Select(r => r.Run)];
            return new RunsOnData(PublishedCircuits.Dataset(all[0].DataHashes) ?? all[0].Name,
                [.. data.GroupBy(r => r.Run.Settings).Select((g, i) => new RunGroup(i % Colours, g.First().Run.Difference(all), [.. g]))]);
        }),
    ];

    /// <summary>One run for each seed: a run that is there twice is no repetition.</summary>
    public IEnumerable<RunOnDisk> Seeds => Runs.Select(r => r.Run).DistinctBy(r => r.Seed);

    /// <summary>True when there are several seeds to take a mean over.</summary>
    public bool HasSeveralSeeds => Seeds.Skip(1).Any();

    /// <summary>The mean of a column over the seeds, by the designs that are wanted; null where a seed has no such figure.</summary>
    public Statistic? Mean(string column, Func<DesignOnDisk, bool> wanted)
    {
        double?[] values = [.. Seeds.Select(r => r.Designs.First(wanted).Row.Number(column))];
        return values.All(v => v is not null) ? Statistic.Of(column, [.. values.Select(v => v!.Value)]) : null;
    }
}
