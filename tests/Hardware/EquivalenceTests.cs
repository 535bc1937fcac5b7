using System.Text.RegularExpressions;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

public partial class EquivalenceTests(Workbench bench) : IClassFixture<Workbench>
{
    private static readonly Mapper Mapper = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));
    private readonly Equivalence _equivalence = new(bench.Tools, AbcProof.UsualConflicts);

    [Fact]
    public void Rtl_and_netlist_of_small_networks_are_proven_equivalent()
    {
        IEnumerable<Mlp> networks = SmallNetworks.Degenerate().Select(n => n.Mlp).Take(4).Append(SmallNetworks.Approximate);
        foreach ((int i, Mlp mlp) in networks.Index())
        {
            Check check = _equivalence.Run(Mapped("proven", mlp, (ulong)i));
            Assert.True(check.Result == CheckResult.Passed, check.Why);
            Assert.True(check.How is not null && (check.How.StartsWith("all ", StringComparison.Ordinal) || check.How.EndsWith("same gates", StringComparison.Ordinal)), check.How);
            Assert.Contains("Yosys", check.Version, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_network_of_wide_sums_is_proven_neuron_by_neuron()
    {
        Check check = _equivalence.Run(Mapped("wide", WideSums(new RandomStream(5)), 5));
        Assert.True(check.Result == CheckResult.Passed, check.Why);
    }

    [Fact]
    public void A_wrong_bias_in_the_rtl_of_wide_sums_is_refuted()
    {
        DesignFolder design = Mapped("biased", WideSums(new RandomStream(5)), 5);
        Mlp mlp = ((MlpClassifier)design.Classifier).Mlp;
        Mlp other = Rewrite.Neurons(mlp, (layer, i, neuron) => layer == 0 && i == 1 ? neuron with { Bias = neuron.Bias + 32 } : neuron);
        File.WriteAllText(design.RtlFile, new PrintedMlp.Generator.Verilog.VerilogWriter(bench.Templates).Rtl("biased", other));
        Assert.Equal(CheckResult.Failed, _equivalence.Run(design).Result);
    }

    [Fact]
    public void A_swapped_cell_is_refuted_with_codes_for_which_the_classes_differ()
    {
        DesignFolder design = Mapped("refuted", SmallNetworks.Approximate, 1);
        Fault.SwapNand(design, design.Netlist!);
        Check check = _equivalence.Run(design);
        Assert.Equal(CheckResult.Failed, check.Result);
        byte[] codes = [.. Numbers().Match(check.Why!).Value.Split(' ').Select(byte.Parse)];
        Assert.Equal(design.Classifier.Inputs, codes.Length);
        DesignFolder counterexample = bench.Write("counter", ((MlpClassifier)design.Classifier).Mlp, 1, 2) with { Codes = [codes] };
        DesignFiles.Write(counterexample with { Netlist = design.Netlist }, new PrintedMlp.Generator.Verilog.VerilogWriter(bench.Templates));
        File.WriteAllText(Path.Combine(counterexample.Folder, "netlist.v"), File.ReadAllText(design.NetlistFile).Replace("module refuted", "module counter", StringComparison.Ordinal));
        Assert.Equal(Verdict.Disagrees, bench.Verifier.Verify(counterexample).Verdict);
    }

    [Fact]
    public void A_proof_that_does_not_end_takes_nothing_from_the_simulations()
    {
        Check open = new Equivalence(bench.Tools, 1).Run(Mapped("open", ManySums(new RandomStream(5)), 3));
        Assert.Equal((CheckResult.NotRun, "not proven with 1 conflicts a question"), (open.Result, open.Why));
        Check simulated = new("rtl", "simulation", "icarus", null, 1, CheckResult.Passed);
        Assert.Equal(Verdict.Verified, new VerificationReport("m", 1, [simulated, open]).Verdict);
        Assert.Equal(Verdict.Disagrees, new VerificationReport("m", 1, [simulated, open with { Result = CheckResult.Failed }]).Verdict);
    }

    [Fact]
    public void A_swapped_cell_is_located_even_when_only_the_files_are_left()
    {
        DesignFolder design = Mapped("files", SmallNetworks.Exact, 77);
        string instance = Fault.SwapNand(design, design.Netlist!);
        Check check = bench.Verifier.Verify(design with { Netlist = null }).Checks.First(c => c is { Subject: "netlist", Method: "simulation" });
        Assert.StartsWith($"cell {instance} (NAND2", check.FirstMismatch?.Neuron, StringComparison.Ordinal);
    }

    /// <summary>Eleven features, two hidden neurons, three classes, weights that are powers of two.</summary>
    private static Mlp WideSums(RandomStream random) => new(11, 4,
        [new([Drawn(random, 11, 7, QRelu.Exact), Drawn(random, 11, 7, QRelu.Exact)]), new([.. Enumerable.Range(0, 3).Select(_ => Drawn(random, 2, 8, null))])], Argmax.Exact(3));

    /// <summary>Eleven features, weights of many digits: more than decision diagrams hold, and more bits than can be tried.</summary>
    private static Mlp ManySums(RandomStream random) => new(11, 4,
        [new([.. Enumerable.Range(0, 3).Select(_ => Weighted(random, 11, QRelu.Exact))]), new([.. Enumerable.Range(0, 3).Select(_ => Weighted(random, 3, null))])], Argmax.Exact(3));

    private static Neuron Weighted(RandomStream random, int sources, QRelu? activation) => new(
        [.. Enumerable.Range(0, sources).Select(i => new Summand(i, random.Next(255) - 127, Summand.AllBits))], random.Next(200), activation);

    private static Neuron Drawn(RandomStream random, int sources, int exponents, QRelu? activation) => new(
        [.. Enumerable.Range(0, sources).Select(i => new Summand(i, (random.Chance(0.5) ? 1 : -1) << random.Next(exponents), Summand.AllBits))], random.Next(200), activation);

    private DesignFolder Mapped(string name, Mlp mlp, ulong seed) => bench.Write(name, mlp, 500, seed, Mapper.Map(MlpCircuit.Build(mlp)));

    [GeneratedRegex("[0-9]+( [0-9]+)*$")]
    private static partial Regex Numbers();
}
