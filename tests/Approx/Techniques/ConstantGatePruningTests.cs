using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class ConstantGatePruningTests
{
    [Fact]
    public void Gates_that_never_change_on_the_rows_go_without_a_trace()
    {
        int gates = 0;
        foreach ((Mlp mlp, byte[][] codes, _) in DrawnNetworks.Take(80, 9))
        {
            Circuit circuit = MlpCircuit.Build(mlp);
            BitRows rows = BitRows.Pack(codes, circuit.Inputs);
            PrunedCircuit pruned = ConstantGatePruning.Apply(circuit, rows, 1);
            Assert.Equal(0, pruned.ChangedRows);
            Assert.True(pruned.Circuit.Ands <= circuit.Ands - pruned.Gates);
            Assert.Equal(CircuitSimulation.Classify(circuit, rows), CircuitSimulation.Classify(pruned.Circuit, rows));
            gates += pruned.Gates;
        }
        Assert.True(gates > 100);
    }

    [Fact]
    public void A_lower_share_prunes_more_and_counts_what_changes()
    {
        Circuit circuit = MlpCircuit.Build(SmallNetworks.Exact);
        byte[][] codes = DrawnNetworks.All(SmallNetworks.Exact);
        BitRows rows = BitRows.Pack(codes, circuit.Inputs);
        PrunedCircuit some = ConstantGatePruning.Apply(circuit, rows, 0.95), many = ConstantGatePruning.Apply(circuit, rows, 0.8);
        Assert.True(0 < some.Gates && some.Gates < many.Gates);
        int[] after = CircuitSimulation.Classify(many.Circuit, rows);
        Assert.Equal(codes.Where((row, i) => SmallNetworks.Exact.Classify(row) != after[i]).Count(), many.ChangedRows);
        Assert.True(many.ChangedRows > 0 && many.Circuit.Ands < circuit.Ands);
    }
}
