using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Archives;

/// <summary>The smallest genome found for each bin of training error, in steps of 1/3200 (0.03 %). One archive is shared
/// by all parts of a search.</summary>
/// <param name="shape">Size of the genomes.</param>
/// <param name="fullLoss">What an error of 1 costs; see <see cref="SearchRows.FullLoss"/>.</param>
public sealed class Archive(GenomeShape shape, long fullLoss)
{
    /// <summary>Bins of error between 0 and 1.</summary>
    public const int Bins = 3200;

    /// <summary>An entry has to be smaller by this factor to take the place of another, so that rounding does not
    /// count.</summary>
    private const double Smaller = 1 - 1e-9;

    private readonly Genome?[] _genomes = new Genome?[Bins + 1];
    private readonly double[] _areas = [.. Enumerable.Repeat(double.PositiveInfinity, Bins + 1)];
    private readonly long[] _losses = new long[Bins + 1];

    /// <summary>The bin of a loss, 0..<see cref="Bins"/>.</summary>
    public int BinOf(long loss) => (int)(loss * Bins / fullLoss);

    /// <summary>The bins that have an entry, best error first.</summary>
    public IEnumerable<ArchiveEntry> Entries => Enumerable.Range(0, Bins + 1)
        .Where(bin => _genomes[bin] is not null)
        .Select(bin => new ArchiveEntry(_genomes[bin]!, _losses[bin], _areas[bin]));

    /// <summary>The entries that no other beats in both error and area, best error first.</summary>
    public IEnumerable<ArchiveEntry> Front => Fronts.NonDominated(Entries, entry => entry.AreaCm2);

    /// <summary>Keeps a genome when it is the smallest of its bin.</summary>
    /// <returns>True when it was kept.</returns>
    public bool Add(Genome genome, long loss, double areaCm2)
    {
        int bin = BinOf(loss);
        if (!(areaCm2 < _areas[bin] * Smaller || (double.IsPositiveInfinity(_areas[bin]) && double.IsFinite(areaCm2))))
        {
            return false;
        }
        (_genomes[bin] ??= new Genome(shape)).CopyFrom(genome);
        (_areas[bin], _losses[bin]) = (areaCm2, loss);
        return true;
    }

    /// <summary>Adds what another archive has.</summary>
    public void AddAll(Archive other)
    {
        for (int bin = 0; bin <= Bins; bin++)
        {
            if (other._genomes[bin] is { } genome)
            {
                Add(genome, other._losses[bin], other._areas[bin]);
            }
        }
    }

    /// <summary>Estimates all entries anew, after the area model changed.</summary>
    public void Reprice(AreaModel model)
    {
        AreaEstimate estimate = new(shape);
        for (int bin = 0; bin <= Bins; bin++)
        {
            _areas[bin] = _genomes[bin] is { } genome ? estimate.Estimate(genome, model) : double.PositiveInfinity;
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
