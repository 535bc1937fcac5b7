using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Circuits.Simplification;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Circuits.Simplification;

public class BalancingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_networks_keep_their_function(int variant)
    {
        RandomStream random = new(11);
        for (int i = 0; i < 20; i++)
        {
            RandomStream own = random.Child((ulong)i);
            Mlp mlp = RandomMlp.Draw(own);
            Circuit circuit = MlpCircuit.Build(mlp);
            BitRows rows = BitRows.Pack([.. RandomCodes.Draw(new MlpClassifier(mlp), 300, own)], circuit.Inputs);
            Assert.Equal(CircuitSimulation.Classify(circuit, rows), CircuitSimulation.Classify(Balancing.Run(circuit, variant), rows));
        }
    }

    [Fact]
    public void A_chain_of_eight_operands_becomes_three_levels()
    {
        CircuitBuilder builder = new([.. Enumerable.Range(0, 8).Select(bit => new InputSignal(0, bit))]);
        Literal all = Enumerable.Range(0, 8).Select(CircuitBuilder.Input).Aggregate(builder.And);
        Circuit balanced = Balancing.Run(builder.Build([all]));
        Assert.Equal(3, Levels(balanced));
        Assert.Equal(7, balanced.Ands);
    }

    private static int Levels(Circuit circuit)
    {
        int[] level = new int[circuit.Nodes];
        for (int node = circuit.FirstAnd; node < circuit.Nodes; node++)
        {
            level[node] = 1 + Math.Max(level[circuit.Left(node).Node], level[circuit.Right(node).Node]);
        }
        return level.Max();
    }
}
