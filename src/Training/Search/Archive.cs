using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;

namespace PrintedMlp.Training.Search;

/// <summary>The smallest genome found for each level of training error, in steps of 1/3200 (0.03 %). One archive is shared
/// by all parts of a search.</summary>
/// <param name="shape">Size of the genomes.</param>
/// <param name="fullLoss">What an error of 1 costs; see <see cref="SearchRows.FullLoss"/>.</param>
public sealed class Archive(GenomeShape shape, long fullLoss)
{
    /// <summary>Levels of error between 0 and 1.</summary>
    public const int Levels = 3200;

    /// <summary>An entry has to be smaller by this factor to take the place of another, so that rounding does not
    /// count.</summary>
    private const double Smaller = 1 - 1e-9;

    private readonly Genome?[] _genomes = new Genome?[Levels + 1];
    private readonly double[] _areas = [.. Enumerable.Repeat(double.PositiveInfinity, Levels + 1)];
    private readonly long[] _losses = new long[Levels + 1];

    /// <summary>The level of a loss, 0..<see cref="Levels"/>.</summary>
    public int LevelOf(long loss) => (int)(loss * Levels / fullLoss);

    /// <summary>The levels that have an entry, best error first.</summary>
    public IEnumerable<ArchiveEntry> Entries => Enumerable.Range(0, Levels + 1)
        .Where(level => _genomes[level] is not null)
        .Select(level => new ArchiveEntry(_genomes[level]!, _losses[level], _areas[level]));

    /// <summary>The entries that no other beats in both error and area, best error first.</summary>
    public IEnumerable<ArchiveEntry> Front => Fronts.NonDominated(Entries, entry => entry.AreaCm2);

    /// <summary>Keeps a genome when it is the smallest of its level.</summary>
    /// <returns>True when it was kept.</returns>
    public bool Add(Genome genome, long loss, double areaCm2)
    {
        int level = LevelOf(loss);
        if (!(areaCm2 < _areas[level] * Smaller || (double.IsPositiveInfinity(_areas[level]) && double.IsFinite(areaCm2))))
        {
            return false;
        }
        (_genomes[level] ??= new Genome(shape)).CopyFrom(genome);
        (_areas[level], _losses[level]) = (areaCm2, loss);
        return true;
    }

    /// <summary>Adds what another archive has.</summary>
    public void AddAll(Archive other)
    {
        for (int level = 0; level <= Levels; level++)
        {
            if (other._genomes[level] is { } genome)
            {
                Add(genome, other._losses[level], other._areas[level]);
            }
        }
    }

    /// <summary>Estimates all entries anew, after the area model changed.</summary>
    public void Reprice(AreaModel model)
    {
        AreaEstimate estimate = new(shape);
        for (int level = 0; level <= Levels; level++)
        {
            _areas[level] = _genomes[level] is { } genome ? estimate.Estimate(genome, model) : double.PositiveInfinity;
        }
    }

    /// <summary>The entry with the least <c>error + price * area</c>.</summary>
    /// <param name="price">What a cm2 is worth in error.</param>
    /// <exception cref="InvalidOperationException">The archive is empty.</exception>
    public ArchiveEntry Best(double price) => Entries.MinBy(e => (double)e.Loss / fullLoss + price * e.AreaCm2)
        ?? throw new InvalidOperationException("the archive is empty");
}

/// <summary>A genome that the archive keeps.</summary>
/// <param name="Genome">The genome; the archive goes on changing it, so copy what shall stay.</param>
/// <param name="Loss">Its loss on training rows; see <see cref="SearchRows.Weights"/>.</param>
/// <param name="AreaCm2">Its estimated area.</param>
public sealed record ArchiveEntry(Genome Genome, long Loss, double AreaCm2);
