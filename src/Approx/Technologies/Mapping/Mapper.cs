using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Circuits.Simplification;
using PrintedMlp.Approx.Technologies.Resynthesis;

namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>Maps circuits to the cells of one library for the least area: cuts matched with cells in both polarities,
/// chosen by area flow, then refined by exact area recovery.</summary>
public sealed class Mapper
{
    private const int FlowRounds = 3;
    private const int RecoveryRounds = 4;
    private const int ResubstitutionPasses = 6;
    private const int RemappingRounds = 4;

    /// <summary>Cells of a circuit that is worth several attempts.</summary>
    private const int FewCells = 160;

    /// <summary>Nodes of all circuits together that are made by balancing one in several orders, and orders that are tried.</summary>
    private const int MostNodes = 250, MostVariants = 36;

    /// <summary>Prices of static power that are tried, in um2 a nW. An EGFET NAND is 247,860 um2 and burns about 5,000 nW
    /// when its inputs are random, so at 50 both weigh the same.</summary>
    private static readonly double[] PowerPrices = [1, 3, 8, 20, 50, 120];

    private readonly CellLibrary _library;
    private readonly MatchTable _table;
    private readonly PairFunctions _pairs;

    /// <summary>A mapper to <paramref name="library"/>; making one is dear, using it is cheap.</summary>
    public Mapper(CellLibrary library) => (_library, _table, _pairs) = (library, new MatchTable(library), new PairFunctions(library));

    /// <summary>The netlist of <paramref name="circuit"/>: covers of it as it stands and with its wide ANDs balanced, gates
    /// replaced. A small circuit has all covers tried, and what came out is mapped again as long as that makes it smaller; of
    /// others the smallest cover goes on.</summary>
    public Netlist Map(Circuit circuit, MappingEffort effort = MappingEffort.Normal)
    {
        bool isQuick = effort == MappingEffort.Quick;
        List<Netlist> covers = Covers(isQuick ? circuit : FunctionalReduction.Run(circuit), effort);
        Netlist smallest = Smallest(covers);
        return isQuick ? smallest
            : effort == MappingEffort.Normal || smallest.Instances.Length > FewCells ? Resubstituted(smallest)
            : Remapped(covers);
    }

    private Netlist Remapped(List<Netlist> covers)
    {
        Netlist best = Smallest(covers.Select(Resubstituted));
        for (int round = 0; round < RemappingRounds; round++)
        {
            Netlist again = Smallest(Covers(NetlistCircuit.Of(best), MappingEffort.Thorough).Select(Resubstituted));
            if (again.AreaCm2 > best.AreaCm2 - 1e-12)
            {
                break;
            }
            best = again;
        }
        return best;
    }

    private Netlist Resubstituted(Netlist netlist) => Resubstitution.Run(netlist, _pairs, ResubstitutionPasses);

    private static Netlist Smallest(IEnumerable<Netlist> netlists) => netlists.MinBy(netlist => netlist.AreaCm2)!;

    /// <summary>Covers of the circuit and of the balanced one, each one that starts from the graph's own structure and one that
    /// starts from area flow.</summary>
    private List<Netlist> Covers(Circuit circuit, MappingEffort effort, Func<Circuit, CoverPower>? power = null)
    {
        List<Netlist> covers = [];
        int variants = effort != MappingEffort.Thorough ? 1 : Math.Clamp(MostNodes / Math.Max(1, circuit.Ands), 1, MostVariants);
        foreach (Circuit graph in Enumerable.Range(0, variants).Select(variant => Balancing.Run(circuit, variant)).Prepend(circuit))
        {
            Cut[][] cuts = CutEnumeration.Enumerate(graph, _table.Leaves);
            CoverPower? priced = power?.Invoke(graph);
            Cover byStructure = new(graph, _table, cuts, _library.Inverter, priced);
            byStructure.ChooseByStructure();
            Refine(byStructure);
            Cover byFlow = new(graph, _table, cuts, _library.Inverter, priced);
            ChooseByFlow(graph, byFlow);
            Refine(byFlow);
            covers.Add(ToNetlist(graph, byStructure));
            covers.Add(ToNetlist(graph, byFlow));
        }
        return covers;
    }

    /// <summary>The netlist of <paramref name="circuit"/> that burns the least static power on rows among those that are
    /// hardly larger than the smallest one.</summary>
    /// <inheritdoc cref="WithLessPower"/>
    public Netlist MapForPower(Circuit circuit, BitRows rows, double extraArea) => WithLessPower(Map(circuit), rows, extraArea);

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
        foreach (double price in PowerPrices)
        {
            List<Netlist> covers = Covers(NetlistCircuit.Of(best), MappingEffort.Normal, graph => new CoverPower(graph, _library.Inverter, price, rows));
            foreach (Netlist start in covers.Prepend(best).ToArray())
            {
                Netlist netlist = Resubstitution.Run(start, _pairs, ResubstitutionPasses, GateCost.WithPower(price, rows));
                double power = NetlistSimulation.StaticPowerMw(netlist, rows);
                if (power < bestPower && netlist.AreaCm2 <= smallest.AreaCm2 * (1 + extraArea))
                {
                    (best, bestPower) = (netlist, power);
                }
            }
        }
        return best;
    }

    private static void Refine(Cover cover)
    {
        cover.CountReferences();
        for (int round = 0; round < RecoveryRounds; round++)
        {
            cover.RecoverArea();
        }
    }

    private static void ChooseByFlow(Circuit circuit, Cover cover)
    {
        double[] users = Fanouts(circuit);
        for (int round = 0; round < FlowRounds; round++)
        {
            cover.ChooseByAreaFlow(users);
            cover.CountReferences();
            for (int signal = 0; signal < users.Length; signal++)
            {
                users[signal] = (users[signal] + 2.0 * cover.References(new Literal(signal))) / 3;
            }
        }
    }

    private static double[] Fanouts(Circuit circuit)
    {
        double[] users = new double[2 * circuit.Nodes];
        for (int node = circuit.FirstAnd; node < circuit.Nodes; node++)
        {
            foreach (Literal operand in (ReadOnlySpan<Literal>)[circuit.Left(node), circuit.Right(node)])
            {
                users[operand.Code]++;
            }
        }
        return users;
    }

    private Netlist ToNetlist(Circuit circuit, Cover cover)
    {
        int[] signalOf = new int[2 * circuit.Nodes];
        (signalOf[Literal.False.Code], signalOf[Literal.True.Code]) = (Netlist.Zero, Netlist.One);
        ImmutableArray<Instance>.Builder instances = ImmutableArray.CreateBuilder<Instance>();
        for (int node = 1; node < circuit.Nodes; node++)
        {
            if (!circuit.IsAnd(node))
            {
                signalOf[2 * node] = Netlist.InputOf(node - 1);
            }
            Literal positive = new(2 * node);
            Literal first = cover.IsInverted(positive) ? !positive : positive;
            AddInstance(first);
            AddInstance(!first);
        }
        return new Netlist(_library, circuit.Inputs, instances.ToImmutable(), [.. circuit.Outputs.Select(o => signalOf[o.Code])]);

        void AddInstance(Literal signal)
        {
            if (cover.References(signal) == 0 || (!circuit.IsAnd(signal.Node) && !signal.IsComplement))
            {
                return;
            }
            (Cell cell, Literal[] pins) = cover.IsInverted(signal) ? (_library.Inverter, [!signal]) : cover.GateOf(signal);
            signalOf[signal.Code] = 2 + circuit.Inputs.Length + instances.Count;
            instances.Add(new Instance(cell, [.. pins.Select(pin => signalOf[pin.Code])]));
        }
    }
}
