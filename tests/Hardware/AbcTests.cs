using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Diagnosis;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Tests.Approx.Techniques;
using PrintedMlp.Tests.Generator.Synthesis;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

public class AbcTests(Workbench bench) : IClassFixture<Workbench>
{
    private static readonly TimeSpan Limit = HangGuard.Limit;
    private static readonly CellLibrary Library = TechnologyCatalogue.Load(TechnologyCatalogue.Default);

    [Fact]
    public void A_circuit_with_constant_outputs_and_plain_wires_is_mapped()
    {
        Circuit circuit = BlifTests.Small;
        Netlist netlist = new Abc(bench.Tools.Abc!, Limit).Map(circuit, Library);
        Assert.Null(Agreement.OfNetlist(circuit, netlist, [.. from a in Enumerable.Range(0, 4) from b in Enumerable.Range(0, 2) select new[] { (byte)a, (byte)b }]));
        Assert.Equal([Netlist.One, Netlist.InputOf(1)], (int[])[netlist.Outputs[1], netlist.Outputs[3]]);
    }

    [Fact]
    public void With_abc_no_netlist_is_larger_and_each_is_proven()
    {
        CircuitMapper ours = new(Library, Optimizer.Builtin, bench.Tools), both = new(Library, Optimizer.Abc, bench.Tools);
        int smaller = 0;
        foreach ((Mlp drawn, byte[][] codes, RandomStream random) in DrawnNetworks.Take(8, 40).Select(d => (d.Mlp, d.Codes, d.Random)))
        {
            Mlp mlp = RandomApproximation.Apply(drawn, codes, random);
            Circuit circuit = MlpCircuit.Build(mlp);
            MappedCircuit mapped = both.Map(new MlpClassifier(mlp), circuit, codes);
            Assert.True(mapped.Netlist.AreaCm2 <= ours.Map(new MlpClassifier(mlp), circuit, codes).Netlist.AreaCm2);
            Assert.Null(Agreement.OfNetlist(circuit, mapped.Netlist, codes));
            Assert.NotNull(mapped.Evidence);
            smaller += mapped.From == Optimizer.Abc ? 1 : 0;
        }
        Assert.InRange(smaller, 1, 8);
    }

    [Fact]
    public void Without_abc_the_message_says_what_to_do()
    {
        ToolException error = Assert.Throws<ToolException>(() => new CircuitMapper(Library, Optimizer.Abc, new Tools("")));
        Assert.Contains("berkeley-abc is not installed", error.Message, StringComparison.Ordinal);
    }
}
