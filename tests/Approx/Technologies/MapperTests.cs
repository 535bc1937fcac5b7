using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Technologies;

public class MapperTests
{
    /// <summary>Up to so many ANDs, and now and then beyond, gates are replaced too; every circuit is covered.</summary>
    private const int FewAnds = 800;

    [Theory]
    [InlineData("egfet-1.0V")]
    [InlineData("cnt-tft-3.0V")]
    public void Random_networks_answer_alike_as_model_as_circuit_and_as_netlist(string technology)
    {
        Mapper mapper = new(TechnologyCatalogue.Load(technology));
        RandomStream random = new(1);
        for (int i = 0; i < 60; i++)
        {
            RandomStream own = random.Child((ulong)i);
            Mlp mlp = RandomMlp.Draw(own);
            byte[][] codes = [.. RandomCodes.Draw(new MlpClassifier(mlp), 200, own)];
            Circuit circuit = MlpCircuit.Build(mlp);
            BitRows rows = BitRows.Pack(codes, circuit.Inputs);
            int[] expected = [.. codes.Select(c => mlp.Classify(c))];
            Assert.Equal(expected, CircuitSimulation.Classify(circuit, rows));
            Assert.Equal(expected, NetlistSimulation.Classify(mapper.Map(circuit, MappingEffort.Quick), rows));
            if (circuit.Ands < FewAnds || i % 30 == 0)
            {
                Assert.Equal(expected, NetlistSimulation.Classify(mapper.Map(circuit), rows));
            }
        }
    }

    [Fact]
    public void More_effort_keeps_the_function_and_makes_less_area()
    {
        Mapper mapper = new(TechnologyCatalogue.Load("egfet-1.0V"));
        RandomStream random = new(2);
        Dictionary<MappingEffort, double> area = Enum.GetValues<MappingEffort>().ToDictionary(e => e, _ => 0.0);
        for (int i = 0; i < 25; i++)
        {
            RandomStream own = random.Child((ulong)i);
            Mlp mlp = RandomMlp.Draw(own);
            Circuit circuit = MlpCircuit.Build(mlp);
            BitRows rows = BitRows.Pack([.. RandomCodes.Draw(new MlpClassifier(mlp), 200, own)], circuit.Inputs);
            int[] expected = CircuitSimulation.Classify(circuit, rows);
            foreach (MappingEffort effort in area.Keys.Where(_ => circuit.Ands < 500))
            {
                Netlist netlist = mapper.Map(circuit, effort);
                Assert.Equal(expected, NetlistSimulation.Classify(netlist, rows));
                area[effort] += netlist.AreaCm2;
            }
        }
        Assert.True(area[MappingEffort.Thorough] < area[MappingEffort.Normal] && area[MappingEffort.Normal] < area[MappingEffort.Quick]);
    }

    [Fact]
    public void Static_power_is_the_mean_over_the_states_of_the_rows()
    {
        CellLibrary library = TechnologyCatalogue.Load("egfet-1.0V");
        Netlist nand = new(library, [new InputSignal(0, 0), new InputSignal(0, 1)],
            [new Instance(library.Find("NAND2X1")!, [Netlist.InputOf(0), Netlist.InputOf(1)])], [4]);
        BitRows rows = BitRows.Pack([[0], [3], [3], [1]], nand.Inputs);
        Assert.Equal((248.054 + 18569.1 + 18569.1 + 391.073) / 4 * 1e-6, NetlistSimulation.StaticPowerMw(nand, rows), 1e-15);
        Assert.Equal(247860e-8, nand.AreaCm2, 1e-15);
        Assert.Equal(1.557, nand.CriticalPathMs!.Value, 1e-12);
    }
}
