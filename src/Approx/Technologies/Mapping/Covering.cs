using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Circuits.Simplification;

namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>Covers circuits with the cells of one library.</summary>
/// <param name="library">The technology.</param>
/// <param name="options">How long.</param>
internal sealed class Covering(CellLibrary library, MapperOptions options)
{
    private readonly MatchTable _table = new(library);

    /// <summary>Covers of the circuit and of balanced ones, each one that starts from the graph's own structure and one that
    /// starts from area flow.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="variants">Orders in which its wide ANDs are balanced.</param>
    /// <param name="power">Prices static power too; null for area alone.</param>
    public List<Netlist> Of(Circuit circuit, int variants, Func<Circuit, CoverPower>? power = null)
    {
        List<Netlist> covers = [];
        foreach (Circuit graph in Enumerable.Range(0, variants).Select(variant => Balancing.Run(circuit, variant)).Prepend(circuit))
        {
            Cut[][] cuts = CutEnumeration.Enumerate(graph, _table.Leaves, options.Cuts);
            CoverPower? priced = power?.Invoke(graph);
            Cover byStructure = new(graph, _table, cuts, library.Inverter, priced);
            byStructure.ChooseByStructure();
            Refine(byStructure);
            Cover byFlow = new(graph, _table, cuts, library.Inverter, priced);
            ChooseByFlow(graph, byFlow);
            Refine(byFlow);
            covers.Add(byStructure.ToNetlist(library));
            covers.Add(byFlow.ToNetlist(library));
        }
        return covers;
    }

    private void Refine(Cover cover)
    {
        cover.CountReferences();
        for (int round = 0; round < options.RecoveryRounds; round++)
        {
            cover.RecoverArea();
        }
    }

    private void ChooseByFlow(Circuit circuit, Cover cover)
    {
        double[] users = Fanouts(circuit);
        for (int round = 0; round < options.FlowRounds; round++)
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
}
