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
