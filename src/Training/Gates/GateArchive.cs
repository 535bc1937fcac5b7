using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Search.Archives;

namespace PrintedMlp.Training.Gates;

/// <summary>The smallest netlist found for each bin of error on the rows of the search, in steps of 1/800 (0.125 %). What has no
/// error has a bin of its own: of many rows, few wrong ones are no error of a step either, but not the function that was asked for.</summary>
/// <param name="fullLoss">What an error of 1 costs; see <see cref="GateRows.FullLoss"/>.</param>
public sealed class GateArchive(long fullLoss)
{
    /// <summary>Bins of error between 0 and 1.</summary>
    public const int Bins = 800;

    private const int WorthACopy = 400;

    private readonly GateEntry?[] _entries = new GateEntry?[Bins + 2];

    /// <summary>All entries, least error first.</summary>
    public IEnumerable<GateEntry> Entries => _entries.Where(e => e is not null)!;

    /// <summary>The entries that no other beats in both error and price, least error first.</summary>
    public IEnumerable<GateEntry> Front => Fronts.NonDominated(Entries, entry => entry.Price);

    /// <summary>The bin of a loss, 0..<see cref="Bins"/> + 1.</summary>
    public int BinOf(long loss) => loss == 0 ? 0 : 1 + (int)(loss * Bins / fullLoss);

    /// <summary>Error, 0..1, of a loss.</summary>
    public double Error(long loss) => (double)loss / fullLoss;

    /// <summary>Keeps a netlist when it is the smallest of its bin; of two equal ones the first.</summary>
    public void Add(GateEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        int bin = BinOf(entry.Loss);
        if (_entries[bin] is not { } known || entry.Price < known.Price)
        {
            _entries[bin] = entry;
        }
    }

    /// <summary>Adds what another archive has.</summary>
    public void AddAll(GateArchive other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (GateEntry entry in other.Entries)
        {
            Add(entry);
        }
    }

    /// <summary>Keeps a network as it is now when it is the smallest of its bin. Of large networks, which shrink with almost
    /// every move, not every step is worth its copy.</summary>
    internal void AddIfSmaller(GateNetwork network, long loss)
    {
        int bin = BinOf(loss);
        if (_entries[bin] is not { } known || network.Price < known.Price - known.Price / WorthACopy)
        {
            _entries[bin] = new GateEntry(network.ToList(), loss, network.Price);
        }
    }
}

/// <summary>A netlist that the archive keeps.</summary>
/// <param name="Gates">The netlist.</param>
/// <param name="Loss">Its loss on the rows of the search.</param>
/// <param name="Price">What it costs, in thousandths of a um2.</param>
public sealed record GateEntry(GateList Gates, long Loss, long Price)
{
    /// <summary>Its area in cm2.</summary>
    public double AreaCm2 => GatePrices.Cm2(Price);
}
