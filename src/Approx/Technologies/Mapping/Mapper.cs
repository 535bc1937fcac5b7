using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Circuits.Simplification;
using PrintedMlp.Approx.Technologies.Resynthesis;

namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>How long the mapper looks for a smaller netlist. Each effort gives the same netlist everywhere.</summary>
public enum MappingEffort
{
    /// <summary>Covers alone: for loops that only need to know which circuit is larger.</summary>
    Quick,

    /// <summary>The smallest cover with its gates replaced.</summary>
    Normal,

    /// <summary>Small circuits get several attempts, and their netlists are mapped again.</summary>
    Thorough,
}

/// <summary>Maps circuits to the cells of one library for the least area: cuts matched with cells in both polarities,
/// chosen by area flow, then refined by exact area recovery, then gates replaced.</summary>
public sealed class Mapper
{
    private readonly CellLibrary _library;
    private readonly MapperOptions _options;
    private readonly Covering _covering;
    private readonly PairFunctions _pairs;

    /// <summary>A mapper to <paramref name="library"/>; making one is dear, using it is cheap.</summary>
    public Mapper(CellLibrary library, MapperOptions? options = null)
    {
        (_library, _options) = (library, options ?? new MapperOptions());
        _covering = new Covering(library, _options);
        _pairs = new PairFunctions(library);
    }

    /// <summary>The netlist of <paramref name="circuit"/>, in this order: equal nodes become one; the circuit as it stands and with
    /// its wide ANDs balanced is covered; gates of the smallest cover are replaced. With all effort, a small circuit has the
    /// gates of all covers replaced, and what came out is mapped again as long as that makes it smaller.</summary>
    public Netlist Map(Circuit circuit, MappingEffort effort = MappingEffort.Normal)
    {
        if (effort == MappingEffort.Quick)
        {
            return Smallest(_covering.Of(circuit, variants: 1));
        }
        Circuit reduced = FunctionalReduction.Run(circuit);
        List<Netlist> covers = _covering.Of(reduced, effort == MappingEffort.Thorough ? Variants(reduced) : 1);
        Netlist smallest = Smallest(covers);
        if (effort == MappingEffort.Normal || smallest.Instances.Length > _options.FewCells)
        {
            return Resubstituted(smallest);
        }
        Netlist best = Smallest(covers.Select(Resubstituted));
        for (int round = 0; round < _options.RemappingRounds; round++)
        {
            Circuit made = NetlistCircuit.Of(best);
            Netlist again = Smallest(_covering.Of(made, Variants(made)).Select(Resubstituted));
            if (again.AreaCm2 > best.AreaCm2 - 1e-12)
            {
                break;
            }
            best = again;
        }
        return best;
    }

    /// <summary>The netlist that computes the same, burns the least static power on rows and is hardly larger: a nW gets a
    /// price, and for rising prices what is best so far is covered again and has its gates replaced. Polarity matters: an
    /// EGFET gate burns only while its output is low.</summary>
    /// <param name="smallest">The netlist to start from, the smallest one that is known.</param>
    /// <param name="rows">Rows of training data; a few hundred tell enough.</param>
    /// <param name="extraArea">Largest growth over its area, for example 0.02.</param>
    public Netlist WithLessPower(Netlist smallest, BitRows rows, double extraArea)
    {
        Netlist best = smallest;
        double bestPower = NetlistSimulation.StaticPowerMw(smallest, rows);
        foreach (double price in _options.PowerPrices)
        {
            List<Netlist> covers = _covering.Of(NetlistCircuit.Of(best), variants: 1, graph => new CoverPower(graph, _library.Inverter, price, rows));
            foreach (Netlist start in covers.Prepend(best).ToArray())
            {
                Netlist netlist = Resubstitution.Run(start, _pairs, _options.ResubstitutionPasses, GateCost.WithPower(price, rows));
                double power = NetlistSimulation.StaticPowerMw(netlist, rows);
                if (power < bestPower && netlist.AreaCm2 <= smallest.AreaCm2 * (1 + extraArea))
                {
                    (best, bestPower) = (netlist, power);
                }
            }
        }
        return best;
    }

    private Netlist Resubstituted(Netlist netlist) => Resubstitution.Run(netlist, _pairs, _options.ResubstitutionPasses);

    private static Netlist Smallest(IEnumerable<Netlist> netlists) => netlists.MinBy(netlist => netlist.AreaCm2)!;

    /// <summary>Orders in which a circuit is balanced: the more, the smaller it is.</summary>
    private int Variants(Circuit circuit) => Math.Clamp(_options.BalancedNodes / Math.Max(1, circuit.Ands), 1, _options.BalancedVariants);
}
