using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Diagnosis;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Tests.Approx.Techniques;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Randomness;

public class RandomApproximationTests
{
    [Fact]
    public void Any_combination_of_techniques_answers_alike_as_model_circuit_and_netlist()
    {
        Mapper mapper = new(TechnologyCatalogue.Load("egfet-1.0V"));
        int differing = 0;
        foreach ((Mlp drawn, byte[][] codes, RandomStream random) in DrawnNetworks.Take(200, 20, rows: 150))
        {
            Mlp mlp = RandomApproximation.Apply(drawn, codes[..50], random);
            differing += ErrorReport.Of(drawn, mlp, codes).ChangedClasses > 0 ? 1 : 0;
            ProbedCircuit probed = MlpCircuit.BuildProbed(mlp);
            Assert.Null(Agreement.OfNeurons(mlp, probed, codes));
            Circuit circuit = MlpCircuit.Build(mlp);
            BitRows rows = BitRows.Pack(codes, circuit.Inputs);
            Assert.Equal([.. codes.Select(row => mlp.Classify(row))], CircuitSimulation.Classify(circuit, rows));
            Assert.Null(Agreement.OfNetlist(circuit, mapper.Map(circuit, EffortFor(circuit)), codes));
            Circuit pruned = ConstantGatePruning.Apply(circuit, rows, 0.9).Circuit;
            Assert.Null(Agreement.OfNetlist(pruned, mapper.Map(pruned, EffortFor(pruned)), codes));
        }
        Assert.True(differing > 50, $"only {differing} networks were approximated");
    }

    /// <summary>Gates of the small circuits are replaced too; every circuit is covered.</summary>
    private static MappingEffort EffortFor(Circuit circuit) => circuit.Ands < 500 ? MappingEffort.Normal : MappingEffort.Quick;

    [Fact]
    public void A_seed_gives_the_same_network_again()
    {
        string[] twice = [.. Enumerable.Range(0, 2).Select(_ => DrawnNetworks.Take(1, 21).Select(n => MlpFile.Write(RandomApproximation.Apply(n.Mlp, n.Codes, n.Random))).Single())];
        Assert.Equal(twice[0], twice[1]);
    }
}
