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

    /// <summary>Prices of static power that are tried, in um2 a nW. An EGFET NAND is 247,860 um2 and burns about 5,000 nW
    /// when its inputs are random, so at 50 both weigh the same.</summary>
    private static readonly double[] PowerPrices = [1, 3, 8, 20, 50, 120];

    private readonly CellLibrary _library;
    private readonly MatchTable _table;
    private readonly PairFunctions _pairs;

    /// <summary>A mapper to <paramref name="library"/>; making one is dear, using it is cheap.</summary>
    public Mapper(CellLibrary library) => (_library, _table, _pairs) = (library, new MatchTable(library), new PairFunctions(library));

    /// <summary>The netlist of <paramref name="circuit"/>: the smaller of two covers, one that starts from the graph's
    /// own structure and one that starts from area flow.</summary>
    public Netlist Map(Circuit circuit)
    {
        circuit = FunctionalReduction.Run(circuit);
        Cut[][] cuts = CutEnumeration.Enumerate(circuit, _table.Leaves);
        Cover byStructure = new(circuit, _table, cuts, _library.Inverter.AreaUm2);
        byStructure.ChooseByStructure();
        Refine(byStructure);
        Cover byFlow = new(circuit, _table, cuts, _library.Inverter.AreaUm2);
        ChooseByFlow(circuit, byFlow);
        Refine(byFlow);
        Netlist mapped = ToNetlist(circuit, byFlow.Area < byStructure.Area ? byFlow : byStructure);
        return Resubstitution.Run(mapped, _pairs, ResubstitutionPasses);
    }

    /// <summary>The netlist of <paramref name="circuit"/> that burns the least static power on rows among those that are
    /// hardly larger than the smallest one: gates are replaced as for area, but a nW has a price, and the price that
    /// leaves the least power is kept. Polarity matters: an EGFET gate burns only while its output is low.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="rows">Rows of training data; a few hundred tell enough.</param>
    /// <param name="extraArea">Largest growth over the smallest area, for example 0.02.</param>
    public Netlist MapForPower(Circuit circuit, BitRows rows, double extraArea)
    {
        Netlist smallest = Map(circuit), best = smallest;
        double bestPower = NetlistSimulation.StaticPowerMw(smallest, rows);
        foreach (double price in PowerPrices)
        {
            Netlist netlist = Resubstitution.Run(smallest, _pairs, ResubstitutionPasses, GateCost.WithPower(price, rows));
            double power = NetlistSimulation.StaticPowerMw(netlist, rows);
            if (power < bestPower && netlist.AreaCm2 <= smallest.AreaCm2 * (1 + extraArea))
            {
                (best, bestPower) = (netlist, power);
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
