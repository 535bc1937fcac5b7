using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Training.Gates;

/// <summary>What the gates of a technology cost, in thousandths of a um2: whole numbers, so that sums never depend on their
/// order. It is the technology that makes a NAND cheap and an exclusive or dear. Power counts as the area that it is worth; a
/// gate's is the mean over its input states.</summary>
public sealed class GatePrices
{
    /// <summary>Price of a gate that the technology has no cell for: no move ever pays it.</summary>
    internal const long Absent = 1L << 50;

    private const double PerUm2 = 1000;

    private readonly Cell?[] _cells = new Cell?[GateKinds.Count];
    private readonly double _transistor;
    private readonly long[] _gates = new long[GateKinds.Count];

    /// <summary>The prices of a technology.</summary>
    /// <param name="library">The technology.</param>
    /// <param name="powerWorth">Area in um2 that a nW of static power is worth, at least 0.</param>
    public GatePrices(CellLibrary library, double powerWorth = 0)
        : this(library, powerWorth, 0)
    {
    }

    private GatePrices(CellLibrary library, double powerWorth, double transistor)
    {
        ArgumentNullException.ThrowIfNull(library);
        (Library, PowerWorth, _transistor) = (library, powerWorth, transistor);
        Inverter = Price(library.Inverter);
        foreach (GateKind kind in Enum.GetValues<GateKind>())
        {
            Cell? cell = library.Cells.Where(c => c.Inputs.Length == 2 && c.Function == kind.Function()).MinBy(c => c.AreaUm2);
            _cells[(int)kind] = cell;
            _gates[(int)kind] = cell is null ? Absent : Price(cell);
        }
        Unit = Math.Max(1, _gates.Min());
        Implementations = new GateImplementations(this);
    }

    /// <summary>The technology.</summary>
    public CellLibrary Library { get; }

    /// <summary>Area in um2 that a nW of static power is worth.</summary>
    public double PowerWorth { get; }

    /// <summary>Price of an inverter.</summary>
    public long Inverter { get; }

    /// <summary>Price of the smallest gate: a NAND in the printed technologies. Temperatures count in it.</summary>
    public long Unit { get; }

    /// <summary>The cheapest way to each function of two signals.</summary>
    internal GateImplementations Implementations { get; }

    /// <summary>Price of a gate, without the inverters that it may need.</summary>
    public long Of(GateKind kind) => _gates[(int)kind];

    /// <summary>Whether the technology has a cell for a gate.</summary>
    public bool Has(GateKind kind) => _cells[(int)kind] is not null;

    /// <summary>The same prices where each transistor costs something beside its cell, in thousandths of a um2.</summary>
    internal GatePrices WithTransistors(double each) => new(Library, PowerWorth, each);

    /// <summary>Area of a price in cm2.</summary>
    public static double Cm2(long price) => price / PerUm2 * 1e-8;

    /// <summary>The kind of gate that circuits are made of before a search: the NAND, or another kind where the technology has none.</summary>
    public GateKind Universal => new[] { GateKind.Nand, GateKind.And, GateKind.Nor, GateKind.Or }.First(Has);

    /// <summary>The gates of a list in cells of the technology.</summary>
    /// <param name="gates">The gates.</param>
    /// <param name="inputs">What the inputs are.</param>
    public Netlist NetlistOf(GateList gates, ImmutableArray<InputSignal> inputs)
    {
        ArgumentNullException.ThrowIfNull(gates);
        return gates.ToNetlist(inputs, Library, CellOf);
    }

    /// <summary>The cell of a gate.</summary>
    internal Cell CellOf(GateKind kind) => _cells[(int)kind]
        ?? throw new InvalidOperationException($"{Library.Name} has no {kind}");

    /// <summary>The price of area and power together.</summary>
    /// <param name="areaUm2">Area in um2.</param>
    /// <param name="powerNw">Static power in nW.</param>
    public long Of(double areaUm2, double powerNw) => (long)Math.Round((areaUm2 + PowerWorth * powerNw) * PerUm2);

    private long Price(Cell cell) => Of(cell.AreaUm2, PowerWorth > 0 ? cell.StaticPowerNw.Average() : 0)
        + (_transistor > 0 ? (long)Math.Round(_transistor * CellStages.Transistors(cell)) : 0);
}

/// <summary>What it costs to read inputs, in thousandths of a um2: each signal once, however many gates read it, and each
/// group of signals once as soon as one of them is read. The search does not ask what an input is: a bit of a code costs
/// nothing today, a comparator of a converter and its feature would.</summary>
/// <param name="Signals">Price of each input.</param>
/// <param name="GroupOf">Group of each input.</param>
/// <param name="Groups">Price of each group.</param>
public sealed record InputPrices(ImmutableArray<long> Signals, ImmutableArray<int> GroupOf, ImmutableArray<long> Groups)
{
    /// <summary>Inputs that cost nothing.</summary>
    public static InputPrices Free(int inputs) => new([.. new long[inputs]], [.. new int[inputs]], [0]);
}
