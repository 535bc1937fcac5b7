using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Search.Archives;

namespace PrintedMlp.Generator.Designs;

/// <summary>Chooses the designs of the final front from the archives of the searches: mapped for real, held against the
/// validation rows, never against test rows.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows.</param>
/// <param name="mapper">Maps the candidates.</param>
internal sealed class FrontChoice(RunOptions options, RunData data, Mapper mapper)
{
    private readonly CommonestClass _commonest = CommonestClass.Of(data);

    /// <summary>Accuracy steps in which candidates are gathered: mapping reorders neighbours.</summary>
    private const double Step = 0.005;

    /// <summary>A candidate's estimate may be this much above the front's.</summary>
    private const double NearFront = 1.15;

    /// <summary>The designs of searches that no other beats; see <see cref="Front(IReadOnlyCollection{Design})"/>.</summary>
    /// <param name="searches">The finished searches.</param>
    public ImmutableArray<Design> Front(IEnumerable<NetworkSearch> searches) => Front(Candidates(searches));

    /// <summary>The designs that no other beats in accuracy, area and power, smallest area first.</summary>
    public static ImmutableArray<Design> Front(IReadOnlyCollection<Design> candidates) =>
        [.. candidates.Where(c => !candidates.Any(other => Beats(other, c)))
            .OrderBy(c => c.AreaCm2).ThenByDescending(c => c.Merit).DistinctBy(c => (c.AreaCm2, c.Merit))];

    /// <summary>Networks of the archives that may become designs, mapped: in every step of judged accuracy the smallest ones
    /// by their estimates.</summary>
    /// <param name="searches">The finished searches.</param>
    public Design[] Candidates(IEnumerable<NetworkSearch> searches)
    {
        Design[] chosen = [.. searches.SelectMany(Promising)], mapped = new Design[chosen.Length];
        Parallel.For(0, chosen.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            Netlist netlist = mapper.Map(chosen[i].Classifier.ToCircuit());
            Design design = ReferenceEquals(data.Sample, data) ? chosen[i] : Design.Of(chosen[i].Classifier, data, options);
            mapped[i] = design.Mapped(new MappedCircuit(netlist, Optimizer.Builtin, null), data, options);
        });
        return mapped;
    }

    /// <summary>The smallest design that <see cref="Recommendation"/> allows and that knows more than the commonest class; null when
    /// there is none.</summary>
    public Design? Recommended(IReadOnlyCollection<Design> front, Design exact)
    {
        Func<Design, bool> isAllowed = Recommendation.Of(options, front, exact);
        return front.Where(c => isAllowed(c) && _commonest.IsBeatenBy(c, options)).MinBy(c => c.AreaCm2);
    }

    /// <summary>Whether a design is accurate enough to be shown: the searches leave out less accurate ones by themselves.</summary>
    public bool IsOfInterest(Design design, Design exact) =>
        design.Judged >= exact.Judged - LossOfInterest.Shown(options.Search.MaxLoss);

    /// <summary>At most <paramref name="count"/> designs that span the front, the recommended one among them.</summary>
    public static ImmutableArray<Design> Thinned(ImmutableArray<Design> front, Design? recommended, int count)
    {
        List<Design> kept = [.. front];
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

    private static double Gap(Design small, Design large) =>
        Math.Abs(large.Merit - small.Merit) + 0.05 * Math.Log(large.AreaCm2 / Math.Max(1e-9, small.AreaCm2));

    private IEnumerable<Design> Promising(NetworkSearch search)
    {
        double limit = search.ReferenceError + LossOfInterest.Searched(options.Search.MaxLoss);
        ArchiveEntry[] entries = [.. search.Archive.Entries.Where(e => search.Error(e) <= limit)];
        Design[] scored = new Design[entries.Length];
        Parallel.For(0, entries.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            i => scored[i] = Design.Of(new MlpClassifier(entries[i].Genome.ToHardware()), data.Sample, options));
        double smallest = double.PositiveInfinity;
        List<(Design Candidate, double AreaCm2)> near = [];
        foreach ((Design candidate, ArchiveEntry entry) in scored.Zip(entries).OrderByDescending(pair => pair.First.Judged))
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

    private static bool Beats(Design a, Design b)
    {
        double areaA = a.AreaCm2, areaB = b.AreaCm2;
        return a.Merit >= b.Merit && areaA <= areaB && a.PowerMw <= b.PowerMw
            && (a.Merit > b.Merit || areaA < areaB || a.PowerMw < b.PowerMw);
    }
}
