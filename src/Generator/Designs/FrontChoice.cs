using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Designs;

/// <summary>Chooses the designs of the final front from the archives of the searches: mapped for real, held against the
/// validation rows, never against test rows.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows.</param>
/// <param name="mapper">Maps the candidates.</param>
internal sealed class FrontChoice(RunOptions options, RunData data, Mapper mapper)
{
    private readonly FrontEnd _frontEnd = options.Gates.FrontEnd.Value;

    /// <summary>Accuracy steps in which candidates are gathered: mapping reorders neighbours.</summary>
    private const double Step = 0.005;

    /// <summary>A candidate's estimate may be this much above the front's.</summary>
    private const double NearFront = 1.15;

    /// <summary>The designs of searches that no other beats; see <see cref="Front(IReadOnlyCollection{DesignCandidate})"/>.</summary>
    /// <param name="searches">The finished searches.</param>
    public ImmutableArray<DesignCandidate> Front(IEnumerable<NetworkSearch> searches) => Front(Candidates(searches));

    /// <summary>The designs that no other beats in accuracy, area and power, smallest area first.</summary>
    public static ImmutableArray<DesignCandidate> Front(IReadOnlyCollection<DesignCandidate> candidates) =>
        [.. candidates.Where(c => !candidates.Any(other => Beats(other, c)))
            .OrderBy(c => c.AreaCm2).ThenByDescending(c => c.Judged).DistinctBy(c => (c.AreaCm2, c.Judged))];

    /// <summary>Networks of the archives that may become designs, mapped: in every step of judged accuracy the smallest ones
    /// by their estimates.</summary>
    /// <param name="searches">The finished searches.</param>
    public DesignCandidate[] Candidates(IEnumerable<NetworkSearch> searches)
    {
        BitRows? packed = null;
        DesignCandidate[] chosen = [.. searches.SelectMany(Promising)];
        DesignCandidate[] mapped = new DesignCandidate[chosen.Length];
        Parallel.For(0, chosen.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            Netlist netlist = mapper.Map(MlpCircuit.Build(chosen[i].Mlp!));
            BitRows rows = LazyInitializer.EnsureInitialized(ref packed, () => BitRows.Pack(data.Training.Codes, netlist.Inputs));
            mapped[i] = chosen[i] with
            {
                Netlist = netlist,
                StaticPowerMw = NetlistSimulation.StaticPowerMw(netlist, rows),
                FrontEnd = options.ReadsLevels ? FrontEndUse.Cost(_frontEnd, netlist, data) : null,
            };
        });
        return mapped;
    }

    /// <summary>The smallest design whose judged accuracy is at most <see cref="SearchSettings.MaxLoss"/> below that of the exact
    /// network; null when none does.</summary>
    public DesignCandidate? Recommended(IEnumerable<DesignCandidate> front, Classifier baseline)
    {
        DesignCandidate exact = Scored(baseline, null);
        return front.Where(c => c.Judged >= exact.Judged - options.Search.MaxLoss).MinBy(c => c.AreaCm2);
    }

    /// <summary>Whether a design is accurate enough to be shown: the searches leave out less accurate ones by themselves.</summary>
    public bool IsOfInterest(DesignCandidate design, Classifier baseline) =>
        design.Judged >= Scored(baseline, null).Judged - Math.Max(0.15, options.Search.MaxLoss + 0.05);

    /// <summary>At most <paramref name="count"/> designs that span the front, the recommended one among them.</summary>
    public static ImmutableArray<DesignCandidate> Thinned(ImmutableArray<DesignCandidate> front, DesignCandidate? recommended, int count)
    {
        List<DesignCandidate> kept = [.. front];
        while (kept.Count > Math.Max(1, count))
        {
            // The one whose neighbours are nearest to each other in accuracy and in the logarithm of area goes.
            int lonely = Enumerable.Range(0, kept.Count)
                .Where(i => kept[i] != recommended && ((i > 0 && i < kept.Count - 1) || kept.Count <= 2))
                .DefaultIfEmpty(kept[0] == recommended ? kept.Count - 1 : 0)
                .MinBy(i => i == 0 || i == kept.Count - 1 ? 0 : Gap(kept[i - 1], kept[i + 1]));
            kept.RemoveAt(lonely);
        }
        return [.. kept];
    }

    private static double Gap(DesignCandidate small, DesignCandidate large) =>
        Math.Abs(large.Judged - small.Judged) + 0.05 * Math.Log(large.AreaCm2 / Math.Max(1e-9, small.AreaCm2));

    private IEnumerable<DesignCandidate> Promising(NetworkSearch search)
    {
        double limit = search.ReferenceError + Math.Max(0.10, options.Search.MaxLoss + 0.02);
        ArchiveEntry[] entries = [.. search.Archive.Entries.Where(e => search.Error(e) <= limit)];
        DesignCandidate[] scored = new DesignCandidate[entries.Length];
        Parallel.For(0, entries.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            i => scored[i] = Scored(new MlpClassifier(entries[i].Genome.ToHardware()), null));
        double smallest = double.PositiveInfinity;
        List<(DesignCandidate Candidate, double AreaCm2)> near = [];
        foreach ((DesignCandidate candidate, ArchiveEntry entry) in scored.Zip(entries).OrderByDescending(pair => pair.First.Judged))
        {
            smallest = Math.Min(smallest, entry.AreaCm2);
            if (entry.AreaCm2 <= smallest * NearFront)
            {
                near.Add((candidate, entry.AreaCm2));
            }
        }
        return near.GroupBy(n => (int)(n.Candidate.Judged / Step))
            .SelectMany(g => g.OrderBy(n => n.AreaCm2).Take(options.NetworkBudget.Candidates)).Select(n => n.Candidate);
    }

    private DesignCandidate Scored(Classifier classifier, Netlist? netlist) => DesignCandidate.Of(classifier, netlist, data, options.Search.Weighting);

    private static bool Beats(DesignCandidate a, DesignCandidate b)
    {
        double areaA = a.AreaCm2, areaB = b.AreaCm2;
        return a.Judged >= b.Judged && areaA <= areaB && a.PowerMw <= b.PowerMw
            && (a.Judged > b.Judged || areaA < areaB || a.PowerMw < b.PowerMw);
    }
}
