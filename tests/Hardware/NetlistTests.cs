using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

public class NetlistTests(Workbench bench) : IClassFixture<Workbench>
{
    private static readonly Mapper Mapper = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));

    [Fact]
    public void Mapped_random_and_degenerate_networks_agree_everywhere_and_nobody_complains()
    {
        IEnumerable<Mlp> networks = SmallNetworks.Degenerate().Select(n => n.Mlp).Where(m => m.Ranges[^1].All(r => r.Width < 40))
            .Append(SmallNetworks.Exact).Append(SmallNetworks.Approximate)
            .Concat(Enumerable.Range(100, 3).Select(i => RandomMlp.Draw(new RandomStream((ulong)i))));
        DesignFolder[] designs = [.. networks.Select((mlp, i) => Mapped("mapped", mlp, 200, (ulong)i))];
        foreach (VerificationReport report in bench.Verifier.Verify(designs))
        {
            Assert.True(report.Checks.All(c => c.Result == CheckResult.Passed), report.ToJson());
            Assert.Equal(12, report.Checks.Length);
        }
    }

    [Fact]
    public void A_wrong_cell_is_found_and_located()
    {
        DesignFolder design = Mapped("wrong", SmallNetworks.Exact, 500, 77);
        string instance = Fault.SwapNand(design, design.Netlist!);
        VerificationReport report = bench.Verifier.Verify(design);
        Assert.Equal(Verdict.Disagrees, report.Verdict);
        Check[] failed = [.. report.Checks.Where(c => c.Result == CheckResult.Failed)];
        Assert.Equal(["icarus", "verilator"], failed.Select(c => c.Tool));
        Assert.All(failed, c => Assert.StartsWith($"cell {instance} (NAND2", c.FirstMismatch?.Neuron, StringComparison.Ordinal));
    }

    [Fact]
    public void A_netlist_of_another_network_is_caught_in_process()
    {
        DesignFolder design = Mapped("other", SmallNetworks.Exact, 300, 78) with { Classifier = new MlpClassifier(SmallNetworks.Approximate) };
        Check check = bench.Verifier.Verify(design).Checks.Single(c => c is { Subject: "netlist", Method: "in process" });
        Assert.Equal(CheckResult.Failed, check.Result);
        Mismatch first = Assert.IsType<Mismatch>(check.FirstMismatch);
        Assert.Equal((SmallNetworks.Approximate.Classify(design.Codes[first.Row]), SmallNetworks.Exact.Classify(design.Codes[first.Row])), (first.Expected, first.Got));
    }

    private DesignFolder Mapped(string name, Mlp mlp, int vectors, ulong seed) =>
        bench.Write(name, mlp, vectors, seed, Mapper.Map(MlpCircuit.Build(mlp)));
}
